# The answers play as it says, the commands are what a shell takes, and names
# that mean harm do none.
folder=$(mktemp -d)
cp tests/golden/walk/porch.yaml "$folder/it's a \$(porch).yaml"
program=$(cd "$(dirname "$PRIMUM")" && pwd)/primum
primum()
{
    "$program" "$@"
}
cd "$folder" || exit
primum walk "./it's a \$(porch).yaml" --answers "an' answer" |
    grep '^ *primum play .*<' >commands
cat commands "an' answer"/*
while read -r command; do
    eval "$command" | grep 'To meet the same'
    eval "${command%% <*} --json <${command#* <}" |
        grep -o '"event":"ending","ending":"[a-z]*"'
done <commands
cd / && rm -r "$folder"
