"$PRIMUM" check tests/golden/check/free-move
