"$PRIMUM" check tests/golden/check/missing-key
