"$PRIMUM" explain dead-ends
echo "[exit $?]"
"$PRIMUM" explain "$(printf "\033[31mred")"
echo "[exit $?]"
"$PRIMUM" explain ""
echo "[exit $?]"
"$PRIMUM" explain yaml tag
