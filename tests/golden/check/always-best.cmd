"$PRIMUM" check tests/golden/check/always-best
