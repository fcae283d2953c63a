rm -f "$HOME/kept.db"*; "$BUILD/tests/tools/attempts" "$HOME/kept.db" <tests/golden/progress/season.plan
export PRIMUM_RECORDS="$HOME/kept.db" PRIMUM_NOW=2026-11-22T10:00:00Z
for weeks in 0 -1 521 many 99999999999999999999; do
    "$PRIMUM" progress --weeks=$weeks
    echo "$?"
done
"$PRIMUM" progress --weeks
"$PRIMUM" progress kettle
PRIMUM_RECORDS=tests/golden/progress/kettle.yaml "$PRIMUM" progress 2>/dev/null
