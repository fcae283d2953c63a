# The same for programs, one key below the other.
"$PRIMUM" walk tests/golden/walk/porch.yaml --json | sed 's/,"/,\
"/g'
