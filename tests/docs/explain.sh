# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# The pages of docs/diagnostics.  Is there one for each code, and each in the
# index?  Has the bad scenario of a page its code, and no other, and has the
# mended one none?  The line of a fence says what an example is:
#
#     yaml             the bad scenario; the second one is the mended
#     yaml latin-1     the same, saved in that encoding
#     yaml catalogue   stands beside the scenario above, and those below
#
# In an example, the comment `# and so on, up to g1001` stands for as many lines
# like the one before it.

pages=docs/diagnostics

# What the program lists: "Read (...)." and, below it, "code: what it means."
"$program" explain --plain | sed -n '/^Read/,$p' | sed '/^`primum/d' \
    >"$work/listed"
sed -n 's/^\([a-z-]*\): .*/\1/p' "$work/listed" >"$work/codes"

# ---- A page each, an entry in the index, and an example in the tests ----

for page in "$pages"/[a-z]*.md; do
    basename "$page" .md
done >"$work/said"
same "$work/codes" "$work/said" "each code has a page, and each page a code"

sed -n 's/^## /## /p; s/^\* \[`\(.*\)`\](\1\.md): /\1: /p' "$pages/README.md" \
    >"$work/said"
sed 's/^\([A-Z][a-z]*\) .*/## \1/' "$work/listed" >"$work/known"
diff "$work/known" "$work/said" >"$work/log"
verdict $? "the index of the pages is what the program lists"

cat tests/golden/*/*.out | grep -o '\[[a-z-]*\]$' | tr -d '[]' |
    sort -u >"$work/golden"
sort "$work/codes" | comm -23 - "$work/golden" >"$work/log"
[ ! -s "$work/log" ]
verdict $? "each code is seen in a golden test"

# ---- Form: what the program can set, and nothing else ----

for page in "$pages"/[a-z]*.md; do
    awk -v code="$(basename "$page" .md)" '
        function bad(why) { print FILENAME ":" FNR ": " why ": " $0 }
        FNR == 1 && $0 != "# " code { bad("no title") }
        /^```/ { fenced = !fenced; fences++; next }
        fenced && length($0) > 72 { bad("too wide for a terminal") }
        fenced { next }
        /^## / { heads = heads substr($0, 4) ","; next }
        FNR > 1 && /^[-#*>|+ ]|^[0-9]+\.|\t|!\[/ { bad("not plain") }
        length($0) > 120 { bad("too long a line") }
        END {
            if (fenced || fences < 4) bad("no two examples")
            if (heads !~ /^For example,Mended,(When it is all right,)?(See also,)?$/)
                bad("headings: " heads)
        }' "$page"
done >"$work/log"
[ ! -s "$work/log" ]
verdict $? "the pages have the form that the program can show"

grep -niE 'scalar|mapping|\bnodes?\b|\bparse|syntax' "$pages"/*.md >"$work/log"
[ ! -s "$work/log" ]
verdict $? "the pages are in the words of those who write scenarios"

# ---- The examples ----

# Advice that a small example never heeds, and need not.
spare='no-intent|no-impact|no-practice|no-attribution'

# try_example FILE CODE: fails where it is told of more than CODE, or, with "",
# of anything; what is spared is taken out unless it is the code itself.
try_example()
{
    "$program" check --format short "$1" 2>&1 |
        sed 's/.*\[\([a-z-]*\)\]$/\1/' >"$work/codes_said"
    sort -u "$work/codes_said" | grep -vxE "$spare" >"$work/left"
    [ ! "$2" ] || ! grep -qx "$2" "$work/codes_said" ||
        echo "$2" | sort -u - "$work/left" -o "$work/left"
    "$program" check --format short "$1" >"$work/log" 2>&1
    [ "$(cat "$work/left")" = "$2" ]
}

# fill FILE: lines in place of "and so on".
fill()
{
    awk '/# and so on, up to [a-z]*[0-9]*$/ {
            match($0, /[0-9]+$/)
            for (i = 2; i <= substr($0, RSTART) + 0; i++) {
                line = before
                sub(/[0-9]+/, i, line)
                print line
            }
            next
        }
        { print; before = $0 }' "$1"
}

# try_page PAGE CODE
try_page()
{
    place=$work/pages/$2
    mkdir -p "$place"
    awk -v out="$place" -f "$here/blocks.awk" "$1" >"$place/index"
    count=0
    while read -r number language kind; do
        case "$language $kind" in
        "yaml catalogue") cp "$place/$number" "$place/catalogue.yaml" ;;
        "yaml latin-1") iconv -f UTF-8 -t LATIN1 "$place/$number" ;;
        *) fill "$place/$number" ;;
        esac >"$place/filled"
        [ "$kind" = catalogue ] && continue
        count=$((count + 1))
        cp "$place/filled" "$place/scenario$count.yaml"
    done <"$place/index"
    try_example "$place/scenario1.yaml" "$2"
    verdict $? "the example of $2 has it, and nothing else"
    try_example "$place/scenario2.yaml" ""
    verdict $? "the mended example of $2 is sound"
}

while read -r code; do
    try_page "$pages/$code.md" "$code"
done <"$work/codes"
