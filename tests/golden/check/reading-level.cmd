"$PRIMUM" check tests/golden/check/reading-level
