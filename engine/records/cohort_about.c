/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two rules of what is told of a count; docs/cohort.md has the reasons.
 * What fewer than five trainees did neither of them tells.
 *
 * Exact: all else is told as it is, but for what records/cohort_keep.c keeps
 * back for the sake of another one.
 *
 * Rounded: all else is a multiple of five, up or down: the nearer it is to one
 * of the two, the more often to that one.  Which it is hangs on the ids of the
 * attempts that were counted, which whoever reads the report does not know.  So
 * the same attempts give the same number wherever it stands, which can be seen
 * but not averaged away; and the difference of two numbers says of a third one,
 * that is not told, next to nothing. */
#include "records/cohort.h"

uint64_t cohort_key(const uint64_t id[2])
{
    uint64_t key = id[0] * UINT64_C(0x9e3779b97f4a7c15) ^ id[1];

    key = (key ^ key >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    key = (key ^ key >> 27) * UINT64_C(0x94d049bb133111eb);
    return key ^ key >> 31;
}

bool cohort_enough(const struct cohort_count *count)
{
    return count->people >= PRIMUM_COHORT_LEAST;
}

static primum_about tell_exactly(const struct cohort_count *count)
{
    if (count->fate == COHORT_NOBODY)
        return 0;
    if (!cohort_enough(count))
        return PRIMUM_COHORT_FEW;
    return count->fate == COHORT_KEPT ? PRIMUM_COHORT_KEPT
                                      : (primum_about)count->times;
}

static primum_about tell_rounded(const struct cohort_count *count)
{
    const uint64_t least = PRIMUM_COHORT_LEAST;
    const uint64_t sum[2] = {count->key, 0};
    uint64_t rest = count->times % least, up = cohort_key(sum) % least < rest;

    if (!cohort_enough(count))
        return PRIMUM_COHORT_FEW;
    return (primum_about)(count->times - rest + up * least);
}

static const struct cohort_rule rules[] = {
    [PRIMUM_COHORT_EXACT] = {"exact", tell_exactly, true, COHORT_TOGETHER},
    [PRIMUM_COHORT_ROUNDED] = {"rounded", tell_rounded, false, COHORT_ONCE},
};

const struct cohort_rule *cohort_rule(enum primum_cohort_rule rule)
{
    return &rules[rule];
}

struct primum_portion cohort_portion(const struct cohort_rule *rule,
                                     const struct cohort_count *count,
                                     primum_about of)
{
    primum_about about = rule->tell(count);

    return (struct primum_portion){about >= 0 && about > of ? of : about, of};
}

int cohort_hundredths(struct primum_portion portion)
{
    if (portion.count <= 0)
        return 0;
    return (int)((100 * portion.count + portion.of / 2) / portion.of);
}

const char *cohort_reason(primum_about number)
{
    return number == PRIMUM_COHORT_FEW ? "fewer than five" : "not told";
}
