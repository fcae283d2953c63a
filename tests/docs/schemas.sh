# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# Do the schemas for editors agree with the program?  They know the same keys,
# explain each, take every file that the program takes, and refuse what it
# refuses as far as an editor can see it.

for name in scenario catalogue; do
    awk -f "$here/flat.awk" "docs/$name.schema.json" >"$work/$name.flat"
done

# ---- Keys ----

# keys_in_schema WHAT: those of the part that has this title.
keys_in_schema()
{
    case $1 in
    "a scenario" | "a catalogue") file=${1#a } part= ;;
    "a practice" | "a harm") file=catalogue part=definitions.entry. ;;
    *)
        title=$(echo "$1" | sed 's/^a/A/')
        file=scenario part=
        grep -qF ".title $title" "$work/scenario.flat" || file=catalogue
        part=$(sed -n "s/^\(definitions\.[a-z_]*\.\)title $title\$/\1/p" \
            "$work/$file.flat")
        ;;
    esac
    [ "$part" ] || [ "$file" = "${1#a }" ] || return
    sed -n "s/^${part}properties\.\([a-z_]*\)\..*/\1/p" "$work/$file.flat"
}

# $work/lists is of keys.sh.
while IFS=: read -r what list; do
    echo "$list" | tr -d ' ' | tr , '\n' >"$work/known"
    keys_in_schema "$what" >"$work/said"
    same "$work/known" "$work/said" "the schema has the keys of $what"
done <"$work/lists"

# A key says what it is for, or what it refers to does.
for name in scenario catalogue; do
    awk '
        match($1, /^(definitions\.[a-z_]+\.)?properties\.[a-z_]+\./) {
            key = substr($1, 1, RLENGTH - 1)
            rest = substr($1, RLENGTH + 1)
            keys[key]
            if (rest == "description") told[key]
            if (rest == "$ref") refers[key] = $2
        }
        $1 ~ /^definitions\.[a-z_]+\.description$/ {
            part = $1
            gsub(/^definitions\.|\.description$/, "", part)
            told["#/definitions/" part]
        }
        END {
            for (key in keys)
                if (!(key in told || refers[key] in told)) print key
        }' "$work/$name.flat" | sort >"$work/log"
    [ ! -s "$work/log" ]
    verdict $? "$name.schema.json explains each key"
done

# ---- Files ----

if ! packages=$(tests/support/npm.sh "$BUILD"); then
    echo "ok - the schemas and the program agree # skipped: $packages"
    return 0
fi

# judge: of each file on stdin, its schema, itself, and either "sound" or the
# codes of what the program says against it.
judge()
{
    while read -r file; do
        schema=scenario
        [ "${file##*/}" != catalogue.yaml ] || schema=catalogue
        if "$program" check --format short "$file" >"$work/said" 2>&1; then
            echo "$schema $file sound"
        else
            echo "$schema $file $(sed -n 's/.* \[\([a-z-]*\)\]$/\1/p' \
                "$work/said" | sort -u | tr '\n' ' ')"
        fi
    done
}

# validate: "taken FILE" or "refused FILE: why" of each of those files.
validate()
{
    for name in scenario catalogue; do
        sed -n "s/^$name \([^ ]*\) .*/\1/p" "$work/judged" >"$work/files"
        # shellcheck disable=SC2046 # they are several, without spaces
        NODE_PATH=$packages node tests/support/validate.js \
            "docs/$name.schema.json" $(cat "$work/files")
    done
}

printf '%s\n' scenarios/*.yaml templates/*.yaml tests/golden/*/*.yaml \
    tests/golden/check/*/*.yaml tests/golden/check/catalogue/*/*.yaml \
    tests/fuzz/corpus/fuzz_loader/* tests/fuzz/corpus/fuzz_impact/* |
    judge >"$work/judged"
validate >"$work/validated" 2>&1

grep -vE '^(taken|refused) ' "$work/validated" >"$work/log"
[ ! -s "$work/log" ]
verdict $? "the schemas are JSON Schemas, without a stray keyword"

# What the program takes an editor does not mark.
sed -n 's/^[a-z]* \([^ ]*\) sound$/\1/p' "$work/judged" >"$work/sound"
sed -n 's/^taken //p' "$work/validated" >"$work/taken"
grep -vxFf "$work/taken" "$work/sound" | while read -r file; do
    grep -F " $file:" "$work/validated"
done >"$work/log"
[ "$(wc -l <"$work/sound")" -gt 30 ] && [ ! -s "$work/log" ]
verdict $? "the schemas take what the program takes"

# And it marks the mistakes that show in one place, but for these, which only
# the whole file shows, or which YAML hides.
sed 's:^:tests/golden/check/:' >"$work/unseen" <<'END'
bad-value/effect-on-a-fact.yaml
bad-value/effect-without-sign.yaml
bad-value/min-above-max.yaml
bad-value/nothing-said.yaml
bad-value/text-is-empty.yaml
END
grep -E ' (bad-id|bad-value|control-character|missing-key|unknown-key) $' \
    "$work/judged" | cut -d' ' -f2 >"$work/shows"
grep -xFf "$work/taken" "$work/shows" >"$work/said"
same "$work/unseen" "$work/said" "the schemas refuse what an editor can see"
