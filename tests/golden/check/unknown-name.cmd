"$PRIMUM" check tests/golden/check/unknown-name
