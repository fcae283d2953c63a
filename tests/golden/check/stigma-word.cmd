"$PRIMUM" check tests/golden/check/stigma-word
