"$PRIMUM" check tests/golden/check/unreachable-scene
