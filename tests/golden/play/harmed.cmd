# A hard ending: care first.
printf '%s\n' advise wait |
    PRIMUM_RECORDS="$HOME/harmed.db" "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1
