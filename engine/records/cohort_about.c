/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule of what is told, and nothing else; docs/cohort.md has the reasons.
 *
 * What fewer than five trainees did is not told.  All else is rounded to a
 * multiple of five, up or down: the nearer it is to one of the two, the more
 * often to that one.  Which it is hangs on the ids of the attempts that were
 * counted, which whoever reads the report does not know.  So the same attempts
 * give the same number wherever it stands, which can be seen but not averaged
 * away; and the difference of two numbers says of a third one, that is not
 * told, next to nothing. */
#include "records/cohort.h"

uint64_t cohort_key(const uint64_t id[2])
{
    uint64_t key = id[0] * UINT64_C(0x9e3779b97f4a7c15) ^ id[1];

    key = (key ^ key >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    key = (key ^ key >> 27) * UINT64_C(0x94d049bb133111eb);
    return key ^ key >> 31;
}

primum_about cohort_about(const struct cohort_count *count)
{
    const uint64_t least = PRIMUM_COHORT_LEAST;
    const uint64_t sum[2] = {count->key, 0};
    uint64_t rest = count->times % least;

    if (count->people < least)
        return 0;
    return count->times - rest + (cohort_key(sum) % least < rest ? least : 0);
}

struct primum_portion cohort_portion(const struct cohort_count *count,
                                     primum_about of)
{
    primum_about about = cohort_about(count);

    return (struct primum_portion){about > of ? of : about, of};
}

int cohort_hundredths(struct primum_portion portion)
{
    if (!portion.of)
        return 0;
    return (int)((100 * portion.count + portion.of / 2) / portion.of);
}
