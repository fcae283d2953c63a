# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a person sees who does what README.md says.  The conversation that it
# shows is kept in $work/transcript; examples.sh compares.  Read by run.sh.

echo 'set enable-bracketed-paste on' >"$work/inputrc"

read -r compiler _ <"$BUILD/compiler"
"$compiler" @"$BUILD/flags" -o "$work/typist" "$here/typist.c" \
    >"$work/log" 2>&1
verdict $? "the typist is built"

# type_to COMMAND...: what the screen shows, while stdin is typed.
type_to()
{
    INPUTRC=$work/inputrc "$work/typist" "$@"
}

# The answers are those that README.md names before the transcript.  What comes
# before the first scene is left out, and so is the last prompt.
printf '\n1\n\nmore\n' | type_to "$primum" play the-closed-door --seed 6 |
    awk '
        prompts > 0 && !/^Enter to begin/ { lines[++count] = $0 }
        /^(Enter|What do you say)/ { prompts++; last = count }
        END {
            for (i = 2; i < last; i++)
                if (i < last - 1 || lines[i]) print lines[i]
        }' >"$work/transcript"
grep -q 'How it landed' "$work/transcript"
verdict $? "README.md: there is a conversation to show"

# Nothing is built anew, lest it be built with other flags than these.
printf 'leave\n' | type_to make -s -o program BUILD="$BUILD" play \
    >"$work/log" 2>&1 && grep -q '^Enter to begin' "$work/log"
verdict $? "make play ends in a conversation"
