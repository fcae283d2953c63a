"$PRIMUM" check tests/golden/check/scenes-first
printf "wait\n" | "$PRIMUM" play --plain tests/golden/check/scenes-first/sound.yaml 2>&1 | grep Dee
