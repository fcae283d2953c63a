"$PRIMUM" check tests/golden/check/tag
