# A colon or a dash without the space behind it.
. tests/golden/slips/slip.sh
slip "a key" 's/^        say: Good/        say:Good/'
slip "the first of the file" 's/^primum: 1/primum:1/'
slip "before a bar" 's/^    lines: \|/    lines:|/'
slip "in an effect" 's/^              trust: \+2/              trust:+2/'
slip "between braces" 's/shame: \+1/shame:+1/'
slip "a dash" 's/^          - title: He shrugs/          -title: He shrugs/'
slip "the first dash of a list" 's/^          - title: He laughs/          -title: He laughs/'
slip "a dash before a text" 's/^      - You both/      -You both/'
fine "a space too many" 's/^        say: Good/        say : Good/'
