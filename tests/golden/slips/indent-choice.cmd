# A line that begins with the wrong number of spaces: a choice.
. tests/golden/slips/slip.sh
slip "one too few" 's/^      welcome:/     welcome:/'
slip "one too many" 's/^      welcome:/       welcome:/'
slip "two too many" 's/^      welcome:/        welcome:/'
slip "the first one, one too many" 's/^      remind:/       remind:/'
slip "all of it, two too few" '/^      welcome:/,/^            next: quiet/s/^  //'
