# The codes, each with what it means.
"$PRIMUM" explain
