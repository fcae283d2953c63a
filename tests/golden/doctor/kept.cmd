# Where something is kept, and others can get at it; then where it is damaged.
HOME=$(mktemp -d)
export HOME
printf '%s\n' 1 1 | PRIMUM_NOW=2026-11-20T10:00:00Z \
    "$PRIMUM" play --json tests/golden/play/three-cups.yaml --seed 1 >"$HOME/out"
# The parts that are the same everywhere.
told()
{
    "$PRIMUM" doctor --plain >"$HOME/out"
    status=$?
    grep -E 'ecords|older|kept|onversations:|hoices|ound' "$HOME/out" |
        sed -E 's/[0-9.]+ (KiB|bytes)/SIZE/'
    echo "[$status]"
}
told
cd "$HOME/.local/share/primum" || exit
chmod 755 .
chmod 666 records.db
cd - >/dev/null || exit
told
# A folder where the file should be; not a database; half of one.
head -c 6000 "$HOME/.local/share/primum/records.db" >"$HOME/half"
echo 'a note of my own' >"$HOME/.local/share/primum/records.db"
told
cp "$HOME/half" "$HOME/.local/share/primum/records.db"
told
rm -r "$HOME"
