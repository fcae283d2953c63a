# Spaces that are none, as word processors and web pages have them.
. tests/golden/slips/slip.sh
slip "at the start of a line" 's/^        intent: Let/      \xc2\xa0 intent: Let/'
slip "for all of the indentation" \
    's/^        intent: Let/\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0intent: Let/'
slip "behind a colon" 's/^        intent: Let/        intent:\xc2\xa0Let/'
slip "behind an id" 's/^  quiet:/  quiet\xc2\xa0:/'
slip "that nobody sees, before a key" 's/^        intent: Let/        \xe2\x80\x8bintent: Let/'
slip "that nobody sees, in an id" 's/^        next: bench/        next: be\xc2\xadnch/'
slip "in front of all that an id has below it" \
    's/^        say: You promised/\xc2\xa0       say: You promised/'
