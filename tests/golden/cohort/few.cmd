group=tests/golden/cohort/group
$PRIMUM cohort $group/trainee-01.json $group/trainee-02.json $group/trainee-04.json $group/trainee-05.json
$PRIMUM cohort --format json $group/trainee-01.json $group/trainee-02.json
$PRIMUM cohort --format csv $group/trainee-01.json
