# Everything that a program hears of a conversation.
printf '%s\n' 9 '' check-in 1 |
    "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1 --json
