# What each choice may lead to, from the start.
"$PRIMUM" impact tests/golden/impact/kettle.yaml
