# The same for a key of a choice, an ending, a response.
. tests/golden/slips/slip.sh
slip "one too few" 's/^        intent: Let/       intent: Let/'
slip "one too many" 's/^        intent: Let/         intent: Let/'
slip "two too few" 's/^        intent: Let/      intent: Let/'
slip "the first one" 's/^        say: Good/         say: Good/'
slip "the last one of the file" 's/^    title: He stays/   title: He stays/'
slip "the last one, at the margin" 's/^    title: He stays/title: He stays/'
slip "the first one of the file" 's/^primum: 1/ primum: 1/'
slip "behind a dash" 's/^            impact: A chair/          impact: A chair/'
slip "a dash" 's/^          - title: He shrugs/        - title: He shrugs/'
