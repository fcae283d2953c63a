"$PRIMUM" check tests/golden/check/not-proved
