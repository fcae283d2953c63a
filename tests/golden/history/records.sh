# shellcheck shell=sh disable=SC2034
# Records to tell of, always the same; NOW is an hour after the last of them.
# For the commands beside it: . tests/golden/history/records.sh

PRIMUM_RECORDS=$(mktemp -d)/records.db
PRIMUM_NOW=2026-11-22T10:00:00Z
PRIMUM_SCENARIOS=tests/golden/play
export PRIMUM_RECORDS PRIMUM_NOW PRIMUM_SCENARIOS

# keep: what is in the records; on stdin is what was done.
keep()
{
    "$BUILD"/tests/tools/attempts "$PRIMUM_RECORDS"
}

# A conversation with a bit of everything: what was foretold, a step that was
# taken back, another chance, and what was written.
whole='
at 2026-11-02T19:30:00Z
begin a00002 tests/golden/play/bus-stop.yaml 7 predict
choose check-in
predict stays 2 A breath
choose advise
predict opens 4 That she calls.
back 1
seed 9
choose ask
predict opens 1
reflect How are you after that? Lighter than before.
leave
'

# Around it: left in the middle, gone back to from its ending, left today.
several="
at 2026-10-03T18:00:00Z
begin a00001 tests/golden/play/bus-stop.yaml 1
choose advise
$whole
at 2026-11-15T08:00:00Z
again a00003 1
choose wait
leave
begin a00004 tests/golden/play/three-cups.yaml 6
random 2
leave
at 2026-11-22T08:58:00Z
begin a00005 tests/golden/play/broken.yaml 5
choose dead-end
at 2026-11-22T08:59:00Z
begin a00006 tests/golden/play/bus-stop.yaml 5 end
choose check-in
leave
"
