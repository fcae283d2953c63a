# How things are called.
. tests/golden/slips/slip.sh
slip "a capital, in a scene" 's/^  quiet:/  Quiet:/'
slip "a capital, in a gauge" 's/^  trust:/  Trust:/'
slip "a space" 's/^  quiet:/  the quiet:/;s/next: quiet/next: the quiet/'
slip "a number" 's/^      welcome:/      1:/'
slip "a hyphen in a gauge" 's/([ {])shame/\1old-shame/'
slip "two scenes of one name" 's/^  quiet:$/&\
    lines: Rain.\
    next: bench\
&/'
slip "two choices of one name" 's/^      wait:/      ask:/'
slip "a key twice" 's/^        do: Say nothing.*/&\
        lines: Rain./'
slip "a scene and an ending of one name" 's/stays-away/bench/'
