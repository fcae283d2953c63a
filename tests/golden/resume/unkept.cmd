# What cannot be kept is not shown where nobody can be asked; the file stays.
echo 'not a file of records, but somebody'"'"'s own words' >"$HOME/words"
export PRIMUM_RECORDS="$HOME/words"
bus=tests/golden/play/bus-stop.yaml
said() { sed "s,$HOME,HOME,"; }
"$PRIMUM" play $bus 2>&1 </dev/null | said
"$PRIMUM" play --json $bus 2>&1 </dev/null | said
"$PRIMUM" resume 2>&1 | said
"$PRIMUM" replay last 2>&1 | said
cat "$HOME/words"
"$PRIMUM" play --json $bus >/dev/null 2>&1 </dev/null
echo "[exit $?]"
"$PRIMUM" play --no-record $bus </dev/null | tail -n 2
