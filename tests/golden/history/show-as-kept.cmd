# What is told is the scenario as it was, whatever has become of its file.
. tests/golden/history/records.sh
folder=${PRIMUM_RECORDS%/*}
cp tests/golden/play/bus-stop.yaml "$folder/stop.yaml"
cp tests/golden/play/catalogue.yaml "$folder"
echo "$whole" | sed "s,tests/golden/play/bus-stop.yaml,$folder/stop.yaml,
    s/^choose ask/choose wait/" | keep
"$PRIMUM" show >"$folder/before"
sed 's/She sits down\./She walks away./' "$folder/stop.yaml" >"$folder/other"
cp "$folder/other" "$folder/stop.yaml"
"$PRIMUM" show | cmp - "$folder/before" && grep 'sits down' "$folder/before"
rm "$folder/stop.yaml" "$folder/catalogue.yaml"
"$PRIMUM" show | cmp - "$folder/before" && echo 'The same without the file.'
