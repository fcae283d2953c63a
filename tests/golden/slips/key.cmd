# A key that there is not.
. tests/golden/slips/slip.sh
slip "misspelt" 's/^        intent: Let/        intnet: Let/'
slip "a capital" 's/^        say: Good/        Say: Good/'
slip "a word from elsewhere" 's/^        say: Good/        text: Good/'
slip "another word from elsewhere" 's/^        next: comes-back/        goto: comes-back/'
slip "for the people" 's/^people:/characters:/'
slip "a key of something else" 's/^(    )(lines: The bus)/\1outcome: mixed\
\1\2/'
slip "a scene that is a text" '/^  quiet:/,/^    next: bench/c\  quiet: The bus is late.'
slip "a comma behind a colon" 's/^  quiet:/  quiet:,/'
