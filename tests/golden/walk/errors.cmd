# What means nothing, and what cannot be.
walk()
{
    "$PRIMUM" walk "$@"
    echo "[exit $?]" >&2
}
porch=tests/golden/walk/porch.yaml
walk
walk "$porch" "$porch"
walk porhc
walk tests/golden/walk/porhc.yaml
walk "$porch" --answers
walk "$porch" --answers ''
walk "$porch" --answers /dev/null/here
walk "$porch" --max-memory much
walk tests/golden/play/unsound.yaml
