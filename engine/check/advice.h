/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The advice that needs words and form, not states; a check each, for the table
 * in check.c. */
#ifndef CHECK_ADVICE_H
#define CHECK_ADVICE_H

#include "check/check.h"

/* missing.c: what an author may have left out. */
void advise_intent(struct check *check);
void advise_impact(struct check *check);
void advise_practice(struct check *check);
void advise_content_note(struct check *check);
void advise_attribution(struct check *check);

/* What on its surface gives away which choice is good. */
void advise_length(struct check *check);
void advise_tone(struct check *check);

/* How it is said, and how it looks. */
void advise_stigma(struct check *check);
void advise_reading(struct check *check);
void advise_screen(struct check *check);

/* Is the scenario in English?  Lists of words are. */
bool advice_reads(const struct check *check);

/* Is this for the coach to choose, and not silent? */
static inline bool advice_chooses(const struct primum_choice *choice)
{
    return choice->say || choice->deed;
}

#endif
