. tests/golden/export/records.sh
"$PRIMUM" export --format xapi --with-reflections cccc aaaaaa
