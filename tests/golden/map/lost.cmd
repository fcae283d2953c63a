# What is never reached, and texts that mean something to XML and to Graphviz.
"$PRIMUM" map tests/golden/map/lost.yaml
"$PRIMUM" map tests/golden/map/lost.yaml --format dot
