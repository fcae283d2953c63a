# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# Is docs/how-primum-thinks.md true, where a program can tell: the way there that
# it quotes, and what it says is proved?

page=docs/how-primum-thinks.md

(cd "$here" && "$program" check the-gift-card.yaml) | grep -E '= (how|try):' |
    head -n 2 >"$work/known"
grep -E '= (how|try):' "$page" >"$work/said"
same "$work/known" "$work/said" "$page quotes the way there"

# Notes are no faults, and are told of below the table.
awk '/^ *\[CODE_/ { row = "" } { row = row $0 }
    /CODE_PROVED}/ && row !~ /PRIMUM_NOTE/ {
        sub(/^[^"]*"/, "", row)
        sub(/".*/, "", row)
        print row
    }' engine/base/code.c >"$work/known"
awk '/^## / { here = /What is proved/ } here && /^\| / {
        split($0, cells, "|")
        print cells[3]
    }' "$page" | grep -o '`[a-z-]*`' | tr -d '`' >"$work/said"
same "$work/known" "$work/said" "$page has the code of each proof"
