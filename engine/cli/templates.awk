# SPDX-License-Identifier: GPL-3.0-or-later
#
# Files as the table of templates.h, each under its name without ".yaml".  Every
# line is a text of its own: C promises room for no longer ones.
#
#     awk -f templates.awk FILE...

BEGIN {
    print "#include \"templates.h\"\n\n#include <stddef.h>"
}

FNR == 1 {
    name = FILENAME
    gsub(/^.*\/|\.yaml$/, "", name)
    names[++count] = name
    if (count > 1)
        print "    NULL,\n};"
    printf "\nstatic const char *const lines_%d[] = {\n", count
}

# `?` is escaped for the sake of trigraphs.
{
    gsub(/[\\"?]/, "\\\\&")
    print "    \"" $0 "\","
}

END {
    print "    NULL,\n};\n\nconst struct template template_table[] = {"
    for (i = 1; i <= count; i++)
        printf "    {\"%s\", lines_%d},\n", names[i], i
    print "    {NULL, NULL},\n};"
}
