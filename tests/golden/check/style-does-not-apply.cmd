"$PRIMUM" check tests/golden/check/style-does-not-apply
