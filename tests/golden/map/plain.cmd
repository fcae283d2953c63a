# The same for a screen reader.
"$PRIMUM" map tests/golden/impact/kettle.yaml --plain
