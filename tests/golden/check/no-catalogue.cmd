# That there is none is one mistake, however many tags there are.
"$PRIMUM" check tests/golden/check/no-catalogue
