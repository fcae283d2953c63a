/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule of what is told, and nothing else: docs/cohort.md has the reasons.
 *
 * What fewer than five trainees did is not told.  All else is rounded to fives,
 * the nearest, always in the same way.  So a number that is not told cannot be
 * worked out as the difference of two that are: each of them may be off by two,
 * and the difference leaves room for every number that it could be but,
 * perhaps, none. */
#include "records/cohort.h"

static uint64_t rounded(uint64_t number)
{
    const uint64_t least = PRIMUM_COHORT_LEAST;

    return (number + least / 2) / least * least;
}

primum_about cohort_about(const struct cohort_count *count)
{
    return count->people < PRIMUM_COHORT_LEAST ? 0 : rounded(count->times);
}

primum_about cohort_about_people(uint64_t people)
{
    return people < PRIMUM_COHORT_LEAST ? 0 : rounded(people);
}

int cohort_hundredths(struct primum_portion portion)
{
    if (!portion.of)
        return 0;
    return (int)((100 * portion.count + portion.of / 2) / portion.of);
}
