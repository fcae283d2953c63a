# A pinned clock that is none is said, once.
PRIMUM_NOW=noon PRIMUM_RECORDS="$HOME/none/kept.db" "$PRIMUM" history
