# Another form of the same.
"$PRIMUM" diff tests/golden/diff/old.yaml tests/golden/diff/same.yaml
"$PRIMUM" diff tests/golden/diff/old.yaml tests/golden/diff/old.yaml
