"$PRIMUM" check tests/golden/check/tone-gives-away
