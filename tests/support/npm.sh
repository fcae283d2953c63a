#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Packages of npm that tests need, in exact versions and out of the way of
# everything else: installs them once, and says where.
#
#     place=$(tests/support/npm.sh BUILD [SET]) || echo "skipped: $place"
#     NODE_PATH=$place node ...
#
# Where there is no node, no npm or no registry it says that instead, and fails.
# SET is `xapi` for a learning record store, which is large; else what reads
# schemas.

mkdir -p "$1" || exit 1
case ${2-} in
xapi)
    set -- "$1/npm-xapi" @learninglocker/xapi-validation@3.0.0 \
        xapi-statements@5.0.1
    ;;
*)
    set -- "$1/npm" ajv@8.20.0 ajv-formats@3.0.1 yaml@2.9.1 \
        @microsoft/jest-sarif@1.0.0-beta.0
    ;;
esac
place=$1
shift

for tool in node npm; do
    command -v $tool >/dev/null || {
        echo "there is no $tool here"
        exit 1
    }
done

# Node has certificates of its own; those that the machine trusts count, too.
machine=/etc/ssl/certs/ca-certificates.crt
[ ! -e $machine ] || export NODE_EXTRA_CA_CERTS=$machine

if [ "$(cat "$place/packages" 2>/dev/null)" != "$*" ]; then
    fresh=$(mktemp -d "$place.XXXXXX") || exit 1
    trap 'rm -rf "$fresh"' EXIT
    if ! timeout 90 npm install --prefix "$fresh" --no-audit --no-fund \
        --silent --ignore-scripts --fetch-retries=0 "$@" >/dev/null 2>&1; then
        echo "npm cannot install $*"
        exit 1
    fi
    echo "$*" >"$fresh/packages"
    rm -rf "$place"
    mv "$fresh" "$place"
fi
cd "$place/node_modules" && pwd
