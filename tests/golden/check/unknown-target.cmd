"$PRIMUM" check tests/golden/check/unknown-target
