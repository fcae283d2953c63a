# A key without its colon.
. tests/golden/slips/slip.sh
slip "a scene" 's/^  quiet:/  quiet/'
slip "a key" 's/^        say: Good/        say Good/'
slip "a key in the middle" 's/^        intent: Let/        intent Let/'
slip "the first of the file" 's/^primum: 1/primum 1/'
slip "the last of the file" 's/^    title: He stays/    title He stays/'
slip "a part" 's/^scenes:/scenes/'
slip "before a bar" 's/^    lines: \|/    lines |/'
slip "in an effect" 's/^              trust: \+2/              trust +2/'
slip "between braces" 's/shame: \+1/shame +1/'
slip "a semicolon in its place" 's/^        next: comes-back/        next; comes-back/'
slip "an equals sign in its place" 's/^        next: comes-back/        next = comes-back/'
slip "a wide one in its place" 's/^        intent: Let/        intent：Let/'
