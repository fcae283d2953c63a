# And the other way round.
"$PRIMUM" diff tests/golden/diff/new.yaml tests/golden/diff/old.yaml
