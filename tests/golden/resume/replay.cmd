# All of it again, or from a step: each is an attempt of its own.
export PRIMUM_RECORDS="$HOME/resume-replay/records.db"
export PRIMUM_NOW=2026-11-20T10:00:00Z
bus=tests/golden/play/bus-stop.yaml
printf 'advise\nask\n' | "$PRIMUM" play $bus --seed 1 >"$HOME/played"
export PRIMUM_NOW=2026-11-23T10:00:00Z
printf 'advise\nask\n' | "$PRIMUM" replay last >"$HOME/replayed"
diff "$HOME/played" "$HOME/replayed" && echo 'the same conversation'
echo '--- from the second step'
echo wait | "$PRIMUM" replay last --from=2 | sed '/^How you see it/,$d'
echo '--- and from there'
"$PRIMUM" replay last --from=3
echo "[exit $?]"
"$PRIMUM" resume last 2>&1 | sed 's/replay [0-9a-f]\{6\}/replay ID/'
