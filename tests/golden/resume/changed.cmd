# What is played is the text as it was, whatever has become of the file.
export PRIMUM_RECORDS="$HOME/resume-changed/records.db"
mkdir "$HOME/stories"
story=$HOME/stories/stop.yaml
cp tests/golden/play/bus-stop.yaml "$story"
cp tests/golden/play/catalogue.yaml "$HOME/stories"
echo advise | "$PRIMUM" play "$story" --seed 1 >/dev/null
goes_on() { echo "--- $1"; "$PRIMUM" resume </dev/null | sed -n '2,4p'; }
goes_on 'as it was'
sed -i 's/Rain on the roof/Snow on the roof/' "$story"
goes_on 'changed'
echo 'primum: 1' >"$story"
goes_on 'broken'
cp tests/golden/play/bus-stop.yaml "$story"
sed -i 's/check-in/check-ins/' "$HOME/stories/catalogue.yaml"
goes_on 'the catalogue has changed'
rm "$story"
goes_on 'gone'
"$PRIMUM" resume </dev/null | grep 'Rain on the roof'
