# SPDX-License-Identifier: GPL-3.0-or-later
#
# What becomes of a scenario when an author puts a fragment into it.
#
#     awk -f grow.awk FRAGMENT SCENARIO
#
# A fragment stands under the keys that it belongs to, indented as in the file.
# Along keys that are alone it goes down to the first that is not, or that the
# scenario does not have: this one takes the place of its namesake, or comes
# last where it belongs.  Several keys at the top do so one after the other.
#
# Knows indentation and what a key looks like, and no more of YAML.

NR == FNR { fragment[++length_of_fragment] = $0; next }
{ file[++length_of_file] = $0 }

# Spaces before a line; -1 for one that is empty or a comment.
function indent(line)
{
    match(line, /^ */)
    return substr(line, RLENGTH + 1, 1) ~ /^$|#/ ? -1 : RLENGTH
}

# "press" in "      press:"; "" in a line without a key.
function key(line)
{
    sub(/^ */, "", line)
    return match(line, /^[a-z][a-z0-9_-]*:/) ? substr(line, 1, RLENGTH - 1) : ""
}

# The line behind all that belongs to line `at`; empty ones do not.
function behind(lines, count, at,    last, i)
{
    last = at
    for (i = at + 1; i <= count; i++) {
        if (indent(lines[i]) >= 0 && indent(lines[i]) <= indent(lines[at]))
            break
        if (indent(lines[i]) >= 0)
            last = i
    }
    return last + 1
}

# The key under line `at` of the fragment, if it is the only one; else 0.
function only_child(at,    stop)
{
    stop = behind(fragment, length_of_fragment, at)
    if (fragment[at] !~ /:$/ || !key(fragment[at + 1]))
        return 0
    return behind(fragment, length_of_fragment, at + 1) == stop ? at + 1 : 0
}

# The line of the file, among those up to `stop`, with the key of line `at` of
# the fragment, as deep as that; else 0.
function namesake(at, first, stop,    i)
{
    for (i = first; i < stop; i++)
        if (indent(file[i]) == indent(fragment[at]) &&
            key(file[i]) == key(fragment[at]))
            return i
    return 0
}

# Puts what belongs to line `at` of the fragment in place of `count` lines.
function splice(at, where, count,    stop, copy, length_of_copy, i)
{
    stop = behind(fragment, length_of_fragment, at)
    for (i = 1; i < where; i++)
        copy[++length_of_copy] = file[i]
    for (i = at; i < stop; i++)
        copy[++length_of_copy] = fragment[i]
    for (i = where + count; i <= length_of_file; i++)
        copy[++length_of_copy] = file[i]
    length_of_file = length_of_copy
    for (i = 1; i <= length_of_file; i++)
        file[i] = copy[i]
}

function put(at, first, stop,    there)
{
    there = namesake(at, first, stop)
    if (!there)
        splice(at, stop, 0)
    else if (only_child(at))
        put(only_child(at), there + 1,
            behind(file, length_of_file, there))
    else
        splice(at, there, behind(file, length_of_file, there) - there)
}

END {
    for (at = 1; at <= length_of_fragment; at++)
        if (indent(fragment[at]) == 0)
            put(at, 1, length_of_file + 1)
    for (i = 1; i <= length_of_file; i++)
        print file[i]
}
