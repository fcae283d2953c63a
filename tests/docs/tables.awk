# SPDX-License-Identifier: GPL-3.0-or-later
#
# The tables of docs/likely-impact.md as lines "PATH VALUE", with the paths that
# flat.awk makes of `primum impact --json`, behind "start/" or "talk/".  Tables
# of attempts become one line each: what attempt.c is to be asked, " = ", and
# what it is to answer.  Knows the tables by what stands at their top left.
#
#     awk -f tables.awk FILE

BEGIN {
    FS = " *[|] *"
    # Of a table: what comes before the name of a row, and after it.
    before["in `talk`"] = "talk/reach."
    before["at the start"] = "start/reach."
    before["after `sit`"] = "start/choices.sit.reach."
    before["after `push`"] = "start/choices.push.reach."
    before["expected change"] = "start/choices."
    after["expected change"] = ".expected"
    before["counted"] = "start/"
}

function say(path, value)
{
    sub(/reach\.worth/, "worth", path)
    printf "%s %.9f\n", path, value
}

# "`sit` → bench" is "sit:bench" to attempt.c.
function tell(    i)
{
    sub(/` → /, ":", $2)
    gsub(/`/, "", $2)
    asked = asked $2 " "
    for (i = 3; i <= 8; i++)
        answer = answer " " ($i == "" ? "-" : $i)
}

!/^[|]/ {
    if (asked)
        print asked "=" answer
    asked = answer = table = ""
    next
}
!table {
    table = $2
    for (i = 3; i < NF; i++)
        column[i] = table == "counted" ? "" : "." $i
    next
}
/^[|]-/ { next }
table == "attempt" { tell() }
table in before {
    gsub(/`/, "", $2)
    for (i = 3; i < NF; i++)
        if ($i != "")
            say(before[table] $2 after[table] column[i], $i)
}
