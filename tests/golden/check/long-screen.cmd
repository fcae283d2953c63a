"$PRIMUM" check tests/golden/check/long-screen
