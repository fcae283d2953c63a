# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# What a person sees who does what README.md says.  The conversation that it
# shows is kept in $work/transcript; examples.sh compares.

build_with_library "$work/typist" -Itests "$here/typist.c" tests/support/pty.c

# type_to PROGRAM ARGUMENT...: what the screen shows; on stdin is what is typed,
# by turns a prompt and an answer, a line each.
type_to()
{
    paste - - | "$work/typist" "$@"
}

# README.md names the call and what is typed.  What comes before the first scene
# is left out, and so is the last prompt.
arguments=$(sed -n 's/.*`build\/primum \(play [^`]*--seed [0-9]*\)`.*/\1/p' \
    README.md)
# shellcheck disable=SC2086 # they are several
type_to "$program" $arguments <<'END' |
Enter to begin, or leave to skip this one:

What do you say or do?
1
Enter to go on:

Enter to go on, or: more, others, why, back
more
Enter to go on, or: more, others, why, back
leave
END
    awk '
        /^Enter to go on, or.*leave/ { exit }
        { sub(/ +$/, "") }
        begun && !/^$/ { for (; gaps > 0; gaps--) print ""; print }
        begun { gaps += /^$/ }
        /^Enter to begin/ { begun = 1; gaps = -1 }' >"$work/transcript"
grep -q 'How it landed' "$work/transcript"
verdict $? "README.md: there is a conversation to show"

# Nothing is built anew, lest it be built with other flags than these.
type_to "$(command -v make)" -s -o program BUILD="$BUILD" play \
    >"$work/log" 2>&1 <<'END'
Enter to begin, or leave to skip this one:
leave
END
verdict $? "make play ends in a conversation"
