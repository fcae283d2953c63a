# Where nothing can be worked out, there is a map all the same.
"$PRIMUM" map tests/golden/map/slow.yaml
"$PRIMUM" map tests/golden/map/slow.yaml --format dot
