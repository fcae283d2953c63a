# No turning point: one that did not show, many that were small, and none.
for choices in 'go' 'fill fill fill' 'wait wait wait'; do
    printf '%s\n' $choices |
        "$PRIMUM" play tests/golden/play/three-cups.yaml --seed 1 |
        sed -n '/^The turning point/,/^What worked/p'
done
