"$PRIMUM" check tests/golden/check/unknown-key
