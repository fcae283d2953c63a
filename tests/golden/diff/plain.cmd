# The same in sentences.
"$PRIMUM" diff --plain tests/golden/diff/old.yaml tests/golden/diff/new.yaml
