# In sentences, for a screen reader: nothing is drawn.
"$PRIMUM" check --plain tests/golden/check/unknown-target/near.yaml
"$PRIMUM" check --plain tests/golden/check/dead-end
