# A tab in place of spaces.
. tests/golden/slips/slip.sh
slip "at the start" 's/^      welcome:/\t\t\twelcome:/'
slip "behind spaces" 's/^        intent: Let/      \tintent: Let/'
slip "in a text" 's/^      Ray: I know/\tRay: I know/'
slip "behind a dash" 's/^          - title: He shrugs/          -\ttitle: He shrugs/'
fine "behind a colon" 's/^        intent: Let/        intent:\tLet/'
