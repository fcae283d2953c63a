# What moved by little is about the same.
sed 's/odds: 3 - trust/odds: 300 - 99 * trust/; s/odds: 2, impact/odds: 200, impact/' \
    tests/golden/diff/old.yaml | "$PRIMUM" diff tests/golden/diff/old.yaml -
