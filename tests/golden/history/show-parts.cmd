# Left in the middle; stopped by a fault; gone back to from an ending; with the
# explanations put off.
. tests/golden/history/records.sh
echo "$several" | keep
for attempt in a00001 a00003 a00005 a00006; do
    "$PRIMUM" show $attempt
done
