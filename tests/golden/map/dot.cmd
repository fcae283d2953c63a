# The same for Graphviz.
"$PRIMUM" map tests/golden/impact/kettle.yaml --format dot
