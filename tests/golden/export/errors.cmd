. tests/golden/export/records.sh
"$PRIMUM" export ffffff
echo "[exit $?]"
"$PRIMUM" export --format pdf
echo "[exit $?]"
"$PRIMUM" export last last --format csv --plain
echo "[exit $?]"
PRIMUM_RECORDS=$HOME/none.db "$PRIMUM" export
echo "[exit $?]"
PRIMUM_RECORDS=$HOME/none.db "$PRIMUM" export --format xapi
echo "[exit $?]"
echo 'This is no database, and long enough to be one.' >"$HOME/none.db"
PRIMUM_RECORDS=$HOME/none.db "$PRIMUM" export 2>&1 | sed "s:$HOME:~:"
