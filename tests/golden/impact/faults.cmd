# A fault in the scenario is told as what it is.
"$PRIMUM" impact --at scene=stuck tests/golden/play/broken.yaml
"$PRIMUM" impact tests/golden/play/broken.yaml | grep -A 2 'Nowhere'
