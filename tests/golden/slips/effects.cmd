# What changes.
. tests/golden/slips/slip.sh
slip "a space behind the sign" 's/shame: \+1/shame: + 1/'
slip "no sign" 's/shame: \+1/shame: 1/'
slip "the sign behind" 's/shame: \+1/shame: 1+/'
slip "as in other languages" 's/shame: \+1/shame: += 1/'
slip "as a sum" 's/shame: \+1/shame: shame + 1/'
slip "a long minus" 's/trust: -2/trust: −2/'
slip "in words" 's/shame: \+1/shame: up/'
slip "a half" 's/shame: \+1/shame: +1.5/'
slip "a gauge misspelt" 's/^              trust: \+2/              trsut: +2/'
slip "no braces and no colon" 's/^        effects: \{shame: -1\}/        effects: shame -1/'
slip "yes for true" 's/asked: true\}/asked: yes}/'
fine "in quotes" 's/^              trust: \+2/              trust: "+2"/'
