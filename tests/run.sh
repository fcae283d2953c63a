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
# that was skipped as failed.  What a program with a failed test said is shown.
# The last line is the sum of all.

build=$1
shift
said=$(mktemp) || exit 1
trap 'rm -f "$said"' EXIT
trap 'exit 130' INT

# count STATUS: passed, failed and, if there is more, why, from what was said.
count()
{
    awk -v status="$1" '
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
        }' "$said"
}

# The suite is the folder: build/tests/unit/test_draw belongs to unit,
# tests/floors.sh to floors.
suite_of()
{
    echo "$1" | sed -E 's,.*tests/([a-z]+).*,\1,'
}

all_passed=0 all_failed=0
while [ $# -gt 0 ]; do
    suite=$(suite_of "$1")
    passed=0 failed=0
    while [ $# -gt 0 ] && [ "$(suite_of "$1")" = "$suite" ]; do
        tests/pinned.sh "$build" "$1" >"$said" 2>&1
        read -r good bad why <<END
$(count $?)
END
        if [ "$bad" -gt 0 ]; then
            sed 's/^/    /' "$said"
            echo "$1: $bad failed${why:+ ($why)}"
        fi
        passed=$((passed + good)) failed=$((failed + bad))
        shift
    done
    echo "$suite: $passed passed, $failed failed"
    all_passed=$((all_passed + passed)) all_failed=$((all_failed + failed))
done

echo "$all_passed passed, $all_failed failed"
[ "$all_failed" -eq 0 ]
