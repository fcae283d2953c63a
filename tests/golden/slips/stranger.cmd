# Files that are no scenarios.
. tests/golden/slips/slip.sh
check() { "$PRIMUM" check /dev/stdin; }
echo "---- UTF-16"
iconv -f UTF-8 -t UTF-16 "$sound" | check
echo "---- an older encoding"
sed 's/wasn.t/wasn’t/' "$sound" | iconv -f UTF-8 -t CP1252 | check
echo "---- a Word document"
printf 'PK\003\004\024\000\006\000\010\000\000\000!\000[Content_Types].xml' | check
echo "---- RTF"
printf '{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Courier;}}\n' | check
echo "---- a PDF"
printf '%%PDF-1.4\n' | check
echo "---- a web page"
printf '<!DOCTYPE html>\n<html><body>primum: 1</body></html>\n' | check
echo "---- a picture"
printf '\211PNG\r\n\032\n' | check
echo "---- JSON of something else"
printf '{\n  "name": "x",\n  "version": "1.0"\n}\n' | check
echo "---- prose"
printf 'Ray waits at the bus stop.\nHe looks at his shoes.\n' | check
echo "---- dialogue"
printf 'Ray: I know.\nYou: Good to see you.\n' | check
echo "---- a table"
printf 'title,who\nThe bus,Ray\n' | check
echo "---- nothing"
printf '' | check
echo "---- nothing but a remark"
printf '# my scenario\n' | check
