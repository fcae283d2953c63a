# There is nothing to go on with, and no file is made to look for it.
export PRIMUM_RECORDS="$HOME/resume-nothing/records.db"
"$PRIMUM" resume
echo "[exit $?]"
"$PRIMUM" resume abcdef
echo "[exit $?]"
"$PRIMUM" replay last
echo "[exit $?]"
"$PRIMUM" replay last --from=none
echo "[exit $?]"
ls "$HOME/resume-nothing" 2>&1 | sed 's/.*: //'
