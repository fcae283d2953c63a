# The process as a model; and names that mean something there, or are alike.
"$PRIMUM" impact --prism tests/golden/impact/kettle.yaml --at scene=night,spent=/check-in
"$PRIMUM" impact --prism tests/golden/impact/alone/names.yaml
