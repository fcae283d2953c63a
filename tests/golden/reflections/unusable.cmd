# What is no file of records is said to be none.
mkdir -p "$HOME/here"
echo 'my own words' >"$HOME/here/records.db"
PRIMUM_RECORDS="$HOME/here/records.db" "$PRIMUM" reflections 2>&1 |
    sed "s,$HOME,HOME,"
