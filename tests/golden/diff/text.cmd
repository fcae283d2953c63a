# Every kind of change, and how the likely impact moved.
"$PRIMUM" diff tests/golden/diff/old.yaml tests/golden/diff/new.yaml
