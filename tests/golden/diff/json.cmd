# The same for programs.
"$PRIMUM" diff --json tests/golden/diff/old.yaml tests/golden/diff/new.yaml
"$PRIMUM" diff --json tests/golden/diff/old.yaml tests/golden/diff/same.yaml
