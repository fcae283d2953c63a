# Odds.
. tests/golden/slips/slip.sh
slip "a percentage" 's/odds: 3/odds: 70%/'
slip "a fraction" 's/odds: 3/odds: 0.7/'
slip "with a comma" 's/odds: 3/odds: 0,75/'
slip "three in ten" 's/odds: 3/odds: 3 in 10/'
slip "seven tenths" 's/odds: 3/odds: 7\/10/'
slip "in words" 's/odds: 3/odds: likely/'
slip "of a choice" 's/^        do: Say nothing.*/&\
        odds: 3/'
