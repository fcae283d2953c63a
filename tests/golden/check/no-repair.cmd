"$PRIMUM" check tests/golden/check/no-repair
