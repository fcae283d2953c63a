#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Do compilers agree?  Ten thousand random attempts are told by the library as
# each compiler builds it, without and with optimization; what is said must be
# the same to the last byte.
#
#     tests/agree.sh BUILD
#
# A compiler that is not there is left out, and said to be.  The last line is
# the sum, as in tests/run.sh.

build=$1/agree
passed=0 failed=0 first=

# digest COMPILER FLAGS: what this build says, as one number.
digest()
{
    place=$build/$1$2
    ${MAKE:-make} --no-print-directory BUILD="$place" CC="$1" CFLAGS="$2" \
        SANITIZE= "$place/tests/property/replays" >"$build/log" 2>&1 &&
        tests/pinned.sh "$place" "$place/tests/property/replays" --digest
}

mkdir -p "$build" || exit 1
for compiler in gcc clang; do
    if ! command -v "$compiler" >/dev/null; then
        echo "# there is no $compiler here: left out"
        continue
    fi
    for flags in -O0 -O2; do
        said=$(digest "$compiler" "$flags")
        : "${first:=$said}"
        if [ "$said" ] && [ "$said" = "$first" ]; then
            echo "ok - $compiler $flags: $said"
            passed=$((passed + 1))
        else
            echo "not ok - $compiler $flags: ${said:-$(tail -n 5 "$build/log")}"
            failed=$((failed + 1))
        fi
    done
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 1 ]
