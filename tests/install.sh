#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Is what `make install` leaves enough for a program of somebody else's, and
# does `make uninstall` leave nothing?  What was built is taken as it is.

place=$(mktemp -d) || exit 1
trap 'rm -rf "$place"' EXIT

# verdict STATUS NAME: one test's line; what went wrong is in the log.
verdict()
{
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        sed 's/^/# /' "$place/log"
    fi
}

# place_make TARGET: nothing is built anew for it.
place_make()
{
    make -o program BUILD="$BUILD" PREFIX="$place/usr" "$1" >"$place/log" 2>&1
}

place_make install
verdict $? "make install"

# there FILE ORIGINAL: was it installed, byte by byte?
there()
{
    cmp "$place/usr/$1" "$2" >"$place/log" 2>&1
    verdict $? "installed: $1"
}

there bin/primum "$PRIMUM"
there lib/libprimum.a "$BUILD/libprimum.a"
there include/primum.h include/primum.h
there share/man/man1/primum.1 docs/primum.1
there share/man/man5/primum-scenario.5 docs/primum-scenario.5
"$PRIMUM" help | awk '/^ Commands/ { on = 1; next }
    /^$/ { on = 0 }
    on { print $1 }' >"$place/commands"
echo '.so man1/primum.1' >"$place/alias"
while read -r command; do
    there "share/man/man1/primum-$command.1" "$place/alias"
done <"$place/commands"
there share/primum/scenario.schema.json docs/scenario.schema.json
there share/primum/catalogue.schema.json docs/catalogue.schema.json
there share/primum/export.schema.json docs/export.schema.json
for file in scenarios/*; do
    there "share/primum/$file" "$file"
done

# With the compiler and the flags of the library, for the sanitizers' sake.
export PKG_CONFIG_PATH="$place/usr/lib/pkgconfig"
read -r compiler _ <"$BUILD/compiler"
# shellcheck disable=SC2046 # they are several flags
"$compiler" @"$BUILD/flags" -o "$place/example" docs/example.c \
    @"$BUILD/flags.link" $(pkg-config --cflags --libs primum) \
    >"$place/log" 2>&1
verdict $? "docs/example.c is built with what is installed"

# It leaves its memory to the system at its end.
ASAN_OPTIONS=detect_leaks=0 "$place/example" \
    "$place/usr/share/primum/scenarios/the-closed-door.yaml" \
    >"$place/log" 2>&1 </dev/null && grep -q '^1  ' "$place/log"
verdict $? "it plays an installed scenario"

place_make uninstall
find "$place/usr" ! -type d >"$place/log" 2>&1
[ ! -s "$place/log" ]
verdict $? "make uninstall"
