/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For the tests of states: a scenario with a bit of everything, and states of
 * it from their texts. */
#ifndef TESTS_ROOM_H
#define TESTS_ROOM_H

#include "loaded.h"
#include "scenario/model.h"

static const char room[] =
    "primum: 1\n"
    "title: A room\n"
    "people: {dee: Dee}\n"
    "gauges:\n"
    "  trust: 4\n"
    "  risk: {start: 2, min: -3, max: 7, good: low}\n"
    "facts: {asked: false, told: true}\n"
    "scenes:\n"
    "  door:\n"
    "    lines:\n"
    "      - The kettle clicks off.\n"
    "      - {when: trust >= 6, dee: I have not told anyone.}\n"
    "      - {when: trust < 6, text: She looks at the window.}\n"
    "      - {when: told, you: Thank you for telling me.}\n"
    "    choices:\n"
    "      press:\n"
    "        say: Tell me now.\n"
    "        once: true\n"
    "        responses:\n"
    "          - odds: 7\n"
    "            lines:\n"
    "              - {when: trust >= 6, dee: Fine.}\n"
    "              - {when: trust < 6, dee: No.}\n"
    "            effects: {trust: -9, told: true}\n"
    "            next: week\n"
    "          - {odds: 3, effects: {trust: +1}, next: door}\n"
    "          - {odds: trust - 4, lines: She laughs., next: gone}\n"
    "          - {when: else, lines: Nothing., next: gone}\n"
    "      wait: {do: Say nothing., once: scene, next: door}\n"
    "      hold: {do: Hold still., when: trust > 8, next: door}\n"
    "      leave: {say: Goodbye., effects: {risk: =7}, next: gone}\n"
    "      check-in: {say: And you?, next: room}\n"
    "  week:\n"
    "    lines: A week goes by.\n"
    "    next: room\n"
    "  room:\n"
    "    choices:\n"
    "      back: {do: Go back., next: door}\n"
    "      nothing:\n"
    "        say: Nothing at all.\n"
    "        responses:\n"
    "          - {when: trust > 9, lines: A., next: door}\n"
    "          - {when: else, odds: 0 - trust, lines: B., next: door}\n"
    "      surely:\n"
    "        say: Surely.\n"
    "        responses:\n"
    "          - {when: trust > 9, lines: A., next: door}\n"
    "          - {when: else, odds: 2, lines: B., next: door}\n"
    "          - {when: else, odds: 6, lines: C., next: door}\n"
    "      vast:\n"
    "        say: A lot.\n"
    "        responses:\n"
    "          - {odds: trust * 1000000 * 1000000, lines: A., next: door}\n"
    "          - {odds: trust * 1000000 * 1000000, lines: B., next: door}\n"
    "          - {odds: trust * 1000000 * 1000000, lines: C., next: door}\n"
    "          - {odds: trust * 1000000 * 1000000, lines: D., next: door}\n"
    "anytime:\n"
    "  check-in: {say: How is this?, once: true, lines: Fine.}\n"
    "  pause: {do: Pause., once: scene, lines: Quiet.}\n"
    "  breathe: {do: Breathe., lines: Air.}\n"
    "interrupts:\n"
    "  - {when: risk == 6, once: true, next: room}\n"
    "  - {when: risk == 7 and trust == 0, next: gone}\n"
    "endings:\n"
    "  gone:\n"
    "    outcome: mixed\n"
    "    title: Gone\n"
    "    lines:\n"
    "      - {when: risk == 7, text: The door falls shut.}\n"
    "      - {when: risk < 7, text: The door stays open.}\n"
    "  stayed: {outcome: helped, title: Stayed}\n";

static const struct primum_scenario *scenario;

static inline int load_room(void **unused)
{
    (void)unused;
    scenario = loaded(room);
    return 0;
}

static inline int free_room(void **unused)
{
    (void)unused;
    primum_scenario_free(scenario);
    return 0;
}

static inline struct primum_state *parsed(const char *text)
{
    char *problem;
    struct primum_state *state = primum_state_parse(scenario, text, &problem);

    if (!state)
        fail_msg("%s: %s", text, problem);
    assert_null(problem);
    return state;
}

static inline bool same(const struct primum_state *a,
                        const struct primum_state *b)
{
    return memcmp(a, b, state_size(scenario_of(scenario))) == 0;
}

#endif
