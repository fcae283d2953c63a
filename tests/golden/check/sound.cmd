# Every key in every form, and hardly any; with the line ends and the mark of
# other systems.
# What advice has to say about them is not asked here.
"$PRIMUM" check --format short tests/golden/check/sound | grep error
program=$(cd "$(dirname "$PRIMUM")" && pwd)/primum
mkdir "$HOME/sound"
cp tests/golden/check/sound/catalogue.yaml "$HOME/sound"
for break in '\r' '\r\n'; do
    {
        printf '\357\273\277'
        awk -v ORS="$break" 1 tests/golden/check/sound/every-key.yaml
    } >"$HOME/sound/mark.yaml"
    (cd "$HOME" && "$program" check sound)
done
rm -r "$HOME/sound"
