"$PRIMUM" check tests/golden/check/length-gives-away
