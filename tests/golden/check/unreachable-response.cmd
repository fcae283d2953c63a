"$PRIMUM" check tests/golden/check/unreachable-response
