"$PRIMUM" check tests/golden/check/encoding
