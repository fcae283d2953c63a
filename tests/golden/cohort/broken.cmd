$PRIMUM cohort tests/golden/cohort/broken nowhere.json tests/golden/cohort/group/trainee-01.json
