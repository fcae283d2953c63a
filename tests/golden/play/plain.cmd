# Answers and commands from a pipe, to the end: number, id, first words.
printf '%s\n' more 4 '' back 'how is' move |
    PRIMUM_RECORDS="$HOME/plain.db" "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1
