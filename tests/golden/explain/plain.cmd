# The same in sentences, but for the examples, in which spaces count.
"$PRIMUM" explain --plain no-practice
