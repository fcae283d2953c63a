#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Is what the documents say true?
#
#     examples.sh   the scenarios in them play, the mistakes are reported so
#     screens.sh    the conversation in README.md, and the commands before it
#     first.sh      the scenario that docs/first-scenario.md ends with
#     thinks.sh     docs/how-primum-thinks.md
#     keys.sh       the keys of a scenario, and the codes of messages
#     schemas.sh    the schemas for editors, beside the program
#     explain.sh    the pages of the codes, and their examples
#     sarif.sh      reports for other tools
#     manuals.sh    commands, options, words, events, variables; form
#     links.sh      links, paths, and targets of make
#     program.sh    docs/example.c
#     impact.sh     the figures of docs/likely-impact.md
#
# `make check` comes here.  With --bless, what the program says now is written
# into the documents; read the difference before you keep it.
#
# The parts are read into this script, and use what it sets.

bless=${1-}
here=tests/docs
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# verdict STATUS NAME: one test's line; what went wrong is in the log.
verdict()
{
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        sed 's/^/# /' "$work/log"
    fi
}

# same FILE FILE NAME: do two lists have the same lines?  `<` is what the first
# has and the second has not.
same()
{
    sort -u "$1" >"$work/first"
    sort -u "$2" >"$work/second"
    diff "$work/first" "$work/second" >"$work/log" 2>&1 && [ -s "$work/first" ]
    verdict $? "$3"
}

# From whatever folder it is called.
program=$(cd "$(dirname "$PRIMUM")" && pwd)/primum

# build_with_library PROGRAM ARGUMENT...: as the library was built itself.
build_with_library()
{
    read -r compiler _ <"$BUILD/compiler"
    # shellcheck disable=SC2046 # they are several flags
    "$compiler" @"$BUILD/flags" -Iinclude -o "$@" "$BUILD/libprimum.a" \
        @"$BUILD/flags.link" $(pkg-config --libs yaml-0.1 jansson libmd) \
        -lunistring >"$work/log" 2>&1
    verdict $? "${1##*/} is built"
}

# shellcheck source=tests/docs/screens.sh
. "$here/screens.sh"
# shellcheck source=tests/docs/examples.sh
. "$here/examples.sh"
# shellcheck source=tests/docs/first.sh
. "$here/first.sh"
# shellcheck source=tests/docs/thinks.sh
. "$here/thinks.sh"
# shellcheck source=tests/docs/keys.sh
. "$here/keys.sh"
# shellcheck source=tests/docs/schemas.sh
. "$here/schemas.sh"
# shellcheck source=tests/docs/explain.sh
. "$here/explain.sh"
# shellcheck source=tests/docs/sarif.sh
. "$here/sarif.sh"
# shellcheck source=tests/docs/manuals.sh
. "$here/manuals.sh"
# shellcheck source=tests/docs/links.sh
. "$here/links.sh"
# shellcheck source=tests/docs/program.sh
. "$here/program.sh"
# shellcheck source=tests/docs/impact.sh
. "$here/impact.sh"
