# A path without a file: what may have been meant is a file beside it, or an id.
PRIMUM_SCENARIOS=tests/golden/play
export PRIMUM_SCENARIOS
for path in tests/golden/play/bus-stpo.yaml elsewhere/bus-stop.yaml \
    ./catalogeu.yaml elsewhere/quite-another.yaml; do
    "$PRIMUM" play "$path"; echo "$?"
done
"$PRIMUM" check tests/golden/play/bus-stpo.yaml; echo "$?"
"$PRIMUM" check tests/golden/play/catalogeu.yaml; echo "$?"
"$PRIMUM" learn reactanec; echo "$?"
"$PRIMUM" play; echo "$?"
"$PRIMUM" play bus-stop again; echo "$?"
"$PRIMUM" hepl
