# A hard ending: care first.
printf '%s\n' advise wait |
    "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1
