# Nobody says of a scenario that was reviewed that it was not.
"$PRIMUM" impact tests/golden/impact/alone/door.yaml
