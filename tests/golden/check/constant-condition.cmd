"$PRIMUM" check tests/golden/check/constant-condition
