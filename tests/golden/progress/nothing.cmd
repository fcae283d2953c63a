export PRIMUM_RECORDS="$HOME/none/kept.db"
"$PRIMUM" progress
"$PRIMUM" progress --plain
"$PRIMUM" progress --json
[ ! -e "$HOME/none" ]
