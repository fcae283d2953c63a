$PRIMUM cohort --plain tests/golden/cohort/group
