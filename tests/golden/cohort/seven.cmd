# A small group: what a trainer of seven sees.
$PRIMUM cohort tests/golden/cohort/group/trainee-0[1-7].json
