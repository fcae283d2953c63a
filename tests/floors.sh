#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Do all files keep to the floors, would it be noticed if one did not, and are
# the floors those of docs/architecture.md?

awk=$(pwd)/tests/floors.awk
floors=$(awk -v list=1 -f "$awk")
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT

# verdict STATUS NAME DETAIL: one test's line, and what went wrong.
verdict()
{
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        printf '%s\n' "$3" | sed 's/^/# /'
    fi
}

found=$(awk -f "$awk" include/*.h engine/*/*.[ch])
verdict $? "the files keep to the floors" "$found"

# plant FILE INCLUDE: what the check says of a tree with this line in this file.
plant()
{
    rm -rf "${tree:?}/engine" "$tree/include"
    mkdir -p "$tree/include" "$tree/$(dirname "$1")"
    printf '/* planted */\n%s\n' "$2" >"$tree/$1"
    (cd "$tree" && awk -f "$awk" "$1")
}

# bad FILE INCLUDE WORDS: this must be caught, in these words.
bad()
{
    found=$(plant "$1" "$2")
    [ $? -eq 1 ] && case $found in "$1:"*"$3"*) true ;; *) false ;; esac
    verdict $? "caught: $2 in $1" "expected: $3; said: $found"
}

# good FILE INCLUDE: this must be let through.
good()
{
    found=$(plant "$1" "$2")
    verdict $? "let through: $2 in $1" "$found"
}

# Every floor may look down and not up.
below=
for floor in $floors; do
    for lower in $below; do
        bad "engine/$lower/a.h" "#include \"$floor/b.h\"" "is above $lower"
        [ "$floor" = cli ] ||
            good "engine/$floor/a.c" "#include \"$lower/b.h\""
    done
    below="$below $floor"
done

bad engine/base/text.c '#include <yaml.h>' 'for scenario/yaml.c alone'
bad engine/cli/yaml.c '#include <yaml.h>' 'for scenario/yaml.c alone'
bad engine/cli/screen.c '#  include <readline/readline.h>' 'cli/terminal.c'
bad engine/scenario/yaml.h '#include <jansson.h>' 'for base/json.c alone'
bad engine/cli/screen.c '#include <uniwidth.h>' 'for base/text.c alone'
bad engine/base/draw.c '#include <sha2.h>' 'for base/digest.c alone'
bad engine/base/draw.c '#include <curl/curl.h>' 'not in C or POSIX'
bad engine/base/draw.c '#include <sys/socket.h>' 'not in C or POSIX'
bad engine/cli/main.c '#include "base/text.h"' 'private header'
bad engine/cli/main.c '#include "../base/text.h"' 'private header'
bad engine/cli/main.c '#include <base/text.h>' 'not in C or POSIX'
bad engine/play/step.c '#include "step.h"' 'not written as'
bad engine/play/step.c '#include "play/../check/rules.h"' 'not written as'
bad engine/play/step.c '#include "attic/old.h"' 'not written as'
bad engine/play/step.c '#include HEADER' 'must name its header'
bad engine/attic/old.c '#include "base/text.h"' 'is no floor'
bad include/primum.h '#include "base/text.h"' 'the public header includes'
bad include/primum.h '#include <yaml.h>' 'for scenario/yaml.c alone'

good engine/scenario/yaml.c '#include <yaml.h>'
good engine/cli/terminal.c '#include <readline/readline.h>'
good engine/cli/main.c '#include "screen.h"'
good engine/cli/main.c '#include "primum.h"'
good engine/play/step.c '#include "primum.h"'
good include/primum.h '#include <stdint.h>'

# It ends the build.
plant engine/base/draw.c '#include "play/step.h"' >/dev/null
mkdir "$tree/tests" && cp tests/floors.awk "$tree/tests" && cp Makefile "$tree"
said=$(make -C "$tree" build/floors 2>&1)
[ $? -eq 2 ] && case $said in *"is above base"*) true ;; *) false ;; esac
verdict $? "an #include that runs up a floor ends the build" "$said"

# The table of the document: its head begins "| floor |", its rows name the
# floors in their first column, lowest first, in `backticks` or plain.
written=$(awk -F '[ \t]*[|][ \t]*' '
    tolower($2) == "floor" { table = 1; next }
    table && !/^[ \t]*[|]/ { exit }
    table && $2 !~ /^:?-+:?$/ { gsub(/[`*]/, "", $2); print $2 }
    ' docs/architecture.md 2>&1)
[ "$written" = "$floors" ]
verdict $? "docs/architecture.md has the same floors" \
    "Wanted: a table with the head \"| floor | what it holds | may include |\"
and a row for each of:
$floors
It has:
$written"
