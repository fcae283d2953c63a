# Ways on and back, odds, an interrupt, what is on offer everywhere.
"$PRIMUM" map tests/golden/impact/kettle.yaml
