$PRIMUM cohort --format csv tests/golden/cohort/hostile
