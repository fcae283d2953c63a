$PRIMUM cohort --rounded --format json tests/golden/cohort/group
