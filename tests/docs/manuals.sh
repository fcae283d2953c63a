# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Does primum(1) say what the program can do, and nothing else?  The program is
# asked; what stands in a section of the manual is compared.  Read by run.sh.

page=docs/primum.1

# section NAME: the lines of a section or subsection.
section()
{
    awk -v name="$1" '
        /^\.S[hs] / { here = substr($0, 5) == name; next }
        here' "$page"
}

# items MACRO: what stands in the list items of a section.
items()
{
    sed -n "s/^\.It $1 //p" | sed 's/ , /\
/g'
}

# long_options: those of the lines that say an option first.
long_options()
{
    sed -n 's/^ *\(-[a-z], \)*--\([a-z][a-z-]*\).*/\2/p'
}

# ---- Commands and options ----

"$primum" help >"$work/help"
sed -n '/^ *Commands/,/^$/p' "$work/help" | sed -n 's/^ \([a-z]*\) .*/\1/p' |
    grep -v '^Commands' >"$work/commands"
sed -n 's/^\.Ss primum \([a-z]*\)$/\1/p' "$page" >"$work/said"
same "$work/commands" "$work/said" "primum(1) has the commands"

section "With every command" | grep -o 'Fl -[a-z-]*' | sed 's/Fl -//' \
    >"$work/said"
section "With every command" | grep -o 'It Fl h , -help' | sed 's/.*-//' \
    >>"$work/said"
long_options <"$work/help" >"$work/known"
same "$work/known" "$work/said" "primum(1) has the options of all commands"
cp "$work/said" "$work/global"

while read -r command; do
    "$primum" "$command" --help | long_options >"$work/known"
    section "primum $command" | sed -n 's/^\.It Fl -\([a-z-]*\).*/\1/p' |
        cat - "$work/global" >"$work/said"
    same "$work/known" "$work/said" "primum(1) has the options of $command"
    section "primum $command" | sed -n 's/^\.Op Fl -\([a-z-]*\).*/\1/p' |
        cat - "$work/global" >"$work/said"
    same "$work/known" "$work/said" "and names them in the usage of $command"
done <"$work/commands"

# ---- What can be typed ----

# In a list of other names, only the first has a line of its own.
printf 'help\n' | "$primum" play the-closed-door --plain |
    sed -n '/^What you can type/,$s/^\([a-z][a-z ]*\): .*/\1/p' >"$work/known"
section "IN A CONVERSATION" | items Ic >"$work/said"
same "$work/known" "$work/said" "primum(1) has what one can type when playing"

# The second prompt is the program's, so that what is typed is answered.
type_to "$primum" --plain <<'END' |
What would you like to do?
help
What would you like to do?
quit
END
    sed '1,/do? help$/d' | sed -n 's/^\([a-z][a-z ]*\): .*/\1/p' |
    sed 's/^a number$/help/' >"$work/known"
section "ON THE START SCREEN" | items Ic >"$work/said"
same "$work/known" "$work/said" "primum(1) has what one can type at the start"

# ---- Events ----

# The names of events and keys; gauges and facts are not among them.
printf '1\n9\n1\n1\n' |
    "$primum" play --json "$work/examples/primum-scenario.5/salt.yaml" |
    grep -oE '"(event":"[a-z]*|[a-z_0-9]*":)' |
    grep -vE '^"(trust|calm|asked)"' >"$work/events"
printf 'x\n' | "$primum" play --json the-closed-door |
    grep -o '"event":"[a-z]*' >>"$work/events"
while read -r word; do
    section EVENTS | grep -qF "$word" || echo "$word"
done <"$work/events" >"$work/log"
[ -s "$work/events" ] && [ ! -s "$work/log" ]
verdict $? "primum(1) has the events and their keys"

# ---- The world ----

grep -ohE '(getenv|in_base)\("[A-Z_]+"' engine/cli/*.c |
    sed 's/.*"\(.*\)"/\1/' >"$work/known"
printf '%s\n' LC_ALL LC_CTYPE LANG >>"$work/known" # setlocale()
section ENVIRONMENT | items Ev >"$work/said"
same "$work/known" "$work/said" "primum(1) has the variables of the environment"

section EXAMPLES | sed -n 's/^\.Dl primum //p' >"$work/examples.sh"
while read -r arguments; do
    # shellcheck disable=SC2086 # they are several
    "$primum" $arguments >"$work/log" 2>&1 </dev/null
    verdict $? "primum $arguments"
done <"$work/examples.sh"

# ---- Form ----

# `make lint` does this on every machine of the developers'.
if command -v mandoc >/dev/null; then
    for manual in docs/*.[15]; do
        mandoc -Tlint -W warning "$manual" >"$work/log" 2>&1
        verdict $? "$manual is well-formed"
    done
fi
