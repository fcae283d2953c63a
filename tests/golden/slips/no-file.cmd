# Files that are not there.
. tests/golden/slips/slip.sh
cd tests/golden/slips || exit
PRIMUM=../../../$PRIMUM
case $BUILD in /*) PRIMUM=$BUILD/primum ;; esac
for argument in ./bus-sheltr.yaml ./bus-shelter.txt ./bus-shelter bus-sheltr \
    slip.sh bus-shelter.yaml/; do
    "$PRIMUM" check $argument 2>&1
    echo "$argument: $?"
done
mkdir "$HOME/empty"
"$PRIMUM" check "$HOME/empty" 2>&1 | sed "s,$HOME,~,"
