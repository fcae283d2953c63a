# The latest first, with how each stands, and the name to call it by.
. tests/golden/history/records.sh
echo "$several" | keep
"$PRIMUM" history
"$PRIMUM" history --plain
"$PRIMUM" history three-cups
"$PRIMUM" history tests/golden/play/three-cups.yaml --json
