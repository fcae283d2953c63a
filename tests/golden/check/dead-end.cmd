"$PRIMUM" check tests/golden/check/dead-end
