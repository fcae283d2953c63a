# Where nobody is there to ask, --predict asks nothing.
printf 'wait\n' |
    "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed=1 --predict --no-record |
    head -n 30
printf 'wait\n' |
    "$PRIMUM" play --json tests/golden/play/bus-stop.yaml --seed=1 --no-record >"$HOME/without"
printf 'wait\n' |
    "$PRIMUM" play --json tests/golden/play/bus-stop.yaml --seed=1 --no-record \
        --predict | diff "$HOME/without" - && echo the same to a program
