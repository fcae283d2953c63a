# A colon in what somebody says.
. tests/golden/slips/slip.sh
slip "in the middle" 's/^        say: Good .*$/        say: I kept it for you: a chair./'
slip "at the end" 's/^        say: Good .*$/        say: This is what I kept:/'
slip "behind a name" 's/^        lines: He pulls.*/        lines: Ray: You sound like my mother./'
slip "twice" 's/^        lines: He pulls.*/        lines: Ray: One thing: not that./'
slip "in a list" 's/^      - ray: So, are/      - ray: So: are/'
slip "at the end of what is told, in a list" 's/^      - You both sit down\./      - You both sit down:/'
slip "in a text that goes on" \
    's/^        say: Good .*$/        say: Good to see you.\
          I kept this for you: a chair./'
slip "in effects" 's/^        effects: \{shame: -1\}/        effects: shame: -1/'
slip "two keys in a line" 's/^        say: Good .*$/        say: Good to see you. intent: Let him know./'
slip "a choice in a line" 's/^      leave:$/      leave: say: My bus is here/'
