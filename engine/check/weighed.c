/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps a set of codes for each thing, so that asking is quick however much is
 * allowed.  Does not know what the codes mean. */
#include "check/weighed.h"

#include "base/memory.h"

#include <stdlib.h>

_Static_assert(CODE_COUNT <= 64, "a bit each");

static uint64_t bit_of(const char *name)
{
    return UINT64_C(1) << code_find(name);
}

void weighed_init(struct weighed *weighed, const struct scenario *scenario)
{
    const struct primum_scenario *words = &scenario->words;
    const uint32_t counts[] = {[THING_SCENE] = words->scene_count,
                               [THING_CHOICE] = words->choice_count,
                               [THING_RESPONSE] = words->response_count};

    *weighed = (struct weighed){.scenario = scenario};
    for (uint32_t i = 0; i < words->allow.count; i++)
        weighed->all |= bit_of(words->allow.items[i]);
    for (uint32_t i = 0; i < scenario->allowance_count; i++) {
        const struct allowance *allowance = &scenario->allowances[i];
        uint64_t **sets = &weighed->sets[allowance->thing];
        if (!*sets)
            *sets = memory_new((counts[allowance->thing] + 1) * sizeof **sets);
        (*sets)[allowance->number] |= bit_of(allowance->code);
    }
}

void weighed_release(struct weighed *weighed)
{
    for (size_t i = 0; i < sizeof weighed->sets / sizeof *weighed->sets; i++)
        free(weighed->sets[i]);
}

static uint64_t set_of(const struct weighed *weighed, enum thing thing,
                       uint32_t number)
{
    return weighed->sets[thing] ? weighed->sets[thing][number] : 0;
}

bool weighed_allows(const struct weighed *weighed, enum code code,
                    enum thing thing, uint32_t number)
{
    const struct primum_scenario *words = &weighed->scenario->words;
    uint64_t set = weighed->all;

    if (thing == THING_RESPONSE) {
        set |= set_of(weighed, THING_RESPONSE, number);
        number = words->responses[number].choice;
        thing = THING_CHOICE;
    }
    if (thing == THING_CHOICE) {
        set |= set_of(weighed, THING_CHOICE, number);
        number = words->choices[number].scene;
    }
    set |= set_of(weighed, THING_SCENE, number);
    return set >> code & 1;
}
