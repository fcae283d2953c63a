"$PRIMUM" check tests/golden/check/no-impact
