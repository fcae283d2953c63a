"$PRIMUM" check tests/golden/check/control-character
