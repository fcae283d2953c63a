# The ending of a conversation that is begun at it.
"$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1 --from scene=called
