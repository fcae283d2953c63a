# No id, each with the nearest one.
for name in 'My Scene!' path/to/Night night.yaml '***' '' catalogue Überall; do
    "$PRIMUM" new "$name"
    echo "[exit $?]"
done
"$PRIMUM" new
"$PRIMUM" new one --template sonnet
"$PRIMUM" new one two
