/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For tests of what is above the loader: a scenario from a text in the test,
 * and its parts by their ids.  A text that does not load fails the test and
 * prints what was found. */
#ifndef TESTS_LOADED_H
#define TESTS_LOADED_H

#include "primum.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static inline const struct primum_scenario *
loaded_with(const char *text, const struct primum_catalogue *catalogue)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario = NULL;

    if (primum_scenario_parse("room.yaml", text, strlen(text), catalogue,
                              report, &scenario)) {
        char *found = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
        print_error("%s", found);
        free(found);
        fail();
    }
    primum_report_free(report);
    return scenario;
}

static inline const struct primum_scenario *loaded(const char *text)
{
    return loaded_with(text, NULL);
}

/* The choice with this id in a scene; scene NULL: among the `anytime` ones. */
static inline uint32_t choice_named(const struct primum_scenario *scenario,
                                    const char *scene, const char *id)
{
    for (uint32_t c = 1; c <= scenario->choice_count; c++) {
        const struct primum_choice *choice = &scenario->choices[c];
        const char *where =
            choice->scene ? scenario->scenes[choice->scene].id : "";
        if (strcmp(choice->id, id) == 0 &&
            strcmp(where, scene ? scene : "") == 0)
            return c;
    }
    fail_msg("no choice %s/%s", scene ? scene : "", id);
    return 0;
}

/* Is the state what this text says, no more and no less? */
static inline void assert_state(const struct primum_scenario *scenario,
                                const struct primum_state *state,
                                const char *text)
{
    char *formatted = primum_state_format(scenario, state);

    assert_string_equal(formatted, text);
    free(formatted);
}

/* Numbers for tests that try many things: the same in every run. */
static inline uint32_t next_number(uint64_t *state, uint32_t below)
{
    *state =
        *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*state >> 33) % below);
}

#endif
