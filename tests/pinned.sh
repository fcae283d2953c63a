#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command as all tests are run: in the same terminal, language and time
# zone everywhere, in a home of its own that is gone afterwards, without any
# setting of the person who runs it, and not for ever.
#
#     tests/pinned.sh BUILD COMMAND...
#
# The command finds the program in $PRIMUM, and the folder in $BUILD.  It has
# two minutes, or $PATIENCE seconds.

build=$1
shift
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT

env -i PATH="$PATH" HOME="$home" TMPDIR="$home" \
    TERM=xterm-256color LINES=24 COLUMNS=80 INPUTRC=/dev/null \
    LC_ALL=C.UTF-8 TZ=UTC CMOCKA_MESSAGE_OUTPUT=TAP \
    ASAN_OPTIONS="${ASAN_OPTIONS-}" UBSAN_OPTIONS=print_stacktrace=1 \
    BUILD="$build" PRIMUM="$build/primum" \
    timeout --foreground "${PATIENCE:-120}" "$@" </dev/null
