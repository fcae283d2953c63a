# Nothing of what is given reaches a terminal as it is: arguments, file names,
# the environment, and the text of help now.
cd "$(mktemp -d)" || exit 1
bad=$(printf 'a\033[31m\001\302\233b\342\200\256\377\nprimum c')
case $PRIMUM in /*) ;; *) PRIMUM=$OLDPWD/$PRIMUM ;; esac
"$PRIMUM" play "$bad"
"$PRIMUM" play "./$bad.yaml"
"$PRIMUM" check "./$bad"
"$PRIMUM" "$bad"
"$PRIMUM" "--$bad"
"$PRIMUM" play --seed "$bad" "$OLDPWD/tests/golden/play/bus-stop.yaml"
"$PRIMUM" play --from "$bad" "$OLDPWD/tests/golden/play/bus-stop.yaml"
"$PRIMUM" help "$bad"
"$PRIMUM" play --feedback "$bad" bus-stop
mkdir -p "$bad" config/primum
cp "$OLDPWD/tests/golden/play/catalogue.yaml" "$bad"
cp "$OLDPWD/tests/golden/play/broken.yaml" "$bad/$bad.yaml"
PRIMUM_SCENARIOS=./$bad
XDG_CONFIG_HOME=$PWD/config
export PRIMUM_SCENARIOS XDG_CONFIG_HOME
"$PRIMUM" list --plain | head -n 1
"$PRIMUM" list --json | grep -o '^.{[^}]*}'
"$PRIMUM" learn "$bad"
echo dead-end | "$PRIMUM" play "$PRIMUM_SCENARIOS/$bad.yaml" | tail -n 2
printf '%s\n' "$bad" >config/primum/help.txt
"$PRIMUM" help now
