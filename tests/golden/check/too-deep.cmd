"$PRIMUM" check tests/golden/check/too-deep
