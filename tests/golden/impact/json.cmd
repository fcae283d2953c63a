# All the figures, for programs.
"$PRIMUM" impact --json tests/golden/impact/cup.yaml
"$PRIMUM" impact --json tests/golden/impact/cup.yaml --at scene=night,trust=1
# Without a catalogue, and so without styles.
"$PRIMUM" impact --json tests/golden/impact/alone/door.yaml
