# An array, an attempt a line.
. tests/golden/history/records.sh
echo "$several" | keep
"$PRIMUM" history --json
