#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Is what `primum new` writes sound, does it come to each of its endings, does
# it go where it should, and is nothing lost that was there?

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
top=$(pwd)
program=$(cd "$(dirname "$PRIMUM")" && pwd)/primum

# verdict STATUS NAME: one test's line; what went wrong is in the log.
verdict()
{
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        sed 's/^/# /' "$work/log"
    fi
}

# fresh: an empty folder, to be in.
fresh()
{
    rm -rf "$work/desk"
    mkdir "$work/desk"
    cd "$work/desk" || exit 1
}

# sound: nothing is said against what stands here.
sound()
{
    "$program" check --strict --format short . >"$work/log" 2>&1 &&
        [ ! -s "$work/log" ]
}

# endings FILE: the ids of its endings, as they stand in it.
endings()
{
    awk '/^[a-z]/ { here = /^endings:/ }
         here && /^  [a-z-]+:$/ { gsub(/[ :]/, ""); print }' "$1" | sort
}

# reached FILE: the endings that blind play comes to, until it has seen all.
reached()
{
    wanted=$(endings "$1" | wc -l)
    : >"$work/seen"
    seed=0
    while [ $seed -lt 300 ] && [ "$(wc -l <"$work/seen")" -lt "$wanted" ]; do
        seed=$((seed + 1))
        awk -v seed=$seed 'BEGIN {
            srand(seed)
            for (i = 0; i < 40; i++) print int(6 * rand()) + 1
        }' 2>/dev/null | "$program" play --json --seed $seed "$1" 2>/dev/null |
            sed -n 's/^{"event":"ending","ending":"\([^"]*\)".*/\1/p' |
            sort -u - "$work/seen" >"$work/more"
        mv "$work/more" "$work/seen"
    done
    cat "$work/seen"
}

# ---- Each template ----

for path in templates/*.yaml; do
    template=${path##*/}
    template=${template%.yaml}
    [ "$template" != catalogue ] || continue

    cd "$top" || exit 1
    "$program" new --help | grep -q "[=|]$template\>"
    verdict $? "primum new --help names $template"

    fresh
    "$program" new first-try --template "$template" >"$work/log" 2>&1 && sound
    verdict $? "$template is sound with the catalogue that comes with it"

    # But for the title, and the line for editors, which knows its place.
    sed -e '/^# yaml-language-server/d' -e 's/^title: .*/title: First try/' \
        "$top/$path" >"$work/expected"
    sed '/^# yaml-language-server/d' first-try.yaml |
        diff "$work/expected" - >"$work/log" 2>&1
    verdict $? "$template is written as it stands"

    endings first-try.yaml >"$work/expected"
    reached first-try.yaml | diff "$work/expected" - >"$work/log" 2>&1 &&
        [ "$(wc -l <"$work/expected")" -ge 3 ]
    verdict $? "$template comes to each of its endings"

    fresh
    cp "$top/scenarios/catalogue.yaml" .
    "$program" new first-try --template "$template" >"$work/log" 2>&1 &&
        sound && ! grep 'no-practice' first-try.yaml >"$work/log"
    verdict $? "$template keeps its tags beside the large catalogue"
    cmp catalogue.yaml "$top/scenarios/catalogue.yaml" >"$work/log" 2>&1
    verdict $? "$template leaves that catalogue as it is"

    fresh
    echo 'practices: {repair: {name: Repair}, other: {name: Other}}' \
        >catalogue.yaml
    "$program" new first-try --template "$template" >"$work/log" 2>&1 &&
        sound && tail -n 1 first-try.yaml | grep -qx 'allow: no-practice'
    verdict $? "$template does without tags that a catalogue lacks"
done

cd "$top" || exit 1
"$program" check --strict templates >"$work/log" 2>&1
verdict $? "the folder of templates is sound"

# ---- Where it goes ----

fresh
mkdir scenarios
"$program" new first-try >"$work/log" 2>&1 && [ -e scenarios/first-try.yaml ] &&
    [ -e scenarios/catalogue.yaml ] && "$program" list | grep -q first-try &&
    grep -q 'primum play first-try ' "$work/log"
verdict $? "into scenarios, if that is there, and by its id from then on"

PRIMUM_SCENARIOS=$top/scenarios "$program" new straight-talk >"$work/log" 2>&1
grep -q 'primum play scenarios/straight-talk.yaml' "$work/log"
verdict $? "by its path, where another scenario has the id already"

# schema FILE: what the file says of its schema.
# shellcheck disable=SC2016 # that is its name
schema()
{
    sed -n 's/^# yaml-language-server: \$schema=//p' "$1"
}

mkdir docs
cp "$top"/docs/*.schema.json docs
"$program" new in-a-checkout >"$work/log" 2>&1
[ "$(schema scenarios/in-a-checkout.yaml)" = ../docs/scenario.schema.json ]
verdict $? "editors find the schema of a checkout"

fresh
cp "$top"/docs/*.schema.json .
"$program" new beside-it >"$work/log" 2>&1
[ "$(schema beside-it.yaml)" = scenario.schema.json ] &&
    [ "$(schema catalogue.yaml)" = catalogue.schema.json ]
verdict $? "editors find the schemas beside the files"

# ---- What is there stays ----

# refuses CODE NAME: it ends so, and here is what was here before.
refuses()
{
    ls -l >"$work/before"
    "$program" new first-try >"$work/log" 2>&1
    status=$?
    ls -l >"$work/after"
    [ $status -eq "$1" ] && cmp "$work/before" "$work/after" >>"$work/log" 2>&1
    verdict $? "$2"
}

fresh
echo mine >first-try.yaml
refuses 3 "no file is overwritten"
[ "$(cat first-try.yaml)" = mine ]
verdict $? "what it held it still holds"

fresh
ln -s /nowhere/else first-try.yaml
refuses 3 "no link is followed"

fresh
ln -s /nowhere/else catalogue.yaml
refuses 3 "no scenario is left behind without its catalogue"

fresh
echo 'practices: [' >catalogue.yaml
refuses 1 "nothing is written beside a catalogue with mistakes"

fresh
rmdir "$work/desk"
refuses 3 "a folder that is gone is said"
