# A `dot` that is not there, fails, or does not behave.
kettle=tests/golden/impact/kettle.yaml
bin=$TMPDIR/bin
to=$TMPDIR/drawn
mkdir "$bin" "$to"
# with BODY ARGUMENT...: a `dot` that does this, and what then becomes of a map.
with()
{
    printf '#!/bin/sh\n%s\n' "$1" >"$bin/dot"
    chmod +x "$bin/dot"
    echo "== $1"
    echo "== $1" >&2
    shift
    PATH=$bin:$PATH "$PRIMUM" map "$kettle" "$@" 2>"$TMPDIR/said"
    echo "[exit $?]"
    sed "s|$to/||" "$TMPDIR/said" >&2
}
echo "== nothing"
echo "== nothing" >&2
PATH=$bin "$PRIMUM" map "$kettle" --format svg
echo "[exit $?]"
with 'echo "$@"; wc -l' --format svg
with 'exit 1' --format svg
with 'cat >/dev/null; echo broken; exit 1' --format svg
with 'cat >/dev/null' --format svg
with 'echo never heard a word' --format svg
with 'exec <&-; echo closed its ears' --format svg
with 'kill -9 $$' --format svg
# More than a pipe holds, before it reads anything.
with 'yes | head -c 1000000; wc -l' --format svg | sed '/^y$/d'
# What was there stays where nothing was drawn.
echo before >"$to/kettle.svg"
with 'exit 1' -o "$to/kettle.svg"
cat "$to/kettle.svg"
with 'cat >/dev/null; echo drawn' -o "$to/kettle.svg"
cat "$to/kettle.svg"
# A shell never hears what stands in a scenario or in a name.
with 'cat >/dev/null; echo drawn' -o "$to/\$(echo x); y.svg"
ls "$to"
