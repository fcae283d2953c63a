"$PRIMUM" check tests/golden/check/unreachable-ending
