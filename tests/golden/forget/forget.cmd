# One of two attempts, then the other; and what is said of it.
HOME=$(mktemp -d)
export HOME
play()
{
    printf '%s\n' 1 1 | PRIMUM_NOW=2026-11-$1T10:00:00Z \
        "$PRIMUM" play --json tests/golden/play/three-cups.yaml --seed 1 |
        grep -c response
}
play 20
play 21
"$PRIMUM" forget last
echo "[$?]"
"$PRIMUM" forget last last --yes
echo "[$?]"
"$PRIMUM" forget nobody --yes
echo "[$?]"
"$PRIMUM" forget --all -y --plain
echo "[$?]"
"$PRIMUM" forget --all -y
grep -rl 'Three cups' "$HOME"
rm -r "$HOME"
