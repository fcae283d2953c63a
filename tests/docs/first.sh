# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Is the scenario that docs/first-scenario.md ends with a good one?  Taken out of
# the page into a fresh folder, nothing is said against it, every line of it can
# be met, and it keeps what no check asks for.  (That each of its examples runs
# is for examples.sh, which leaves the scenario behind.)

desk=$work/desk
mkdir "$desk"
cp "$work/examples/first-scenario.md/kept" "$desk/the-gap.yaml"

# at_the_desk ARGUMENT...: the program, in that folder.
at_the_desk()
{
    (cd "$desk" && "$program" "$@" </dev/null)
}

at_the_desk new a-letter >"$work/log" 2>&1 &&
    at_the_desk check --strict --format short . >"$work/log" 2>&1 &&
    [ ! -s "$work/log" ]
verdict $? "the first scenario is sound beside what primum new writes"

mkdir "$work/beside"
cp "$desk/the-gap.yaml" scenarios/catalogue.yaml "$work/beside"
"$program" check --strict --format short "$work/beside" >"$work/log" 2>&1
verdict $? "the first scenario is sound beside the large catalogue"

# ---- Playthroughs that show all of it ----

at_the_desk walk --answers plays --json the-gap.yaml >"$work/log" 2>&1 &&
    grep -q '"never":\[\]' "$work/log" && grep -q '"glimpses":\[\]' "$work/log"
verdict $? "all of the first scenario is shown by a few conversations"

grep -o '"seed":[0-9]*,"choices"' "$work/log" | tr -dc '0-9\n' >"$work/seeds"
number=0
while read -r seed; do
    number=$((number + 1))
    (cd "$desk" && "$program" play --json --seed "$seed" the-gap.yaml \
        <"plays/$(printf %02d "$number").txt")
done <"$work/seeds" |
    sed -n 's/^{"event":"ending","ending":"\([^"]*\)".*/\1/p' >"$work/said"
sed -n '/^endings:/,/^[a-df-z]/s/^  \([a-z-]*\):$/\1/p' "$desk/the-gap.yaml" \
    >"$work/known"
same "$work/known" "$work/said" "the first scenario is played to each ending"

# ---- What no check asks for ----

# has KEY: how many lines begin with that key.
has()
{
    grep -c "^ *\(- \)\{0,1\}$1: " "$desk/the-gap.yaml"
}

{
    endings=$(has outcome)
    choices=$(has say)
    echo "$endings endings, $choices choices"
    [ "$endings" -ge 3 ] && [ "$(has feedback)" -eq "$endings" ] &&
        [ "$(has takeaway)" -eq "$endings" ] &&
        [ "$(has intent)" -eq "$choices" ] &&
        [ "$(has why)" -eq "$choices" ] &&
        [ "$(has right_when)" -eq "$choices" ] &&
        [ "$(has cue)" -ge 1 ] && [ "$(has content_notes)" -eq 1 ] &&
        grep -q '^expect:' "$desk/the-gap.yaml"
} >"$work/log"
verdict $? "the first scenario gives reasons, and says how the support was"

# A reason rests on something, or says that it is consensus.
awk '/^ *[a-z-]*:$/ { id = $1; rests = 0 }
    /^ *evidence: / { rests = 1 }
    /^ *why: >$/ { why = 1; text = ""; next }
    why && /^ *[a-z_]*:/ {
        if (!rests && text !~ /consensus/) print id, "rests on nothing"
        why = 0
    }
    why { text = text $0 }' "$desk/the-gap.yaml" >"$work/log"
[ ! -s "$work/log" ]
verdict $? "what the first scenario claims rests on something"
