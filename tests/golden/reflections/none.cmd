# Where nothing was written, and nothing kept; a file is not made by looking.
export PRIMUM_RECORDS="$HOME/unwritten/records.db"
"$PRIMUM" reflections
"$PRIMUM" reflections --plain
ls "$HOME/unwritten" 2>&1 | sed 's/.*: //'
"$PRIMUM" reflections last
