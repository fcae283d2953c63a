group=tests/golden/cohort/group
$PRIMUM cohort $group/trainee-01.json $group/trainee-02.json $group/trainee-04.json $group/trainee-05.json
$PRIMUM cohort --format json $group/trainee-01.json $group/trainee-02.json
$PRIMUM cohort --format csv $group/trainee-01.json
# Five trainees, and each in a scenario of their own.
for i in 1 2 4 5 6; do
    sed "s/the-closed-door/door-$i/g; s/check-in-call/call-$i/g" $group/trainee-0$i.json >"$TMPDIR/alone-$i.json"
done
$PRIMUM cohort "$TMPDIR"/alone-?.json
$PRIMUM cohort --format csv "$TMPDIR"/alone-?.json
