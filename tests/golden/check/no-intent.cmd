"$PRIMUM" check tests/golden/check/no-intent
