# A number sign, which begins a remark.
. tests/golden/slips/slip.sh
slip "in a text" 's/^        say: Good .*$/        say: Take the bus #12, it is quicker./'
slip "at the start of a text" 's/^        say: Good .*$/        say: #12 is your bus./'
slip "in a text that goes on" \
    's/^        lines: He pulls up his hood\./        lines: He looks for bus #12\
          and pulls up his hood./'
slip "two slashes in its place" 's#^  quiet:#  // here they wait\
  quiet:#'
slip "a rule" 's/^scenes:/=======\
scenes:/'
fine "a heading" 's/^scenes:/## Scenes\
\
scenes:/'
