# What is safe to mend is mended, with the rest of the file as it was; then the
# rest is told.  What is mended needs no second mending.
cp tests/golden/fix/slips.yaml "$HOME/slips.yaml"
chmod 640 "$HOME/slips.yaml"
program=$(cd "$(dirname "$PRIMUM")" && pwd)/primum
top=$PWD
cd "$HOME" || exit
"$program" check --fix slips.yaml 2>&1
diff "$top/tests/golden/fix/slips.yaml" slips.yaml
ls -l slips.yaml | cut -c1-10
ls | grep -c slips
"$program" check --fix slips.yaml >/dev/null 2>again
grep -c mended again
rm slips.yaml again
