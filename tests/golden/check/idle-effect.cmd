"$PRIMUM" check tests/golden/check/idle-effect
