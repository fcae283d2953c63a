# A scenario with mistakes is not played, and no byte of it reaches a terminal
# as it is.
"$PRIMUM" play tests/golden/play/unsound.yaml
