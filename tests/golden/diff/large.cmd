# Too many states to solve: that is said, and the rest stands.
sed 's/^title: .*/title: Wider/; s/+1/+2/' tests/golden/impact/wide.yaml |
    "$PRIMUM" diff tests/golden/impact/wide.yaml - --max-memory 2M |
    sed 's/[0-9]\{3,\}/.../g'
sed 's/+1/+2/' tests/golden/impact/wide.yaml |
    "$PRIMUM" diff --json tests/golden/impact/wide.yaml - --max-memory 2M 2>&1 |
    sed 's/"changes":.*"moves"/"changes":[...],"moves"/; s/[0-9]\{3,\}/.../g'
