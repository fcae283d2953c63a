# Where nothing was written, and nothing kept; a file is not made by looking.
"$PRIMUM" reflections
"$PRIMUM" reflections --plain
ls "$HOME/.local/share/primum/records.db" 2>&1 | sed 's/.*: //'
"$PRIMUM" reflections last
