# A dash where none belongs, or none where one does.
. tests/golden/slips/slip.sh
slip "before the first key of a choice" 's/^        say: Good/        - say: Good/'
slip "before another key" 's/^        intent: Let/        - intent: Let/'
slip "before one choice" 's/^      (welcome):/      - \1:/'
slip "before all choices" 's/^      (remind|welcome|ask|wait|leave):/      - \1:/;/^  bench/,$s/^      - (a|w|l)/      \1/'
slip "before the scenes" 's/^  (shelter|quiet|bench):/  - \1:/'
slip "before an effect" 's/^              trust: \+2/              - trust: +2/'
slip "in place of the ids of choices" \
    '/^      (ask|wait|leave):/d;s/^        (say: Would|do: Say|say: My)/      - \1/'
slip "missing before a response" 's/^          - title: He shrugs/            title: He shrugs/'
slip "missing before the first response" 's/^          - title: He laughs/            title: He laughs/'
slip "missing before all of them" 's/^          - title:/            title:/'
slip "a bullet in its place" 's/^          - title: He shrugs/          • title: He shrugs/'
slip "a long dash in its place" 's/^          - title: He shrugs/          – title: He shrugs/'
slip "a star in its place" 's/^  - A return/  * A return/'
slip "a long dash before a key with lines below it" \
    's/^          - title: He shrugs/          — odds: 2/'
