# A conversation told again: what was foretold, taken back, written.
. tests/golden/history/records.sh
echo "$whole" | keep
"$PRIMUM" show
"$PRIMUM" show 0002 --plain --no-reflections
