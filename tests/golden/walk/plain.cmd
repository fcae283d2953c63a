# The same in sentences.
"$PRIMUM" walk tests/golden/walk/porch.yaml --plain
