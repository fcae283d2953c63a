$PRIMUM cohort --format text tests/golden/cohort/group
