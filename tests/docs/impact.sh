# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# Are the figures in docs/likely-impact.md those that the program finds, and are
# its sums right?

page=docs/likely-impact.md
bench=$work/examples/likely-impact.md/bench.yaml
awk -f "$here/tables.awk" "$page" >"$work/tables"

# ---- Figures ----

for at in start talk; do
    set -- "$bench" --json
    [ "$at" = start ] || set -- "$@" --at scene="$at"
    "$program" impact "$@" >"$work/impact.json" 2>"$work/log"
    verdict $? "primum impact bench.yaml at the $at"
    awk -f "$here/flat.awk" "$work/impact.json" | sed "s:^:$at/:" >"$work/all"
    grep "^$at/" "$work/tables" >"$work/said"
    # All that the page speaks of.
    awk 'NR == FNR { said[$1]; next } $1 in said' "$work/said" "$work/all" \
        >"$work/known"
    same "$work/known" "$work/said" "likely-impact.md has the figures at the $at"
done

# ---- Attempts ----

build_with_library "$work/attempt" "$here/attempt.c"
sed -n 's/ =.*//p' "$work/tables" | while read -r attempt; do
    # shellcheck disable=SC2086 # its steps
    echo "$attempt =$("$work/attempt" "$bench" $attempt)"
done >"$work/known"
grep ' = ' "$work/tables" >"$work/said"
same "$work/known" "$work/said" "likely-impact.md has the figures of attempts"

# ---- Sums ----

# `0.5 × 0.9 = 0.45` becomes a line of a program that works it out.
tr '\n' ' ' <"$page" | grep -oE '`[-0-9.()+×/ ]+ = -?[0-9.]+`' | tr -d '`' \
    >"$work/sums"
sed 's/×/*/g; s/\(.*\) = \(.*\)/off("\1 = \2", (\1) - (\2));/' "$work/sums" |
    awk 'BEGIN {
             print "function off(sum, by) {"
             print "if (by * by > 1e-18) print sum, \"is off by\", by }"
             print "BEGIN {"
         }
         { print }
         END { print "}" }' >"$work/sums.awk"
awk -f "$work/sums.awk" >"$work/log" 2>&1
[ -s "$work/sums" ] && [ ! -s "$work/log" ]
verdict $? "the sums of likely-impact.md are right"
