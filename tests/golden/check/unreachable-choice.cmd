"$PRIMUM" check tests/golden/check/unreachable-choice
