# The same for a text below a bar.
. tests/golden/slips/slip.sh
slip "as far left as its key" 's/^      Rain on/    Rain on/'
slip "the second paragraph, one too few" 's/^      Ray: I know/     Ray: I know/'
slip "the second paragraph, two too few" 's/^      Ray: I know/    Ray: I know/'
slip "the second paragraph, at the margin" 's/^      Ray: I know/Ray: I know/'
slip "the first paragraph, two too many" 's/^      Rain on/        Rain on/'
slip "a text without a bar that goes on at the margin" \
    's/^(    lines: The bus is late\.) Neither/\1\
Neither/'
slip "a text of two paragraphs without its bar" \
    's/^    lines: \|/    lines:/'
