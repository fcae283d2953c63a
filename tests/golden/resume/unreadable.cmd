# What cannot be read back is in the way of nothing else.
export PRIMUM_RECORDS="$HOME/resume-unreadable/records.db"
mkdir "$HOME/tales"
cp tests/golden/play/bus-stop.yaml "$HOME/tales/stop.yaml"
sed 's/Rain on the roof/Snow on the roof/' tests/golden/play/bus-stop.yaml \
    >"$HOME/tales/snow.yaml"
cp tests/golden/play/catalogue.yaml "$HOME/tales"
echo advise | "$PRIMUM" play "$HOME/tales/stop.yaml" --seed 1 >/dev/null
for seed in 3 1; do
    printf 'ask\nask\nask\n' |
        "$PRIMUM" play "$HOME/tales/snow.yaml" --seed $seed >/dev/null
done
"$PRIMUM" history | grep -c 'ended: '
sed -i 's/Snow on the roof/Snow in the room/' "$PRIMUM_RECORDS"
"$PRIMUM" replay last 2>&1 </dev/null | sed 's/attempt ....../attempt NAME/'
"$PRIMUM" resume </dev/null | sed -n '2,4p'
