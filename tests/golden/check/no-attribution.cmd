"$PRIMUM" check tests/golden/check/no-attribution
