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

# What the program lists: "Read (...)." and, below it, "code: what it means.",
# each in one line again.
"$program" explain --plain | sed -n '/^Read/,$p' | sed '/^`primum/d' |
    awk '/^([a-z-]+: |[A-Z][a-z]+ \()/ { if (line) print line; line = "" }
        { line = line (line ? " " : "") $0 }
        END { print line }' >"$work/listed"
sed -n 's/^\([a-z-]*\): .*/\1/p' "$work/listed" >"$work/codes"

# ---- A page each, an entry in the index, and an example in the tests ----

for page in "$pages"/[a-z]*.md; do
    basename "$page" .md
done >"$work/said"
same "$work/codes" "$work/said" "each code has a page, and each page a code"

# index: the lists of the index, as they should be.
index()
{
    awk '/^[A-Z]/ { print sep "## " $1 "\n"; sep = "\n"; next }
        {
            code = substr($0, 1, index($0, ":") - 1)
            sub(/^[a-z-]+: /, "")
            print "* [`" code "`](" code ".md): " $0
        }' "$work/listed"
}

sed -n '/^## /,$p' "$pages/README.md" >"$work/said"
index >"$work/known"
if [ "$bless" ]; then
    sed '/^## /,$d' "$pages/README.md" | cat - "$work/known" >"$work/blessed"
    cmp -s "$work/blessed" "$pages/README.md" ||
        cp "$work/blessed" "$pages/README.md"
else
    diff "$work/said" "$work/known" >"$work/log"
    verdict $? "the index of the pages is what the program lists"
fi

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
        /\]\(/ && heads !~ /See also,$/ { bad("a link above the last part") }
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

# Advice that small examples do not heed, but those that are about it.
spared='no-intent no-impact no-practice no-attribution'

# try_example FILE CODE WANTED: does the program say WANTED of it, and nothing
# else but what is spared?  Unless it is CODE.
try_example()
{
    spare=$(echo "$spared" | tr ' ' '\n' | grep -vx "$2")
    "$program" check --format short "$1" >"$work/log" 2>&1
    said=$(sed 's/.*\[\([a-z-]*\)\]$/\1/' "$work/log" | sort -u |
        grep -vxF "$spare")
    [ "$said" = "$3" ]
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
    try_example "$place/scenario1.yaml" "$2" "$2"
    verdict $? "the example of $2 has it, and nothing else"
    try_example "$place/scenario2.yaml" "$2" ""
    verdict $? "the mended example of $2 is sound"
}

while read -r code; do
    try_page "$pages/$code.md" "$code"
done <"$work/codes"
