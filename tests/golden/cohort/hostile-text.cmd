$PRIMUM cohort tests/golden/cohort/hostile
