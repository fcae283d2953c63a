# What an author may write is text, whatever it looks like.
for form in --plain --json --color=always; do
    "$PRIMUM" diff "$form" tests/golden/diff/later/walled.yaml tests/golden/diff/later/hostile.yaml
done
# So is the name of a file.
work=$(mktemp -d)
name=$(printf 'a\033[31m b\nc\342\200\256d.yaml')
cp tests/golden/diff/later/walled.yaml "$work/$name"
printf 'practices: {}\n' >"$work/catalogue.yaml"
"$PRIMUM" diff --json "$work/$name" "$work/$name" | sed "s,$work,WORK,g"
"$PRIMUM" diff "$work/$name" "$work/$name.yaml" 2>&1 | sed "s,$work,WORK,g"
rm -r "$work"
