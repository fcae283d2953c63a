$PRIMUM cohort --rounded --format csv tests/golden/cohort/group
