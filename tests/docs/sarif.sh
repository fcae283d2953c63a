# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# Is what `check --format sarif` writes valid by the schema of SARIF 2.1.0, and
# does it tell what `--format short` tells?  Of all that the golden tests and
# the pages have; of files with strange names; of more than is shown; and of
# what cannot be read.

strange="$work/sarif/a b#c%20?é:d"
mkdir -p "$strange"
cp tests/golden/check/unknown-target/near.yaml "$strange/é ü.yaml"
{
    sed '/^gauges/d' tests/golden/check/unknown-target/near.yaml
    echo 'gauges:'
    seq 150 | sed 's/.*/  g&: x/'
} >"$work/sarif/many.yaml"

# sarif_of NAME ARGUMENT...
sarif_of()
{
    name=$1
    shift
    "$program" check --format sarif "$@" >"$work/sarif/$name.json" 2>/dev/null
    "$program" check --format short "$@" >"$work/sarif/$name.short" 2>/dev/null
}

sarif_of golden tests/golden/check/*/
# shellcheck disable=SC2046 # they are several; one takes a second each time
sarif_of pages $(find "$work/pages" -mindepth 1 -type d ! -name not-proved)
sarif_of shipped scenarios
sarif_of sound tests/golden/check/sound
sarif_of strange "$strange"
sarif_of relative tests/golden/check/yaml
sarif_of hidden "$work/sarif/many.yaml"
sarif_of nowhere "$work/sarif/nowhere.yaml" scenarios

# Counted without a parser: each result has one `ruleIndex`.
for log in "$work"/sarif/*.json; do
    results=$(grep -o '"ruleIndex":' "$log" | wc -l)
    told=$(grep -c '\]$' "${log%.json}.short")
    [ "$results" -eq "$told" ] ||
        echo "${log##*/}: $results results, and $told in short"
done >"$work/log"
[ ! -s "$work/log" ]
verdict $? "SARIF has a result for each line of the short format"

if ! packages=$(tests/support/npm.sh "$BUILD"); then
    echo "ok - SARIF is valid by its schema # skipped: $packages"
    return 0
fi
NODE_PATH=$packages node tests/support/sarif.js "$work"/sarif/*.json 2>&1 |
    sed "s:$work/sarif/::" | grep -v '^valid ' >"$work/log"
[ ! -s "$work/log" ]
verdict $? "SARIF is valid by its schema, and points to what is there"
