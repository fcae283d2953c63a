# Below the scenarios, what was practised.
. tests/golden/history/records.sh
echo "$several" | keep

# Others may be found, too.
ours()
{
    grep -E '^ *Practised|^$|Three faults|The bus stop|Three cups|long way'
}

"$PRIMUM" list | ours
"$PRIMUM" list --plain | ours
"$PRIMUM" list --json | sed 's/},{/},\n{/g' | ours
