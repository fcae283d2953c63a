# Which one is meant, and which none.
. tests/golden/history/records.sh
echo "$several" | keep
"$PRIMUM" show a00004 | head -n 3
"$PRIMUM" show last | head -n 3
for name in nobody 006 000; do
    "$PRIMUM" show $name
    echo $?
done
