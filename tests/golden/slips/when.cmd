# Conditions.
. tests/golden/slips/slip.sh
slip "one equals sign" 's/trust >= 3/trust = 3/'
slip "a gauge misspelt" 's/trust >= 3/trsut >= 3/'
slip "a capital" 's/trust >= 3/Trust >= 3/'
slip "broken off" 's/trust >= 3/trust > 3 and/'
slip "the sign the wrong way round" 's/trust >= 3/trust => 3/'
slip "in words" 's/trust >= 3/trust is at least 3/'
slip "if" 's/when: not asked/when: if not asked/'
slip "no for false" 's/when: not asked/when: asked == no/'
slip "an exclamation mark" 's/when: not asked/when: !asked/'
slip "a gauge alone" 's/trust >= 3/trust/'
slip "no gauge" 's/trust >= 3/> 3/'
slip "braces" 's/trust >= 3/{trust: 3}/'
