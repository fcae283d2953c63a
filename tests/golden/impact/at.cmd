# In the middle: where the scene goes on by itself, and where something is spent.
"$PRIMUM" impact tests/golden/impact/kettle.yaml --at scene=night,trust=2
"$PRIMUM" impact tests/golden/impact/kettle.yaml --at spent=/check-in,trust=2
