# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes C of texts, so that the program carries them with it.
#
#     awk -v table=pages -f engine/embed.awk FILE...
#
# prints a file that defines `embedded_pages`, as declared in base/embedded.h:
# each FILE under its name without folder and extension, in the order given.
# Bytes are taken as they are; a text ends in a newline.  Does not know what the
# texts are good for.

# "dead-end" of "docs/diagnostics/dead-end.md"
function stem(path)
{
    sub(/.*\//, "", path)
    sub(/\.[^.]*$/, "", path)
    return path
}

# The line as it stands between quotes; `?` lest two of them mean something.
function quoted(line)
{
    gsub(/\\/, "&&", line)
    gsub(/"/, "\\\"", line)
    gsub(/\?/, "\\?", line)
    return line
}

function end_text()
{
    if (texts++)
        print "    },"
}

BEGIN {
    print "/* Made by engine/embed.awk; do not edit. */"
    print "#include \"base/embedded.h\"\n"
    # ISO C promises no more than 4,095 characters in a literal.
    print "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
    print "const struct embedded embedded_" table "[] = {"
}

FNR == 1 {
    end_text()
    print "    {\"" stem(FILENAME) "\","
}
{ print "     \"" quoted($0) "\\n\"" }

END {
    end_text()
    print "    {0, 0},\n};"
}
