# Files that are named twice, and in another order, change nothing.
group=tests/golden/cohort/group
$PRIMUM cohort --format json $group >"$TMPDIR/once"
# shellcheck disable=SC2046 # they are several
$PRIMUM cohort --format json $group $(ls -r $group/*.json) |
    cmp - "$TMPDIR/once" && echo the same
