/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Length gives nothing away: the best choice is not mostly the longest, and
 * none stands out among its neighbours.  In words, of what is said or done.
 * Which choice is best the survey knows. */
#include "check/advice.h"

#include "base/memory.h"
#include "check/survey.h"
#include "check/tell.h"
#include "check/words.h"

#include <stdlib.h>

/* A choice stands out by more than a fifth of the mean.  In short texts a fifth
 * is less than anybody sees, so it takes more than three words as well. */
enum { SHARE = 5, LEAST_WORDS = 3 };

/* The best is the longest in more than two of five scenes; in fewer than three
 * scenes in all, that may well be chance. */
enum { OFTEN = 2, OF_SCENES = 5, LEAST_SCENES = 3 };

static uint32_t number_of_words(struct words *words,
                                const struct primum_choice *choice)
{
    words_read(words, choice->say ? choice->say : choice->deed);
    return words_number(words);
}

/* ---- One that stands out ---- */

static void say_far(struct check *check, uint32_t choice, uint32_t length,
                    double mean)
{
    const struct primum_choice *words = &check->scenario->words.choices[choice];
    bool longer = length > mean;
    struct tale tale = {.code = CODE_LENGTH_GIVES_AWAY,
                        .at = where_choice(&check->where, choice)};

    text_format(&tale.message,
                "`%s` has %u words, where the choices of this scene have %.0f "
                "on average",
                words->id, (unsigned)length, mean);
    text_put(&tale.label, longer ? "much longer" : "much shorter");
    text_put(&tale.help, longer ? "say it in fewer words, or give the others "
                                  "more"
                                : "give it more words, or the others fewer");
    text_put(&tale.help, ", so that nobody can go by how long they are");
    tell(check, &tale);
}

static double apart(double a, double b)
{
    return a > b ? a - b : b - a;
}

/* Says so of the one that stands out most. */
static void check_mean(struct check *check, const struct primum_scene *scene,
                       const uint32_t *lengths)
{
    double mean = 0;
    uint32_t farthest = 0;

    for (uint32_t i = 0; i < scene->choices; i++)
        mean += (double)lengths[i] / scene->choices;
    for (uint32_t i = 0; i < scene->choices; i++)
        if (apart(lengths[i], mean) > apart(lengths[farthest], mean))
            farthest = i;
    double far = apart(lengths[farthest], mean);
    uint32_t choice = scene->choice + farthest;
    if (far * SHARE > mean && far > LEAST_WORDS &&
        !check_spares(check, CODE_LENGTH_GIVES_AWAY, THING_CHOICE, choice))
        say_far(check, choice, lengths[farthest], mean);
}

/* ---- The best, mostly the longest ---- */

struct tally {
    uint32_t scenes, longest; /* in how many scenes the best is the longest */
    uint32_t first;           /* such a choice */
};

static bool is_longest(const struct primum_scene *scene,
                       const uint32_t *lengths, uint32_t choice)
{
    for (uint32_t i = 0; i < scene->choices; i++)
        if (scene->choice + i != choice &&
            lengths[i] >= lengths[choice - scene->choice])
            return false;
    return true;
}

static void count_best(struct check *check, struct tally *tally,
                       uint32_t number, const uint32_t *lengths)
{
    const struct primum_scene *scene = &check->scenario->words.scenes[number];
    uint32_t best = survey_best(check->survey, number);

    if (!best || best < scene->choice ||
        best - scene->choice >= scene->choices ||
        check_allows(check, CODE_LENGTH_GIVES_AWAY, THING_CHOICE, best))
        return;
    tally->scenes++;
    if (!is_longest(scene, lengths, best))
        return;
    tally->longest++;
    if (!tally->first)
        tally->first = best;
}

static void say_longest(struct check *check, const struct tally *tally)
{
    struct tale tale = {.code = CODE_LENGTH_GIVES_AWAY,
                        .at = where_choice(&check->where, tally->first)};

    text_format(&tale.message,
                "in %u of %u scenes the best choice is the longest, beginning "
                "here",
                (unsigned)tally->longest, (unsigned)tally->scenes);
    text_put(&tale.help, "make it shorter, or another one longer, until that "
                         "is so in no more than two scenes of five");
    tell(check, &tale);
}

/* ---- All scenes ---- */

void advise_length(struct check *check)
{
    const struct primum_scenario *all = &check->scenario->words;
    uint32_t *lengths = memory_new((all->most_choices + 1) * sizeof *lengths);
    struct words words = {0};
    struct tally tally = {0};

    for (uint32_t i = 1; i <= all->scene_count; i++) {
        const struct primum_scene *scene = &all->scenes[i];
        if (scene->passes || scene->choices < 2)
            continue;
        for (uint32_t k = 0; k < scene->choices; k++)
            lengths[k] =
                number_of_words(&words, &all->choices[scene->choice + k]);
        check_mean(check, scene, lengths);
        count_best(check, &tally, i, lengths);
    }
    if (tally.longest >= LEAST_SCENES &&
        tally.longest * OF_SCENES > tally.scenes * OFTEN &&
        !check_allows(check, CODE_LENGTH_GIVES_AWAY, THING_SCENE, 0))
        say_longest(check, &tally);
    words_release(&words);
    free(lengths);
}
