# Dead ends, choices that nothing follows, and loops are told as what they are.
"$PRIMUM" walk tests/golden/walk/pit.yaml
"$PRIMUM" walk tests/golden/play/broken.yaml
