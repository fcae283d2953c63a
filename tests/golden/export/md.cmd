. tests/golden/export/records.sh
"$PRIMUM" export --format md
