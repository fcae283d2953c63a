# A text that begins with a sign.
. tests/golden/slips/slip.sh
for sign in '{softly} ' '[softly] ' '*Softly* ' '\&then ' '%' '@' '`' '!' '| ' '> ' '- ' '? ' ', '; do
    slip "$sign" "s/^        say: Good .*/        say: ${sign}Good to see you./"
done
slip "all of it in braces" 's/^        lines: He breathes out\./        lines: {He breathes out.}/'
slip "an effect in parentheses" 's/\{asked: true\}/(asked: true)/'
slip "a bracket where a brace closes" 's/\{asked: true\}/{asked: true]/'
slip "a brace that is never closed" 's/shame: \+1\}/shame: +1/'
slip "a comma in a text between braces" 's/"How much he lets you see\."/How much he shows, and tells/'
slip "no comma between braces" 's/trust: -2, shame/trust: -2 shame/'
