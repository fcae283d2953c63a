$PRIMUM cohort --format json tests/golden/cohort/group
