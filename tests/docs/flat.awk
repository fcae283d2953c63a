# SPDX-License-Identifier: GPL-3.0-or-later
#
# JSON as lines "PATH VALUE", to be compared: {"a":{"b":[7]}} is "a.b.0 7".  An
# item of a list that begins with an `id` goes by that id.  Numbers have nine
# places.  Knows nothing of escapes but that a quote behind one ends nothing.
#
#     awk -f flat.awk FILE

{ json = json $0 " " }

# "a.b.0": where the value at hand stands.
function path(    at, joined)
{
    for (at = 1; at <= depth; at++)
        joined = joined (at > 1 ? "." : "") name[at]
    return joined
}

function value(text)
{
    if (text ~ /^-?[0-9]/) {
        text = sprintf("%.9f", text)
        sub(/^-0\.0+$/, "0.000000000", text)
    }
    if (name[depth] == "id" && depth > 1 && list[depth - 1])
        name[depth - 1] = text
    print path(), text
}

# The next text, number, word or mark; "" at the end.
function token(    found)
{
    sub(/^[ \t]+/, "", json)
    if (match(json, /^"([^"\\]|\\.)*"/) || match(json, /^[-+.a-zA-Z0-9]+/) ||
        match(json, /^./))
        found = substr(json, 1, RLENGTH)
    json = substr(json, length(found) + 1)
    return found
}

END {
    while ((now = token()) != "") {
        if (now == "{" || now == "[") {
            list[++depth] = now == "["
            name[depth] = item[depth] = 0
        } else if (now == "}" || now == "]") {
            depth--
        } else if (now == "," && list[depth]) {
            name[depth] = ++item[depth]
        } else if (now == ":") {
            name[depth] = last
        } else if (now != ",") {
            last = now
            gsub(/^"|"$/, "", last)
            if (list[depth] || was == ":")
                value(last)
        }
        was = now
    }
}
