"$PRIMUM" check tests/golden/check/no-practice
