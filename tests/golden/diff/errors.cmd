# What cannot be compared, and what means nothing.
diff()
{
    "$PRIMUM" diff "$@"
    echo "[exit $?]" >&2
}
old=tests/golden/diff/old.yaml
diff
diff "$old"
diff "$old" "$old" "$old"
diff "$old" - - </dev/null
diff - - </dev/null
diff "$old" --max-memory lots "$old"
diff "$old" kettel
diff "$old" tests/golden/diff/nowhere.yaml
diff - "$old" </dev/null
diff tests/golden/play/unsound.yaml "$old"
diff "$old" tests/golden/play/unsound.yaml
sed 's/title: The kettle/tilte: The kettle/' "$old" | diff - tests/golden/diff/same.yaml
# Nothing is known of the one without a catalogue until the other is mended.
work=$(mktemp -d)
cp "$old" "$work"
diff "$work/old.yaml" tests/golden/play/unsound.yaml
rm -r "$work"
