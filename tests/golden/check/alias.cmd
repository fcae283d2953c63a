"$PRIMUM" check tests/golden/check/alias
