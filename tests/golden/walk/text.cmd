# All that there is to say, for people.
"$PRIMUM" walk tests/golden/walk/porch.yaml
