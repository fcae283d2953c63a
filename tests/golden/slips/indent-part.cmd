# The same for a scene, or a whole part.
. tests/golden/slips/slip.sh
slip "a scene, one too few" 's/^  quiet:/ quiet:/'
slip "a scene, at the margin" 's/^  quiet:/quiet:/'
slip "a scene, under another" 's/^  quiet:/    quiet:/'
slip "the choices beside their scene" '/^    lines: \|/,/quiet$/s/^    choices:/  choices:/'
slip "the choices as far right as the text above" \
    '/^    lines: \|/,/quiet$/s/^    choices:/      choices:/'
slip "the endings among the scenes" 's/^endings:/  endings:/'
slip "an effect beside its key" 's/^              trust: \+2/            trust: +2/'
