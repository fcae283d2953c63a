"$PRIMUM" check tests/golden/check/scenes-first
printf "1\n" | "$PRIMUM" play --plain tests/golden/check/scenes-first/sound.yaml 2>&1 | grep Dee
