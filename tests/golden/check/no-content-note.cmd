"$PRIMUM" check tests/golden/check/no-content-note
