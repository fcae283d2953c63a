"$PRIMUM" check tests/golden/check/no-way-out
