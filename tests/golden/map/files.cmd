# A file has the form that its name says, unless another is asked for.
kettle=tests/golden/impact/kettle.yaml
to=$TMPDIR
map()
{
    "$PRIMUM" map "$kettle" "$@" 2>"$to/said"
    echo "[exit $?]"
    sed "s|$to/||" "$to/said" >&2
}
map -o "$to/kettle.dot"
"$PRIMUM" map "$kettle" --format dot | cmp - "$to/kettle.dot"
map -o "$to/kettle.txt"
head -n 3 "$to/kettle.txt"
map --output "$to/kettle" --format dot
cmp "$to/kettle" "$to/kettle.dot"
