# Long texts are cut where they are the same, and where they are too long.
work=$(mktemp -d)
word() { i=0; while [ $i -lt "$1" ]; do printf "$2 "; i=$((i + 1)); done; }
for version in old new; do
    {
        printf 'primum: 1\ntitle: Long\nsummary: %s%s %s\n' "$(word 30 same)" $version "$(word 30 tail)"
        printf 'setting: %s\n' "$(word 90 $version)"
        printf 'authors: %s%s\n' "$(word 20 n\\303\\244mlich)" $version
        printf 'sources: %s%s%s\n' $version "$(word 60 '\303\274\303\274' | tr -d ' ')" $version
        printf 'scenes: {a: {choices: {b: {say: B, next: c}}}}\nendings: {c: {outcome: mixed}}\n'
    } >$work/$version.yaml
done
"$PRIMUM" diff $work/old.yaml $work/new.yaml
rm -r $work
