"$PRIMUM" check tests/golden/check/bad-value
