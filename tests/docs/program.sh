# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Does docs/example.c play?  (That it is built with what is installed, is for
# tests/install.sh.)  Read by run.sh.

# The example leaves its memory to the system at its end.
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"

read -r compiler _ <"$BUILD/compiler"
# shellcheck disable=SC2046 # they are several flags
"$compiler" @"$BUILD/flags" -Iinclude -o "$work/example" docs/example.c \
    "$BUILD/libprimum.a" @"$BUILD/flags.link" \
    $(pkg-config --libs yaml-0.1 jansson libmd) -lunistring -lm \
    >"$work/log" 2>&1
verdict $? "docs/example.c is built"

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
