/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a conversation cannot go on: no choice, no response, no way out; and
 * numbers that cannot be held.  Errors, each with the shortest way there. */
#include "check/check.h"
#include "check/places.h"
#include "check/survey.h"
#include "check/tell.h"
#include "check/witness.h"

void check_dead_ends(struct check *check)
{
    const struct primum_scenario *words = &check->scenario->words;

    for (uint32_t s = 1; s <= words->scene_count; s++) {
        if (!check->survey->scenes[s].dead_end ||
            !tell_worth(check, CODE_DEAD_END))
            continue;
        struct tale tale = {.code = CODE_DEAD_END,
                            .at = where_scene(&check->where, s),
                            .row = check->witness->dead_ends[s]};
        text_put(&tale.message, "the conversation can get stuck here");
        text_put(&tale.label, "no choice is on offer then");
        text_put(&tale.help, "add a choice without `when` and `once`, or an "
                             "interrupt that leads on before it comes to this");
        tell(check, &tale);
    }
}

void check_mutes(struct check *check)
{
    const struct primum_scenario *words = &check->scenario->words;

    for (uint32_t c = 1; c <= words->choice_count; c++) {
        uint32_t scene = words->choices[c].scene;
        bool passes = scene && words->scenes[scene].passes;
        if (!check->survey->choices[c].mute ||
            !tell_worth(check, CODE_NO_RESPONSE))
            continue;
        struct tale tale = {.code = CODE_NO_RESPONSE,
                            .at = where_choice(&check->where, c),
                            .row = check->witness->mutes[c]};
        text_format(&tale.message, "nothing can follow `%s` at times",
                    passes ? words->scenes[scene].id : words->choices[c].id);
        text_format(&tale.label, "none of its %s is possible then",
                    passes ? "routes" : "responses");
        text_format(&tale.help,
                    "give one of its %s `when: else`: it is taken where no "
                    "other is possible",
                    passes ? "routes" : "responses");
        tell(check, &tale);
    }
}

/* The scenes that lead to one another for ever. */
static struct text scenes_of(const struct check *check, uint32_t region)
{
    const struct primum_scenario *words = &check->scenario->words;
    struct tell_names names = {0};

    for (uint32_t s = 1; s <= words->scene_count; s++)
        if (check->survey->scenes[s].shut &&
            survey_region(check->survey, s) == region)
            tell_name(&names, words->scenes[s].id);
    tell_names_end(&names);
    return names.text;
}

void check_ways_out(struct check *check)
{
    const struct primum_scenario *words = &check->scenario->words;

    for (uint32_t s = 1; s <= words->scene_count; s++) {
        if (!check->survey->scenes[s].shut ||
            check->survey->scenes[s].region != s ||
            !tell_worth(check, CODE_NO_WAY_OUT))
            continue;
        uint32_t row = check->witness->regions[s];
        struct text scenes = scenes_of(check, s);
        place at = walk_place(&check->survey->impact->walk, row);
        struct tale tale = {.code = CODE_NO_WAY_OUT,
                            .at = where_scene(&check->where, at),
                            .row = row};
        text_put(&tale.message, "from here, no ending can be reached");
        text_put(&tale.label, "whatever is chosen, it goes round for ever");
        text_format(&tale.help, "lead on to an ending from one of %s",
                    scenes.bytes);
        text_release(&scenes);
        tell(check, &tale);
    }
}

void check_overflows(struct check *check)
{
    struct places places = places_of(check);
    struct place_of_program at;

    while (places_next(&places, &at)) {
        if (!(check->survey->seen[at.expression] & SEEN_OVERFLOW) ||
            !tell_worth(check, CODE_OVERFLOW))
            continue;
        struct tale tale = {.code = CODE_OVERFLOW,
                            .at = places_node(check, &at),
                            .row = check->witness->overflows[at.expression]};
        text_put(&tale.message, "the numbers here can grow too large");
        text_format(&tale.label, "goes beyond %d then", EXPRESSION_MAX);
        text_put(&tale.help, "multiply less, or give the gauges in it a "
                             "smaller `max`");
        tell(check, &tale);
    }
}
