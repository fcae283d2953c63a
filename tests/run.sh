#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs test programs and counts.
#
#     tests/run.sh BUILD PROGRAM...
#
# A program says a line for each test: "ok NAME" or "not ok NAME" (it is TAP; a
# plan, "1..N", may be given).  A program that ends badly, says nothing, or
# leaves out tests that it planned counts as one more failed test, and a test
# that was skipped as failed.  What a program with a failed test said is shown,
# and each line "# skipped: WHAT", which counts for nothing.  The last line is the
# sum of all.

# As many run at once as there are processors; they are told in this order.

build=$1
shift
place=$(mktemp -d) || exit 1
trap 'rm -rf "$place"' EXIT
trap 'exit 130' INT

# Runs them all.  Program N says $place/N, and ends with $place/N.status.
# shellcheck disable=SC2016 # what is in quotes is for the inner shell
run_all()
{
    number=0
    for program in "$@"; do
        number=$((number + 1))
        printf '%s\n%s\n' "$number" "$program"
    done | xargs -d '\n' -n 2 -P "$(getconf _NPROCESSORS_ONLN)" sh -c '
        tests/pinned.sh "$1" "$4" >"$2/$3" 2>&1
        echo $? >"$2/$3.ended"
        mv "$2/$3.ended" "$2/$3.status"' run "$build" "$place"
}

# count N: passed, failed and, if there is more, why, from what program N said.
count()
{
    awk -v status="$(cat "$place/$1.status")" '
        /^(not )?ok( |$)/ && /# SKIP/ { failed++; next }
        /^ok( |$)/ { passed++ }
        /^not ok( |$)/ { failed++ }
        /^1\.\.[0-9]+/ { planned += substr($1, 4) }
        END {
            if (passed + failed == 0)
                why = "said nothing, exit code " status
            else if (passed + failed < planned)
                why = "ran " passed + failed " of " planned " tests"
            else if (status && !failed)
                why = "exit code " status
            print passed + 0, failed + (why != ""), why
        }' "$place/$1"
}

# The suite is the folder: build/tests/unit/test_draw belongs to unit,
# tests/floors.sh to floors.
suite_of()
{
    echo "$1" | sed -E 's,.*tests/([a-z]+).*,\1,'
}

# Tells what each says, as soon as it has ended.
tell_all()
{
    all_passed=0 all_failed=0 number=0
    while [ $# -gt 0 ]; do
        suite=$(suite_of "$1")
        passed=0 failed=0
        while [ $# -gt 0 ] && [ "$(suite_of "$1")" = "$suite" ]; do
            number=$((number + 1))
            until [ -e "$place/$number.status" ]; do
                [ -d "$place" ] || exit 130 # all was interrupted
                sleep 0.1
            done
            read -r good bad why <<END
$(count $number)
END
            if [ "$bad" -gt 0 ]; then
                sed 's/^/    /' "$place/$number"
                echo "$1: $bad failed${why:+ ($why)}"
            fi
            sed -n 's/^# skipped: /skipped: /p' "$place/$number"
            passed=$((passed + good)) failed=$((failed + bad))
            shift
        done
        echo "$suite: $passed passed, $failed failed"
        all_passed=$((all_passed + passed)) all_failed=$((all_failed + failed))
    done
    echo "$all_passed passed, $all_failed failed"
    [ "$all_failed" -eq 0 ]
}

tell_all "$@" &
run_all "$@"
wait $!
