# What is surely meant is written, and nothing else; where two names are as near
# as each other, neither is.
mkdir "$HOME/fix"
cp tests/golden/check/fix/slips.yaml "$HOME/fix"
"$PRIMUM" check --fix "$HOME/fix/slips.yaml" 2>&1 | sed "s:$HOME/::g"
diff tests/golden/check/fix/slips.yaml "$HOME/fix/slips.yaml"
rm -r "$HOME/fix"
