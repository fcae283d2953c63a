# Into this folder, and into scenarios once that is there.
program=$(cd "$(dirname "$PRIMUM")" && pwd)/primum
cd "$(mktemp -d)" || exit
"$program" new the-first --template worked
ls
mkdir scenarios
"$program" new the-second --plain
"$program" new the-third --plain
"$program" new the-first
ls scenarios
