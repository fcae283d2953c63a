# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
#
# Makes the records that the commands here export; read into them.

export PRIMUM_NOW=2026-11-30T12:00:00Z
export PRIMUM_RECORDS="$HOME/export.db"
rm -f "$PRIMUM_RECORDS"
"$BUILD/tests/tools/attempts" "$PRIMUM_RECORDS" <tests/golden/export/plan.txt
