# The catalogue beside a scenario changed, and nothing in the scenario itself;
# and where there was none.
"$PRIMUM" diff tests/golden/diff/old.yaml tests/golden/diff/later/old.yaml
"$PRIMUM" diff tests/golden/impact/alone/door.yaml tests/golden/diff/later/walled.yaml --json |
    grep -o '"title":[^,]*,"cat[^}]*}'
