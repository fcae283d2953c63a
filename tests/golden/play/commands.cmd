# Commands at a turn are about the choice before it.
printf '%s\n' why back advise more why others state others\ 2 others\ 1 \
    others\ 9 redraw help othes 9 'do not' wait |
    PRIMUM_RECORDS="$HOME/commands.db" "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1
