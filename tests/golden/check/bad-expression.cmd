"$PRIMUM" check tests/golden/check/bad-expression
