"$PRIMUM" check tests/golden/check/yaml
