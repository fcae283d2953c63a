# A hard ending: care first.
echo advise | "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1
