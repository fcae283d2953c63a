"$PRIMUM" history --help
"$PRIMUM" show --help
