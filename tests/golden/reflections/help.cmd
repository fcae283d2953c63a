"$PRIMUM" reflections --help
