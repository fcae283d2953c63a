printf 'on\non\non\non\non\non\non\n' |
    "$PRIMUM" play tests/golden/check/lines/lines.yaml --seed 1 --json |
    grep -o '"lines":.*\]'
