# The end of the input leaves the attempt unfinished.
echo check-in | "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1 --json
