# The list does without records that cannot be read; what is about them cannot.
. tests/golden/history/records.sh
echo 'This is a letter, and no database. Nobody may write over it.' \
    >"$PRIMUM_RECORDS"
"$PRIMUM" list | grep 'bus-stop'
"$PRIMUM" list | grep 'Practised'
for command in history show; do
    "$PRIMUM" $command >"${PRIMUM_RECORDS%/*}/out" 2>&1
    echo $?
    grep -c "$PRIMUM_RECORDS" "${PRIMUM_RECORDS%/*}/out"
done
cat "$PRIMUM_RECORDS"
