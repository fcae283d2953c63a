# The impacts wait for the ending.
printf '%s\n' check-in 2 | "$PRIMUM" play tests/golden/play/bus-stop.yaml \
    --seed 1 --json --feedback end
