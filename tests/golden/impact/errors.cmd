# What means nothing, and what cannot be.
impact()
{
    "$PRIMUM" impact "$@"
    echo "[exit $?]" >&2
}
kettle=tests/golden/impact/kettle.yaml
impact
impact kettel
impact "$kettle" --at scene=nigth
impact "$kettle" --at scene=gone
impact "$kettle" --json --prism
for size in 512MB '2 gigabytes' 1023K 0 -1 99999999999T lots; do
    impact "$kettle" --max-memory "$size"
done
# How many states there was room for is not promised.
impact tests/golden/impact/wide.yaml --max-memory 1M 2>&1 |
    sed 's/[0-9]\{3,\}/.../g'
impact tests/golden/play/unsound.yaml
impact tests/golden/impact/nowhere.yaml
