# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# Is there what the documents point to: pages, headings, files, targets of make,
# manuals?  And do they point to all that there is?

# anchors FILE: as GitHub makes them of headings.
anchors()
{
    sed -n '/^```/,/^```/!s/^##* //p' "$1" | tr '[:upper:]' '[:lower:]' |
        sed 's/[^a-z0-9 _-]//g; s/ /-/g'
}

# try_link DOCUMENT TARGET: says what is not there.
try_link()
{
    target=${2%%#*}
    anchor=${2#"$target"}
    file=$1
    [ -z "$target" ] || file=$(dirname "$1")/$target
    if [ ! -e "$file" ]; then
        echo "$1: no $2"
    elif [ "$anchor" ]; then
        anchors "$file" | grep -qx "${anchor#\#}" || echo "$1: no $2"
    fi
}

for document in ./*.md docs/*.md docs/*/*.md; do
    grep -o '](\([^)]*\))' "$document" | sed 's/^](//; s/)$//' |
        grep -v '^https:' | while read -r link; do
        try_link "$document" "$link"
    done
    # Files and folders that it names; `*` in them is a pattern.
    grep -oE '`(engine|include|tests|docs|scenarios|\.ci)/[a-z0-9_./*-]*`' \
        "$document" | tr -d '`' | while read -r path; do
        # shellcheck disable=SC2086 # a pattern becomes what it matches
        ls -d $path >/dev/null 2>&1 || echo "$document: no $path"
    done
    # Files of source that it names without their folder.
    grep -oE '`[a-z_]+\.[ch]`' "$document" | tr -d '`' | while read -r file; do
        find engine include tests docs -name "$file" | grep -q . ||
            echo "$document: no $file"
    done
    grep -oE '`?make( [a-z]+)+`' "$document" | tr -d '`' | tr ' ' '\n' |
        while read -r target; do
            [ "$target" = make ] || grep -q "^$target:" Makefile ||
                echo "$document: no make $target"
        done
done >"$work/log" 2>&1
[ ! -s "$work/log" ]
verdict $? "there is what the documents point to"

for path in docs/*; do
    grep -qF "]($path)" README.md || echo "README.md leaves out $path"
done >"$work/log"
for path in tests/*/; do
    grep -qF "\`$path\`" CONTRIBUTING.md ||
        echo "CONTRIBUTING.md leaves out $path"
done >>"$work/log"
[ ! -s "$work/log" ]
verdict $? "the documents point to all that there is"

for manual in docs/*.[15]; do
    sed -n 's/^\.Xr \([a-z-]*\) \([0-9]\).*/docs\/\1.\2/p' "$manual" |
        while read -r other; do
            [ -e "$other" ] || echo "$manual: no $other"
        done
    sed -n 's/^\.Sx \(.*\)/\1/p' "$manual" | sed 's/ [.,]$//' |
        while read -r name; do
            grep -qx "\.S[hs] $name" "$manual" || echo "$manual: no $name"
        done
done >"$work/log" 2>&1
[ ! -s "$work/log" ]
verdict $? "there is what the manuals point to"
