# A line for each result; rules without their pages; notifications.
"$PRIMUM" check --format sarif tests/golden/check/unknown-target \
    tests/golden/check/nowhere.yaml tests/golden/check/bad-id/letter.yaml \
    >"$HOME/sarif" 2>/dev/null
echo "[exit $?]"
sed 's/},{/},\n{/g; s/"results":/\n&/; s/"artifacts":/\n&/' "$HOME/sarif" |
    sed 's/"help":{"text":"#.*"},"default/"help":...,"default/; s/\("[a-zA-Z]*ersion":\)"0[0-9.]*"/\1.../g'
