# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# Every example of a document, in the order of the document.  The line of its
# fence says what it is (in a manual, a comment before the display):
#
#     yaml scenario FILE    a whole scenario: it plays, and has no error
#     yaml grows            goes into the scenario above, which still does
#     yaml strict           the same, and nothing is said against it any more
#     yaml aside            the same, and is taken out again
#     yaml broken CODE      goes into it, and gives this message and no other
#     sh run                commands, in the folder of the scenarios
#     sh mends              the same, while the mistake above is in them
#     text said             that message, or what those commands say
#     text said FROM,TO     these lines of it
#     yaml catalogue        stands beside the scenarios from here on
#     text transcript       the conversation of screens.sh
#

# sound FILE: there is no error in it.  What grows is advised about all the while,
# and so it should be; but where it is strict, nothing at all is said.
sound()
{
    # shellcheck disable=SC2086 # there may be no option
    "$program" check $strict --format short "$1" >"$work/log" 2>&1 &&
        { [ -z "$strict" ] || [ ! -s "$work/log" ]; }
}

# playable FILE: it comes to an ending, three times, whatever is answered.
playable()
{
    for seed in 1 2 3; do
        awk -v seed="$seed" 'BEGIN {
            srand(seed)
            for (i = 0; i < 1000; i++) print int(4 * rand()) + 1
        }' 2>/dev/null |
            "$program" play --json --seed "$seed" "$1" 2>&1 |
            tail -n 3 >"$work/log"
        grep -q '^{"event":"ending"' "$work/log" || return 1
    done
}

# The scenario of a document is $place/kept; tried is $place/FILE.

# grow BLOCK: the scenario with this in it.
grow()
{
    awk -f "$here/grow.awk" "$1" "$place/kept" >"$place/$file"
}

# restore: the scenario without the mistake that was tried last.
restore()
{
    [ ! -e "$place/kept" ] || cp "$place/kept" "$place/$file"
}

# try_scenario NAME: fails if it is not sound.
try_scenario()
{
    playable "$place/$file"
    verdict $? "$1 plays"
    sound "$place/$file"
    set -- $? "$1"
    verdict "$1" "$2 is sound"
    return "$1"
}

# try_broken NAME CODE: keeps what is said, to be compared.
try_broken()
{
    (
        cd "$place" || exit
        "$program" check --format short "$file" >"$work/log" 2>&1
        "$program" check "$file" 2>&1 | sed '/^$/,$d' >said
    )
    [ "$(wc -l <"$work/log")" -eq 1 ] && grep -qF " [$2]" "$work/log"
    verdict $? "$1 is told as $2 and nothing else"
}

# try_commands NAME FILE: keeps what they say, to be compared.
try_commands()
{
    (
        cd "$place" || exit
        PATH=${program%/*}:$PATH sh -e "$2" </dev/null >said 2>&1
    )
    set -- $? "$1"
    cp "$place/said" "$work/log"
    verdict "$1" "$2 runs"
}

# said LINES: those lines of what was said; without, all of it.
said()
{
    sed -n "${1:-1,\$}p" "$place/said" >"$place/lines"
}

# compare NAME BLOCK EXPECTED: the block is what it should be, or becomes it.
compare()
{
    if diff -L "$1" -L "said now" -u "$2" "$3" >"$work/log" 2>&1; then
        verdict 0 "$1"
    elif [ "$bless" ]; then
        cp "$3" "$2.new"
        echo "blessed $1"
    else
        verdict 1 "$1"
    fi
}

# try_block NUMBER LANGUAGE KIND WORD
try_block()
{
    block=$place/blocks/$1
    about="$name: example $1"
    case "$2 $3" in
    "yaml scenario")
        file=$4
        cp "$block" "$place/kept"
        cp "$block" "$place/$file"
        try_scenario "$about"
        ;;
    "yaml grows" | "yaml strict")
        [ "$3" = grows ] || strict=--strict
        grow "$block"
        try_scenario "$about" && cp "$place/$file" "$place/kept"
        strict=
        ;;
    "yaml aside")
        grow "$block"
        try_scenario "$about"
        ;;
    "yaml catalogue")
        cp "$block" "$place/catalogue.yaml"
        sound "$place/catalogue.yaml"
        verdict $? "$about is sound"
        ;;
    "yaml broken")
        grow "$block"
        try_broken "$about" "$4"
        ;;
    "sh run")
        restore
        try_commands "$about" "$block"
        ;;
    "sh mends") try_commands "$about" "$block" ;;
    "text said")
        said "$4"
        compare "$about is what is said" "$block" "$place/lines"
        ;;
    "text transcript")
        compare "$about is what is seen" "$block" "$work/transcript"
        ;;
    yaml* | text* | "sh "?*)
        echo "which kind of example is this: $2 $3?" >"$work/log"
        verdict 1 "$about is of a kind"
        ;;
    esac
}

# try_examples DOCUMENT
try_examples()
{
    name=${1##*/}
    place=$work/examples/$name
    strict=
    mkdir -p "$place/blocks"
    awk -v out="$place/blocks" -f "$here/blocks.awk" "$1" >"$place/index"
    [ -s "$place/index" ]
    verdict $? "$name has examples"
    while read -r number language kind word; do
        try_block "$number" "$language" "$kind" "$word"
    done <"$place/index"
    restore
    [ "$bless" ] || return
    awk -v from="$place/blocks" -f "$here/blocks.awk" "$1" >"$work/blessed"
    cmp -s "$work/blessed" "$1" || cp "$work/blessed" "$1"
}

for document in README.md docs/first-scenario.md docs/scenario-language.md \
    docs/likely-impact.md docs/primum-scenario.5; do
    try_examples "$document"
done
