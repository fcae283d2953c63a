# Where nothing is kept yet.  Versions are those of the machine.
HOME=$(mktemp -d)
export HOME
"$PRIMUM" doctor | sed -E '/^ *Where/,$!s/[0-9]+\.[0-9].*$/VERSION/
    s/^( *System *).*/\1SYSTEM/; s/: [0-9]+ scenarios/: N scenarios/
    s/[0-9.]+ (KiB|bytes)/SIZE/; s/rights [0-7]+/RIGHTS/
    s,/[^ ]*/share/primum/,SHARE/,; s,(SHARE/[a-z.]*):.*,\1,'
find "$HOME"/?* "$HOME"/.??* 2>/dev/null
rm -r "$HOME"
