# Who leaves before the end, or cannot get there, has the explanations first.
printf '%s\n' 4 leave |
    "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1 --feedback end |
    tail -n 26
echo dead-end | "$PRIMUM" play tests/golden/play/broken.yaml \
    --seed 1 --feedback end
