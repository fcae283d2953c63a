/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was lost after a choice that harms ought to be mendable soon: a trainee
 * is to learn repair, not regret. */
#include "check/check.h"
#include "check/survey.h"
#include "check/tell.h"
#include "check/witness.h"

#include "base/memory.h"
#include "play/step.h"

#include <stdlib.h>

/* The gauges that the response loses in the state of the witness. */
static struct text what_is_lost(const struct check *check, uint32_t response)
{
    const struct survey *survey = check->survey;
    const struct scenario *scenario = check->scenario;
    struct run run = scenario->responses[response].effects;
    struct primum_state *before = memory_new(state_size(scenario));
    struct primum_state *after = memory_new(state_size(scenario));
    struct tell_names names = {0};
    struct survey_edge edge;

    walk_state(&survey->impact->walk, check->witness->unrepaired[response],
               before);
    step_after(scenario, before, response, after);
    survey_moves(survey, response, before, after, &edge);
    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        uint16_t variable = scenario->effects[i].variable;
        if (survey->bits[variable] & edge.lost)
            tell_name(&names, scenario->words.gauges[variable + 1].id);
    }
    tell_names_end(&names);
    free(before);
    free(after);
    return names.text;
}

void check_repairs(struct check *check)
{
    const struct primum_scenario *words = &check->scenario->words;

    for (uint32_t r = 1; r <= words->response_count; r++) {
        if (!check->survey->responses[r].unrepaired ||
            !tell_worth(check, CODE_NO_REPAIR))
            continue;
        struct text lost = what_is_lost(check, r);
        struct tale tale = {.code = CODE_NO_REPAIR,
                            .at = where_response_head(&check->where, r),
                            .row = check->witness->unrepaired[r]};
        text_format(&tale.message,
                    "what `%s` loses here cannot be mended in time",
                    words->choices[words->responses[r].choice].id);
        text_format(&tale.label, "nothing wins back %s within two choices",
                    lost.bytes);
        text_put(&tale.help,
                 primum_entry_find(words->catalogue, "repair")
                     ? "offer a choice with `practices: repair` soon after, or "
                       "write `irreversible: true` where none can be expected"
                     : "offer a choice that wins it back soon after, or write "
                       "`irreversible: true` where none can be expected");
        text_release(&lost);
        tell(check, &tale);
    }
}
