$PRIMUM cohort --rounded --format html tests/golden/cohort/group
