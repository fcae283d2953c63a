rm -f "$HOME/kept.db"*; "$BUILD/tests/tools/attempts" "$HOME/kept.db" <tests/golden/progress/season.plan
export PRIMUM_RECORDS="$HOME/kept.db" PRIMUM_NOW=2026-11-22T10:00:00Z
"$PRIMUM" progress --plain
