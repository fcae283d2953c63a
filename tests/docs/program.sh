# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# Does docs/example.c play?  (That it is built with what is installed, is for
# tests/install.sh.)

# The example leaves its memory to the system at its end.
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"

build_with_library "$work/example" docs/example.c

# plays SCENARIO: it comes to an ending, and says its title last.
plays()
{
    yes 1 2>/dev/null | head -n 100 | "$work/example" "$1" >"$work/log" 2>&1
    last=$(tail -n 1 "$work/log")
    sed -n '/^endings:/,$s/^ *title: //p' "$1" | grep -qxF "$last"
    verdict $? "docs/example.c plays ${1##*/}"
}

plays "$work/examples/README.md/late.yaml"
plays scenarios/the-closed-door.yaml
