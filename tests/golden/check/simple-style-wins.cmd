"$PRIMUM" check tests/golden/check/simple-style-wins
