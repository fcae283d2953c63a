#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Is what the documents say true?
#
#     examples.sh   the scenarios in them play, the mistakes are reported so
#     screens.sh    the conversation in README.md, and the commands before it
#     keys.sh       the keys of a scenario, and the codes of messages
#     manuals.sh    commands, options, words, events, variables; form
#     links.sh      links, paths, and targets of make
#     program.sh    docs/example.c
#
# `make check` comes here.  With --bless, what the program says now is written
# into the documents; read the difference before you keep it.

bless=${1-}
here=tests/docs
top=$(pwd)
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

case $PRIMUM in
/*) primum=$PRIMUM ;;
*) primum=$top/$PRIMUM ;;
esac

# shellcheck source=tests/docs/screens.sh
. "$here/screens.sh"
# shellcheck source=tests/docs/examples.sh
. "$here/examples.sh"
# shellcheck source=tests/docs/keys.sh
. "$here/keys.sh"
# shellcheck source=tests/docs/manuals.sh
. "$here/manuals.sh"
# shellcheck source=tests/docs/links.sh
. "$here/links.sh"
# shellcheck source=tests/docs/program.sh
. "$here/program.sh"
