# A hint names practices; what is said again from a step is for the end.
printf '%s\n' hint 4 hint 'again from 1' leave |
    "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1 | tail -n 26
