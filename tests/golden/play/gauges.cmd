# Gauges in words, from the middle.
printf '%s\n' leave | "$PRIMUM" play tests/golden/play/bus-stop.yaml \
    --seed 1 --gauges --from trust=9,asked=true
