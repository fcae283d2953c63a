. tests/golden/export/records.sh
"$PRIMUM" export --format json --with-reflections cccc aaaaaa
