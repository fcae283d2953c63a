# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
#
# One slip in an otherwise sound scenario, and what `check` says of it.  Each
# must be one message.

sound=tests/golden/slips/bus-shelter.yaml

# slip WHAT SED: the slip, in words, and as a change to the scenario.
slip()
{
    echo "---- $1"
    if [ "$(sed -E "$2" $sound | cksum)" = "$(cksum <$sound)" ]; then
        echo "nothing is changed"
    fi
    sed -E "$2" $sound | "$PRIMUM" check /dev/stdin
}

# fine WHAT SED: the same for what looks like a slip, and is none.
fine()
{
    slip "$1, which is fine" "$2"
}
