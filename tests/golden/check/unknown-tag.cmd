"$PRIMUM" check tests/golden/check/unknown-tag
