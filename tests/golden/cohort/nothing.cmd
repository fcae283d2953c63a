# Where nothing could be read there is no report, in no form.
case $PRIMUM in /*) ;; *) PRIMUM=$PWD/$PRIMUM ;; esac
mkdir "$TMPDIR/unread" "$TMPDIR/unread/empty"
cd "$TMPDIR/unread" || exit
printf '{"primum_export":1' >cut.json
for format in text csv json html; do
    $PRIMUM cohort --format $format nowhere.json cut.json empty
    echo "[$?]"
done
# No attempt at all is nothing wrong.
printf '{"primum_export":1,"trainee":"","attempts":[]}' >fine.json
$PRIMUM cohort fine.json
