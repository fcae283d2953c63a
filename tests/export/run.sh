#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Do other programs take what `primum export` writes?  JSON is parsed; xAPI
# statements are validated, and posted to a learning record store that is
# started for that on this machine: what an attempt was when it was left, and
# the same attempt when it was over.
#
# Where there is no node or no npm a line says "skipped", and nothing counts.

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export PRIMUM_NOW=2026-11-30T12:00:00Z PRIMUM_RECORDS="$work/records.db"
export NODE_NO_WARNINGS=1

# What is fetched may take a while; it is waited for where it is needed.
tests/support/npm.sh "$BUILD" >"$work/schemas.place" 2>&1 &
schemas=$!
tests/support/npm.sh "$BUILD" xapi >"$work/store.place" 2>&1 &
store=$!

# verdict STATUS NAME: one test's line; what went wrong is in the log.
verdict()
{
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        cut -c1-400 "$work/log" | sed 's/^/# /'
    fi
}

# keep: what stdin plans.
keep()
{
    "$BUILD/tests/tools/attempts" "$PRIMUM_RECORDS"
}

# A story in a language without a region, of a name that no IRI may hold; and
# one in what is no language.
strange="$work/c%20é?:d.yaml"
sed 's/^language: .*/language: es/' tests/golden/export/kitchen.yaml >"$strange"
sed 's/^language: .*/language: x1-odd/' tests/golden/export/kitchen.yaml \
    >"$work/odd.yaml"
cp tests/golden/export/catalogue.yaml "$work"

keep <tests/golden/export/plan.txt
{
    echo "at 2026-11-25T12:00:00Z"
    echo "begin eeeeee $strange 4 predict"
    echo "choose wait"
    printf 'predict opens 3 =HOPED \033[31m\377\303 "q" <b> \342\200\256\n'
    printf 'reflect How, "now"? \001\002 WRITTEN \\u0000 \360\237\230\200\n'
    echo "leave"
    echo "at 2026-11-26T12:00:00Z"
    echo "begin ffffff $work/odd.yaml 4"
    echo "choose check-in"
    echo "leave"
    echo "at 2026-11-27T12:00:00Z"
    echo "begin abcdef scenarios/the-closed-door.yaml 11"
    echo "random 5"
    echo "back 2"
    echo "seed 99"
    echo "leave"
} | keep
"$PRIMUM" export --format xapi >"$work/early.jsonl"
"$PRIMUM" export --format xapi --with-reflections >"$work/told.jsonl"
{
    echo "at 2026-11-28T12:00:00Z"
    echo "resume abcdef"
    echo "random 200"
    echo "reflect What now? Rest."
    echo "leave"
} | keep
"$PRIMUM" export --format xapi >"$work/late.jsonl"
"$PRIMUM" export --format xapi --with-reflections >"$work/all.jsonl"
"$PRIMUM" export >"$work/plain.json"
"$PRIMUM" export --with-reflections >"$work/told.json"

# ---- Without any other program ----

for what in initialized answered suspended resumed completed went-back \
    predicted commented '"es"' '"und"' 'c%2520%C3%A9%3F%3Ad'; do
    grep -q "$what" "$work/all.jsonl" || echo "no $what"
done >"$work/log"
[ ! -s "$work/log" ]
verdict $? "there is something of each kind to be tested"

grep -E 'HOPED|WRITTEN|Rest\.|correctResponsesPattern|"success"|'"$work" \
    "$work/early.jsonl" "$work/late.jsonl" "$work/plain.json" >"$work/log"
[ ! -s "$work/log" ]
verdict $? "nothing private, no path and no right answer is exported"

"$PRIMUM" export --format xapi | cmp - "$work/late.jsonl" >"$work/log" 2>&1
verdict $? "exported twice, statements are the same"

# The words of an attempt that went on; only its leaving is told again by them.
grep -vxFf "$work/late.jsonl" "$work/early.jsonl" >"$work/log"
[ ! -s "$work/log" ]
verdict $? "what was stated once is stated for ever"

# ---- JSON ----

if ! command -v node >/dev/null; then
    echo "# skipped: is what is exported JSON?  There is no node here"
else
    node -e '
        const fs = require("fs");
        for (const name of process.argv.slice(1)) {
            const text = fs.readFileSync(name, "utf8");
            if (text.includes("\ufffd") !== name.endsWith("told.json"))
                throw new Error(name + ": what cannot be shown");
            const lines = text.trim().split("\n");
            const read = JSON.parse(text);
            if (read.attempts.length !== 7 || lines.length !== 9)
                throw new Error(name + ": " + read.attempts.length);
            for (const line of lines.slice(1, -1))
                JSON.parse(line.replace(/^,/, ""));
        }' "$work/plain.json" "$work/told.json" >"$work/log" 2>&1
    verdict $? "an export is one object of JSON, an attempt a line"
fi

# ---- What the documents say ----

# Gauges and facts, and ids with what they mean, are no keys of ours.
sed 's/"\(state\|changes\|names\|words\)":{[^}]*}/"\1":/g' \
    tests/golden/export/private-json.out | grep -o '"[a-z_0-9]*":' |
    tr -d '":' | sort -u >"$work/keys"
while read -r key; do
    # shellcheck disable=SC2016 # the backquotes are Markdown's
    sed -n '/^## JSON/,/^## A table/p' docs/export.md |
        grep -qF '`'"$key"'`' || echo "docs/export.md has no $key"
    grep -qF "\"$key\"" docs/export.schema.json ||
        echo "docs/export.schema.json has no $key"
done <"$work/keys" >"$work/log"
[ "$(wc -l <"$work/keys")" -gt 40 ] && [ ! -s "$work/log" ]
verdict $? "the documents have the keys of an export"

grep -oh 'urn:primum:xapi:[a-z-]*' "$work/all.jsonl" | sort -u |
    sed 's/.*://' | while read -r name; do
    sed -n '/^## xAPI/,$p' docs/export.md | grep -qw "$name" ||
        echo "docs/export.md has no $name"
done >"$work/log"
[ ! -s "$work/log" ]
verdict $? "and what statements have of our own"

# validate FILE...: "taken FILE" of each.
validate()
{
    NODE_PATH=$packages node tests/support/validate.js \
        docs/export.schema.json "$@" >"$work/log" 2>&1
}

if ! wait $schemas; then
    echo "# skipped: does the schema take exports?  $(cat "$work/schemas.place")"
else
    packages=$(cat "$work/schemas.place")
    sed 's/"standing":"ended"/"standing":"well"/' "$work/plain.json" \
        >"$work/broken.json"
    validate "$work/plain.json" "$work/told.json" &&
        [ "$(grep -c ^taken "$work/log")" -eq 2 ] &&
        validate "$work/broken.json" && grep -q ^refused "$work/log"
    verdict $? "the schema takes exports, and not everything"
fi

# ---- Statements ----

if ! wait $store; then
    echo "# skipped: does a learning record store take the statements?" \
        "$(cat "$work/store.place")"
    exit 0
fi
packages=$(cat "$work/store.place")

# store FILE...: the last line says how many came back as they were sent.
store()
{
    NODE_PATH=$packages timeout 60 node tests/support/lrs.js "$@" \
        >"$work/log" 2>&1
}

store "$work/early.jsonl" "$work/late.jsonl" "$work/told.jsonl" \
    "$work/all.jsonl" &&
    [ "$(cat "$work/log")" = "taken $(cat "$work/early.jsonl" \
        "$work/late.jsonl" "$work/told.jsonl" "$work/all.jsonl" | wc -l)" ]
verdict $? "statements are valid, and a learning record store takes them"

# The same can tell what is wrong.
sed 's/"timestamp":"2026/"timestamp":"soon/' "$work/early.jsonl" \
    >"$work/wrong.jsonl"
store "$work/wrong.jsonl"
grep -q 'statement.timestamp: "soon' "$work/log" &&
    grep -q 'the store says 400' "$work/log"
verdict $? "and would say if they were not"
