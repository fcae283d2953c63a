"$PRIMUM" check tests/golden/check/lost-text
