# What was left goes on at the same turn, with the same chance; then it is over.
export PRIMUM_RECORDS="$HOME/resume-turn/records.db"
bus=tests/golden/play/bus-stop.yaml
PRIMUM_NOW=2026-11-20T10:00:00Z "$PRIMUM" play $bus --seed 1 <<'END' | tail -n 2
advise
END
echo '--- two hours later'
printf 'why\nadvise\n' |
    PRIMUM_NOW=2026-11-20T12:00:00Z "$PRIMUM" resume | sed '/^How you see it/,$d'
echo '--- and now'
"$PRIMUM" resume
