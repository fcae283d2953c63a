"$PRIMUM" check tests/golden/check/bad-id
