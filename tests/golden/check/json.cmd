# One object a line, to be read by people.
"$PRIMUM" check --format json tests/golden/check/control-character \
    tests/golden/check/unknown-target >"$HOME/json"
echo "[exit $?]"
sed 's/},{/},\n{/g' "$HOME/json"
