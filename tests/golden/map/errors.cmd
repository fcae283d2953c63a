# What means nothing, and what cannot be.
map()
{
    "$PRIMUM" map "$@"
    echo "[exit $?]" >&2
}
kettle=tests/golden/impact/kettle.yaml
map
map kettel
map "$kettle" --format sgv
map "$kettle" --output kettle
map "$kettle" --output "$TMPDIR/kettle.yaml" --format svg 2>&1 |
    sed "s,$TMPDIR/,,"
ls "$TMPDIR/kettle.yaml" 2>/dev/null
map "$kettle" --output /nowhere/kettle.dot
map "$kettle" --output /dev/full --format dot
map tests/golden/play/unsound.yaml
map tests/golden/map/nowhere.yaml
