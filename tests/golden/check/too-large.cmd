# What is too large for a file in this folder.
start()
{
    printf 'primum: 1\ntitle: The kettle\nauthors: a\nlicense: b\n'
    printf 'scenes: {door: {next: over}}\n'
    printf 'endings: {over: {outcome: helped}}\n'
}
letters()
{
    yes x | head -n "$1" | tr -d '\n'
}
{ start; printf 'summary: '; letters 65536; } | "$PRIMUM" check /dev/stdin
{ start; printf 'summary: '; letters 65537; } |
    "$PRIMUM" check --format short /dev/stdin
{ start; echo 'gauges:'; seq 1001 | sed 's/.*/  g&: 1/'; } |
    "$PRIMUM" check /dev/stdin
start | cat - /dev/zero | head -c 67108865 | "$PRIMUM" check /dev/stdin
