# For programs: the same members everywhere.
HOME=$(mktemp -d)
export HOME
printf '%s\n' 1 1 | PRIMUM_NOW=2026-11-20T10:00:00Z \
    "$PRIMUM" play --json tests/golden/play/three-cups.yaml --seed 1 >"$HOME/out"
"$PRIMUM" doctor --json >"$HOME/out"
echo "[$?]"
grep -o '"records":{.*' "$HOME/out"
sed 's/,"records":{.*//' "$HOME/out" | grep -oE '"[A-Za-z_]+":' | sort | uniq
rm -r "$HOME"
