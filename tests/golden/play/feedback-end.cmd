# The explanations wait for the debrief.
printf '%s\n' 4 more 2 |
    PRIMUM_RECORDS="$HOME/feedback-end.db" "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1 --feedback end
