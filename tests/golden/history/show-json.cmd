# The events of `play --json`, with the moves between them; with one's own words
# or without.
. tests/golden/history/records.sh
echo "$whole" | keep
"$PRIMUM" show --json
"$PRIMUM" show --json --no-reflections | grep -E 'Lighter|breath|calls\."'
echo $?
