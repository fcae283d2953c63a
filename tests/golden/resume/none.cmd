# With --no-record no file and no folder is made.
export PRIMUM_RECORDS="$HOME/none/records.db"
echo advise | "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1 --no-record |
    tail -n 2
echo advise |
    "$PRIMUM" play --json tests/golden/play/bus-stop.yaml --seed 1 --no-record >/dev/null
ls "$HOME/none" 2>&1 | sed 's/.*: //'
# What is made can be read by nobody else, whatever the umask.
umask 000
export PRIMUM_RECORDS="$HOME/made/here/records.db"
echo advise | "$PRIMUM" play tests/golden/play/bus-stop.yaml --seed 1 >/dev/null
find "$HOME/made" -exec stat -c '%a %n' {} + | sed "s,$HOME,HOME," | sort -k 2
