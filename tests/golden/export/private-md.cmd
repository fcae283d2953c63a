. tests/golden/export/records.sh
"$PRIMUM" export --format md --with-reflections cccc aaaaaa
