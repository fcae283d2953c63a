"$PRIMUM" check tests/golden/check/no-response
