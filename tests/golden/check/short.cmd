"$PRIMUM" check --format short tests/golden/check/missing-key
