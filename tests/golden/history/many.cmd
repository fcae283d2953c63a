# Twenty, unless all are wanted.
. tests/golden/history/records.sh
for number in $(seq 10 34); do
    echo "at 2026-11-10T08:$number:00Z"
    echo "begin a000$number tests/golden/play/three-cups.yaml $number"
    echo "random 9"
done | keep
"$PRIMUM" history | tail -n 9
"$PRIMUM" history | grep -c choice
"$PRIMUM" history --all | grep -c choice
"$PRIMUM" history --all | tail -n 5
