# Quotation marks and apostrophes.
. tests/golden/slips/slip.sh
slip "one that is never closed" 's/^        say: Good (.*)$/        say: "Good \1/'
slip "the same at the end of the file" 's/^    title: He stays/    title: "He stays/'
slip "the same before another text in quotes" \
    's/^        say: Good (.*)$/        say: "Good \1/;s/^        intent: Let (.*)$/        intent: "Let \1"/'
slip "more behind the one that closes" \
    's/^        say: Good .*$/        say: "Good to see you." You move over./'
slip "some within others" 's/^        say: Good .*$/        say: "He said "good" to me."/'
slip "an apostrophe between single ones" \
    's/^        say: Good .*$/        say: '"'Good to see you. It's been a while.'"'/'
slip "an apostrophe at the start" \
    's/^        say: Good .*$/        say: '"'"'Course I kept a chair./'
slip "curly ones around a colon" 's/^        say: Good .*$/        say: “I kept it: a chair.”/'
fine "curly ones" 's/^        say: Good (.*)$/        say: “Good \1”/'
fine "one at the end alone" 's/^        say: Good (.*)$/        say: Good \1"/'
