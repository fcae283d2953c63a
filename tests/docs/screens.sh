# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a person sees who does what README.md says.  The conversation that it
# shows is kept in $work/transcript; examples.sh compares.  Read by run.sh.

read -r compiler _ <"$BUILD/compiler"
# shellcheck disable=SC2046 # they are several flags
"$compiler" @"$BUILD/flags" -Iinclude -Itests -o "$work/typist" \
    "$here/typist.c" tests/support/pty.c "$BUILD/libprimum.a" \
    @"$BUILD/flags.link" $(pkg-config --libs yaml-0.1 jansson libmd) \
    -lunistring -lm >"$work/log" 2>&1
verdict $? "the typist is built"

# type_to PROGRAM ARGUMENT...: what the screen shows; on stdin is what is typed,
# by turns a prompt and an answer, a line each.
type_to()
{
    paste - - | "$work/typist" "$@"
}

# What README.md says that it types.  What comes before the first scene is left
# out, and so is the last prompt.
type_to "$primum" play the-closed-door --seed 6 <<'END' |
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
