# The same in sentences.
"$PRIMUM" impact --plain tests/golden/impact/kettle.yaml
