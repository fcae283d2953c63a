"$PRIMUM" check tests/golden/check/catalogue/*/catalogue.yaml
