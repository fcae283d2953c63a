$PRIMUM cohort --format html tests/golden/cohort/hostile
