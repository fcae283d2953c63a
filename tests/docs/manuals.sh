# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2016,SC2154
#
# Does primum(1) say what the program can do, and nothing else?  The program is
# asked; what stands in a section of the manual is compared.

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

"$program" help >"$work/help"
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
    "$program" "$command" --help | long_options >"$work/known"
    section "primum $command" |
        sed -n 's/^\.It Fl \(. , \)\{0,1\}-\([a-z-]*\).*/\2/p' |
        cat - "$work/global" >"$work/said"
    same "$work/known" "$work/said" "primum(1) has the options of $command"
    section "primum $command" | sed -n 's/^\.Op Fl -\([a-z-]*\).*/\1/p' |
        cat - "$work/global" >"$work/said"
    same "$work/known" "$work/said" "and names them in the usage of $command"
done <"$work/commands"

# ---- What can be typed ----

# In a list of other names, only the first has a line of its own.
printf 'help\n' | "$program" play the-closed-door --plain |
    sed -n '/^What you can type/,$s/^\([a-z][a-z ]*\): .*/\1/p' >"$work/known"
section "IN A CONVERSATION" | items Ic >"$work/said"
same "$work/known" "$work/said" "primum(1) has what one can type when playing"

# The page's own line for `help` is the one that it was asked with.
type_to "$program" --plain <<'END' |
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

# event_words: the names of events, and the keys in them; gauges and facts are
# no keys, and what is likely stands in a section of its own.
event_words()
{
    sed -E 's/"likely":.*/"likely":/; s/"(state|changes)":\{[^}]*\}/"\1":/g' |
        grep -oE '"(event":"[a-z]*|[a-z_0-9]*":)'
}

# One conversation that is left, and one with an ending.
for answers in 'x 1 leave' '1 1 1 1'; do
    for scenario in the-closed-door "$work/examples/primum-scenario.5/salt.yaml"
    do
        echo "$answers" | tr ' ' '\n' |
            "$program" play --json --seed 7 "$scenario"
    done
done | event_words >"$work/known"
section EVENTS | event_words >"$work/said"
same "$work/known" "$work/said" "primum(1) has the events and their keys"

# What only an attempt that is kept has: one that goes back to another one.
mkdir -p "$work/attempts"
"$BUILD/tests/tools/attempts" "$work/attempts/records.db" <<'END'
at 2026-11-02T19:30:00Z
begin a00001 tests/golden/play/bus-stop.yaml 7 predict
choose check-in
predict opens 4 That she calls.
back 0
seed 9
choose ask
reflect How are you? Fine.
leave
again a00002 0
choose ask
leave
END
PRIMUM_RECORDS=$work/attempts/records.db
export PRIMUM_RECORDS
for attempt in a00001 a00002; do
    "$program" show --json $attempt
done | event_words | grep -vxFf "$work/said" >"$work/known"
section TRANSCRIPTS | event_words | grep -vxFf "$work/said" >"$work/told"
same "$work/known" "$work/told" "primum(1) has the events of an attempt"

# json_keys SECTION: those that stdin has must stand in the section.
json_keys()
{
    grep -o '"[a-z_]*":' | tr -d '":' | sort -u >"$work/known"
    section "$1" | sed -n 's/^\.Ql \([a-z_]*\).*/\1/p' >"$work/said"
    grep -vxFf "$work/said" "$work/known" >"$work/log"
    [ -s "$work/known" ] && [ ! -s "$work/log" ]
    verdict $? "primum(1) has the keys of the JSON of $1"
}

"$program" list --json | json_keys "primum list"
PRIMUM_SCENARIOS=tests/golden/play "$program" list --json |
    json_keys "primum list"
unset PRIMUM_RECORDS
# The libraries have names of their own.
"$program" doctor --json | sed 's/"libraries":{[^}]*}/"libraries":/' |
    json_keys "primum doctor"
# The one has a way to a fault, the other a second place.
"$program" check --format json tests/golden/check/dead-end \
    tests/golden/check/unknown-target | grep -o '"[a-z_]*":' >"$work/known"
section REPORTS | grep -o '"[a-z_]*":' >"$work/said"
same "$work/known" "$work/said" "primum(1) has the keys of the JSON of REPORTS"
# Endings are no keys of ours.
"$program" impact --json tests/golden/impact/alone/door.yaml |
    sed 's/"cancelled"://g; s/"week"://g' | json_keys FIGURES
# Nor are gauges and facts.
"$program" walk --json tests/golden/walk/porch.yaml |
    sed 's/"\(trust\|worry\|asked\|never\)":{//g' | json_keys COVERAGE
"$program" walk --json tests/golden/impact/wide.yaml --max-memory 1M \
    2>/dev/null | json_keys COVERAGE

"$program" diff --json tests/golden/diff/old.yaml tests/golden/diff/new.yaml |
    sed -E 's/"(so-so|gone|waits|returns|hasty|gentle)"://g' |
    sed -E 's/"(helped|mixed|(un)?harmed|unfinished|max|min|uniform)"://g' |
    json_keys DIFFERENCES

mkdir -p "$work/kept"
"$BUILD/tests/tools/attempts" "$work/kept/records.db" \
    <tests/golden/progress/season.plan
PRIMUM_RECORDS=$work/kept/records.db PRIMUM_NOW=2026-11-22T10:00:00Z \
    "$program" progress --json | json_keys PROGRESS

# ---- The world ----

grep -ohE '(getenv|in_base)\("[A-Z_]+"' engine/cli/*.c |
    sed 's/.*"\(.*\)"/\1/' >"$work/known"
printf '%s\n' LC_ALL LC_CTYPE LANG >>"$work/known" # setlocale()
section ENVIRONMENT | items Ev >"$work/said"
same "$work/known" "$work/said" "primum(1) has the variables of the environment"

section EXAMPLES | sed -n 's/^\.Dl primum //p' >"$work/examples.sh"
while read -r arguments; do
    # shellcheck disable=SC2086 # they are several
    "$program" $arguments >"$work/log" 2>&1 </dev/null
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
