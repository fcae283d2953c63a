# What cannot be kept is not shown where nobody can be asked; the file stays.
# (Why it cannot be kept is said in the words of the records.)
bus=tests/golden/play/bus-stop.yaml
why() { sed "s,$HOME/[^ ]* .*\(To practise\),WHY. \1,; s,$HOME/[^ ]* .*,WHY.,"; }
echo 'not a file of records, but somebody'"'"'s own words' >"$HOME/words"
export PRIMUM_RECORDS="$HOME/words"
"$PRIMUM" play $bus 2>&1 </dev/null | why
"$PRIMUM" play --json $bus 2>&1 </dev/null | why
"$PRIMUM" resume 2>&1 | why
"$PRIMUM" replay last 2>&1 | why
cat "$HOME/words"
"$PRIMUM" play --json $bus >/dev/null 2>&1 </dev/null
echo "[exit $?]"
"$PRIMUM" play --no-record $bus </dev/null | tail -n 2
echo '--- a disk that is full in the middle'
export PRIMUM_RECORDS="$HOME/resume-full/records.db"
echo ask | "$PRIMUM" play --seed 1 $bus >/dev/null
trap '' XFSZ
ulimit -f 80
answers() { printf 'advise\nask\n'; }
answers | "$PRIMUM" play --json --seed 1 $bus 2>&1 | why | cut -c -65
answers | "$PRIMUM" play --json --seed 1 $bus >/dev/null 2>&1
echo "[exit $?]"
answers | "$PRIMUM" play --seed 1 $bus 2>&1 | why | sed -n '/^4 choices/,$p'
answers | "$PRIMUM" play --seed 1 $bus >/dev/null 2>&1
echo "[exit $?]"
