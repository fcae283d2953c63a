# What means nothing, and what is not there.
for option in --seed=9007199254740992 --seed=-1 --from=scene=nowhere \
    --feedback=never; do
    "$PRIMUM" play tests/golden/play/bus-stop.yaml $option; echo "$?"
done
PRIMUM_SCENARIOS=tests/golden/play "$PRIMUM" play bus-stpo; echo "$?"
"$PRIMUM" play tests/golden/play/nothing.yaml
