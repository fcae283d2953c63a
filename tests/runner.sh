#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Do the runners notice?  tests/run.sh is given small programs that pass, fail,
# crash or say nothing; tests/golden/run.sh, commands that say what is expected
# of them, or something else.

# What stands in single quotes is for those to expand.
# shellcheck disable=SC2016

place=$(mktemp -d) || exit 1
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/tests/planted"
planted=$place/tests/planted/program
top=$(pwd)

# What a person may have set, and no test may see.
export NO_COLOR=1 PRIMUM_PLAIN=1 XDG_DATA_HOME=/

# verdict STATUS NAME SAID: one test's line, and what went wrong.
verdict()
{
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        printf '%s\n' "$3" | sed 's/^/# /'
    fi
}

# counts "N passed, N failed" WHAT SCRIPT: such a program counts so; the last
# line says it, and the exit code is that of success only without a failure.
counts()
{
    printf '#!/bin/sh\n%s\n' "$3" >"$planted"
    chmod +x "$planted"
    said=$(tests/run.sh "$BUILD" "$planted" 2>&1)
    status=$?
    case $1 in *', 0 failed') wanted=0 ;; *) wanted=1 ;; esac
    [ "$(echo "$said" | tail -n 1)" = "$1" ] && [ $status -eq $wanted ]
    verdict $? "$2" "$said"
}

counts '2 passed, 0 failed' 'all is well' 'echo ok 1; echo "ok 2 - two"'
counts '2 passed, 0 failed' 'as planned' 'echo 1..2; echo ok; echo ok'
counts '1 passed, 1 failed' 'one fails' 'echo ok; echo not ok; exit 1'
counts '1 passed, 1 failed' 'one fails in silence' 'echo ok; echo not ok'
counts '1 passed, 1 failed' 'it crashes' 'echo ok; kill -ABRT $$'
counts '1 passed, 1 failed' 'it ends badly' 'echo ok; exit 7'
counts '0 passed, 1 failed' 'it says nothing' ''
counts '0 passed, 1 failed' 'it says something else' 'echo okay'
counts '0 passed, 1 failed' 'there is no such program' 'exec /nowhere'
counts '1 passed, 1 failed' 'it leaves out some' 'echo 1..3; echo ok'
counts '1 passed, 1 failed' 'one is skipped' 'echo ok 1; echo "ok 2 # SKIP"'
counts '1 passed, 0 failed' 'a part is left out' 'echo ok; echo "# skipped: two"'
[ "$(echo "$said" | head -n 1)" = 'skipped: two' ]
verdict $? 'what is left out is shown' "$said"
counts '1 passed, 0 failed' 'on stderr as well' 'echo ok >&2'

counts '1 passed, 0 failed' 'no settings of a person reach it' \
    '[ -z "$NO_COLOR$XDG_DATA_HOME$PRIMUM_PLAIN" ] && echo ok'
counts '1 passed, 0 failed' 'its home is its own, and empty' \
    '[ -d "$HOME" ] && [ -z "$(ls -A "$HOME")" ] && echo ok'
counts '1 passed, 0 failed' 'it is not asked anything' \
    'read -r line || echo ok'

# expects NAME EXPECTED-OUT EXPECTED-ERR COMMAND VERDICT: so is a command judged
# of which this is expected ("" is no file).
expects()
{
    rm -rf "$place/tests/golden"
    mkdir -p "$place/tests/golden/suite"
    stem=$place/tests/golden/suite/case
    [ -z "$2" ] || printf '%b' "$2" >"$stem.out"
    [ -z "$3" ] || printf '%b' "$3" >"$stem.err"
    [ -z "$4" ] || echo "$4" >"$stem.cmd"
    said=$(cd "$place" && "$top/tests/golden/run.sh")
    case $said in "$5 "*) true ;; *) false ;; esac
    verdict $? "$1" "$said"
}

expects 'what is expected' 'a\n[exit 0]\n' '' 'echo a' 'ok'
expects 'all three of it' 'a\n[exit 3]\n' 'b\n' 'echo a; echo b >&2; exit 3' 'ok'
expects 'another stdout' 'a\n[exit 0]\n' '' 'echo b' 'not ok'
expects 'another stderr' '[exit 0]\n' 'a\n' 'echo b >&2' 'not ok'
expects 'no stderr' '[exit 0]\n' 'a\n' 'true' 'not ok'
expects 'unexpected stderr' '[exit 0]\n' '' 'echo a >&2' 'not ok'
expects 'another exit code' '[exit 0]\n' '' 'exit 1' 'not ok'
expects 'a newline is missing' 'a\n[exit 0]\n' '' 'printf a' 'not ok'
expects 'nothing is expected yet' '' '' 'echo a' 'not ok'
expects 'the command is gone' 'a\n[exit 0]\n' '' '' 'not ok'

# What is blessed is expected.
echo 'echo c; echo d >&2; exit 4' >"$stem.cmd"
said=$(cd "$place" && "$top/tests/golden/run.sh" --bless &&
    "$top/tests/golden/run.sh" && cat "$stem.out" "$stem.err")
[ "$said" = 'blessed suite/case
ok - suite/case
c
[exit 4]
d' ]
verdict $? 'a blessing' "$said"
