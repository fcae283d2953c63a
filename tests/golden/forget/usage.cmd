# What it does not understand, and what it does not do without being asked.
HOME=$(mktemp -d)
export HOME
"$PRIMUM" forget
echo "[$?]"
"$PRIMUM" forget --all last
echo "[$?]"
"$PRIMUM" forget last --yes
echo "[$?]"
"$PRIMUM" forget --all
echo "[$?]"
find "$HOME" -name '*.db*'
rm -r "$HOME"
