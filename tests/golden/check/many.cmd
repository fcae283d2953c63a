# A hundred are shown, the rest counted.
many()
{
    printf 'primum: 1\ntitle: The kettle\nscenes: {door: {next: over}}\n'
    printf 'endings: {over: {outcome: helped}}\n'
    seq 103 | sed 's/.*/key&: 1/'
}
many | "$PRIMUM" check /dev/stdin | tail -n 9
many | "$PRIMUM" check --format short /dev/stdin | tail -n 2
