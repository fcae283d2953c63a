# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# Has each document each key of a scenario, and no other?  The program is asked:
# its help on an unknown key names those that there are.  And has the guide each
# code of what is wrong with a file?

mkdir "$work/keys"
cat >"$work/keys/strange.yaml" <<'END'
primum: 1
title: Strange keys
xyzzy: 1
people: {jo: {name: Jo, xyzzy: 1}}
gauges: {trust: {start: 1, xyzzy: 1}}
facts: {told: {start: true, xyzzy: 1}}
scenes:
  one:
    xyzzy: 1
    choices:
      two: {say: Two., xyzzy: 1, responses: [{xyzzy: 1, next: three}]}
  four:
    next: [{xyzzy: 1, next: three}]
endings: {three: {outcome: helped, xyzzy: 1}}
interrupts: [{when: told, next: three, xyzzy: 1}]
expect: [{policy: max, reach: helped, at_least: 1%, xyzzy: 1}]
END
cat >"$work/keys/catalogue.yaml" <<'END'
xyzzy: 1
practices: {a: {name: A, xyzzy: 1}}
harms: {b: {name: B, xyzzy: 1}}
evidence: {c: {cite: C, finding: C, grade: A, xyzzy: 1}}
styles: {d: {name: D, weights: {a: 1}, xyzzy: 1}}
END
for file in catalogue strange; do
    "$program" check --format json "$work/keys/$file.yaml"
    rm -f "$work/keys/catalogue.yaml"
done 2>&1 | sed 's/"help":"/\n/g' |
    sed -n 's/^the keys of \(.*\) are: \([^"]*\)".*/\1: \2/p' >"$work/lists"

# What the program reads by a table, it has been asked about.
tables=$(cat engine/scenario/*.c | grep -c 'FIELDS("')
echo "$tables tables in engine/scenario, but these lists:" >"$work/log"
cat "$work/lists" >>"$work/log"
[ "$(wc -l <"$work/lists")" -eq "$tables" ]
verdict $? "the program names the keys of everything"

# keys_in_guide WHAT, keys_in_manual WHAT: the keys in the section about it.
keys_in_guide()
{
    awk -v what=" $1" '
        /^##/ { here = /The keys of/ && index($0 " ", what " ") }
        here && /^\| `/ {
            split($0, cells, "|")
            print cells[2]
        }' docs/scenario-language.md | grep -o '`[a-z_]*`' | tr -d '`'
}

keys_in_manual()
{
    awk -v what=" $1" '
        /^\.S[sh]/ { here = /The keys of/ && index($0 " ", what " ") }
        here && /^\.It Ic/ {
            for (i = 3; i <= NF; i++)
                if ($i != ",") print $i
        }' docs/primum-scenario.5
}

# That a choice knows `odds` is only for a message of its own.
while IFS=: read -r what list; do
    echo "$list" | tr -d ' ' | tr , '\n' >"$work/known"
    [ "$what" != "a choice" ] || sed -i '/^odds$/d' "$work/known"
    keys_in_guide "$what" >"$work/said"
    same "$work/known" "$work/said" "the guide has the keys of $what"
    keys_in_manual "$what" >"$work/said"
    same "$work/known" "$work/said" "the manual has the keys of $what"
done <"$work/lists"

sed -n 's/^ *\[CODE_.*{"\([a-z-]*\)",.*CODE_READ.*/\1/p' engine/base/code.c \
    >"$work/known"
awk '/^##/ { here = /^### Messages/ } here && /^\| `/' \
    docs/scenario-language.md | sed 's/^| `\([a-z-]*\)`.*/\1/' >"$work/said"
same "$work/known" "$work/said" "the guide has the code of each message"
