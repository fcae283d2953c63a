"$PRIMUM" check tests/golden/check/duplicate-key
