# SPDX-License-Identifier: GPL-3.0-or-later
#
# The examples of a document: fenced blocks of Markdown, and literal displays of
# a manual behind a line `.\" yaml ...`, which says of them what the line of the
# fence says of the others.
#
#     awk -v out=FOLDER -f blocks.awk FILE     writes each to FOLDER/1, /2, ...,
#                                              and says "NUMBER INFO" of each
#     awk -v from=FOLDER -f blocks.awk FILE    says the FILE, with FOLDER/1.new
#                                              in place of block 1, if there is
#                                              such a file, and so on
#
# Does not know what an example is good for.

function say(line)
{
    if (from)
        print line
}

function open_block(info)
{
    inside = 1
    number++
    if (out) {
        print number, info
        printf "" >(out "/" number)
        return
    }
    replaced = 0
    while ((getline line <(from "/" number ".new")) > 0) {
        replaced = 1
        print line
    }
}

function close_block()
{
    inside = 0
    if (out)
        close(out "/" number)
}

# What troff would make of the line.
function plain(line)
{
    if (manual) {
        sub(/^\\&/, "", line)
        gsub(/\\e/, "\\", line)
    }
    return line
}

FNR == 1 { manual = FILENAME ~ /\.[15]$/ }

inside && ($0 == "```" || $0 == ".Ed") {
    close_block()
    say($0)
    next
}
inside {
    if (out)
        print plain($0) >(out "/" number)
    else if (!replaced)
        print
    next
}
{ say($0) }
manual && /^\.\\" yaml / { marked = substr($0, 5) }
manual && /^\.Bd -literal/ && marked {
    open_block(marked)
    marked = ""
}
!manual && /^```/ { open_block(substr($0, 4)) }

END {
    if (inside && out)
        print number, "text that is never closed"
}
