$PRIMUM cohort --rounded --format text tests/golden/cohort/group
