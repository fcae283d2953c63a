# A fault in the scenario is never the trainee's.
for choice in dead-end silent-loop no-response; do
    echo $choice |
        "$PRIMUM" play tests/golden/play/broken.yaml --seed 1 | tail -n 4
    echo $choice | "$PRIMUM" play tests/golden/play/broken.yaml --seed 1 \
        --json | tail -n 1
done
echo dead-end | "$PRIMUM" play tests/golden/play/broken.yaml >/dev/null
