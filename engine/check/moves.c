/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choices that are no choice: one that is always the best, one that never
 * costs or changes anything.  Advice, which an author may have weighed. */
#include "check/check.h"
#include "check/survey.h"
#include "check/tell.h"

#define REGRET_LEAST 1e-6

static void check_scene(struct check *check, uint32_t scene)
{
    const struct primum_scenario *words = &check->scenario->words;
    const struct survey_scene *about = &check->survey->scenes[scene];

    for (uint32_t i = 0; i < about->rival_count; i++) {
        uint32_t choice = about->rivals[i].choice;
        if (!about->rivals[i].alone ||
            check_allows(check, CODE_ALWAYS_BEST, THING_CHOICE, choice) ||
            check_allows(check, CODE_ALWAYS_BEST, THING_SCENE, scene) ||
            !tell_worth(check, CODE_ALWAYS_BEST))
            continue;
        struct tale tale = {.code = CODE_ALWAYS_BEST,
                            .at = where_choice(&check->where, choice)};
        text_format(&tale.message,
                    "`%s` is the best choice in `%s`, whatever happened before",
                    words->choices[choice].id, words->scenes[scene].id);
        text_put(&tale.help, "let what came before decide: a `when` or `odds` "
                             "with a gauge, so that another is better at "
                             "times; or write `allow: [always-best]`");
        tell(check, &tale);
    }
}

void check_always_best(struct check *check)
{
    for (uint32_t s = 1; s <= check->scenario->words.scene_count; s++)
        if (check->survey->scenes[s].openings > 1)
            check_scene(check, s);
}

void check_free_moves(struct check *check)
{
    struct run anytime = check->scenario->anytime;

    for (uint32_t c = anytime.first; c < anytime.first + anytime.count; c++) {
        const struct survey_choice *about = &check->survey->choices[c];
        if (!about->offered || about->matters || about->mute ||
            about->regret >= REGRET_LEAST ||
            check_allows(check, CODE_FREE_MOVE, THING_CHOICE, c) ||
            !tell_worth(check, CODE_FREE_MOVE))
            continue;
        struct tale tale = {.code = CODE_FREE_MOVE,
                            .at = where_choice(&check->where, c)};
        text_format(&tale.message, "`%s` never costs or changes anything",
                    check->scenario->words.choices[c].id);
        text_put(&tale.help, "let it do something at times, for better or "
                             "worse, or write `allow: [free-move]`");
        tell(check, &tale);
    }
}
