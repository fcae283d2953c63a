"$PRIMUM" check tests/golden/check/overflow
