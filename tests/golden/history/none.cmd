# Where nothing is kept nothing is made, and nothing is wrong.
. tests/golden/history/records.sh
"$PRIMUM" history
"$PRIMUM" history --json
"$PRIMUM" history bus-stop
"$PRIMUM" history buss-top
echo $?
"$PRIMUM" show
echo $?
ls "${PRIMUM_RECORDS%/*}"
