"$PRIMUM" check tests/golden/check/expectation
