#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Does the program say what it is expected to say?
#
#     tests/golden/SUITE/NAME.cmd   commands for sh, run in the top folder; the
#                                   program is $PRIMUM
#     tests/golden/SUITE/NAME.out   what stdout gets, and a line "[exit N]"
#     tests/golden/SUITE/NAME.err   what stderr gets, if anything
#
# `make check` comes here.  `make bless` comes with --bless: what the program
# says now is then what is expected; read the difference before you keep it.

bless=${1-}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# try STEM: runs the command; prints what is not as expected, if anything.
try()
{
    sh "$1.cmd" >"$work/out" 2>"$work/err" </dev/null
    echo "[exit $?]" >>"$work/out"
    for kind in out err; do
        expected=$1.$kind
        [ -e "$expected" ] || expected=/dev/null
        diff -u -L "$1.$kind" -L "said now" "$expected" "$work/$kind"
    done
}

# keep STEM: expects from now on what was said.
keep()
{
    for kind in out err; do
        if [ -s "$work/$kind" ]; then
            cp "$work/$kind" "$1.$kind"
        else
            rm -f "$1.$kind"
        fi
    done
}

for command in tests/golden/*/*.cmd; do
    [ -e "$command" ] || break
    stem=${command%.cmd}
    name=${stem#tests/golden/}
    difference=$(try "$stem")
    if [ -z "$difference" ]; then
        echo "ok - $name"
    elif [ "$bless" ]; then
        keep "$stem"
        echo "blessed $name"
    else
        echo "not ok - $name"
        printf '%s\n' "$difference" | sed 's/^/# /'
    fi
done

# What is expected of no command was forgotten.
for expected in tests/golden/*/*.out tests/golden/*/*.err; do
    [ ! -e "$expected" ] || [ -e "${expected%.*}.cmd" ] ||
        echo "not ok - $expected belongs to no command"
done
