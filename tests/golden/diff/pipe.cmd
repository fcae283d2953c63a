# A version from a pipe is read with the catalogue of the other, and so is one
# that was put where there is none.
sed 's/odds: 2, effects/odds: 3, effects/' tests/golden/diff/old.yaml |
    "$PRIMUM" diff - tests/golden/diff/old.yaml
work=$(mktemp -d)
cp tests/golden/diff/old.yaml "$work"
"$PRIMUM" diff --json "$work/old.yaml" tests/golden/diff/same.yaml |
    sed "s,$work,WORK,"
rm -r "$work"
