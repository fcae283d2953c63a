/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For the tests of sessions: a scenario to play, and what they all do with
 * one; draws and the order on screen as the manual has them, made here a
 * second time. */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include "loaded.h"
#include "base/draw.h"
#include "scenario/model.h"

/* A small world with everything that moves: chance, loops, two scenes in a
 * row that go on by themselves, `once` of both kinds, and interrupts. */
static const char world[] =
    "primum: 1\n"
    "title: A small world\n"
    "gauges: {trust: 4, risk: {start: 2, good: low}}\n"
    "facts: [asked]\n"
    "scenes:\n"
    "  door:\n"
    "    choices:\n"
    "      press:\n"
    "        say: Tell me.\n"
    "        responses:\n"
    "          - {odds: 5, effects: {trust: -1}, next: week}\n"
    "          - {odds: 3, effects: {risk: +1}, next: door}\n"
    "          - {odds: trust, effects: {trust: +1}, next: room}\n"
    "      ask: {say: May I ask?, once: true, effects: {asked: true},\n"
    "            next: door}\n"
    "      wait: {do: Wait., once: scene, effects: {trust: +1}, next: door}\n"
    "      hope: {say: I hope so., when: trust >= 4, next: week}\n"
    "      late: {do: Go late., when: risk >= 3, next: room}\n"
    "  week:\n"
    "    next:\n"
    "      - {odds: 2, effects: {risk: +1}, next: month}\n"
    "      - {odds: 3, next: door}\n"
    "  month:\n"
    "    next:\n"
    "      - {next: room}\n"
    "      - {next: door}\n"
    "      - {odds: 8, effects: {trust: +1}, next: week}\n"
    "  room:\n"
    "    choices:\n"
    "      back: {do: Go back., next: door}\n"
    "      stay: {do: Stay., effects: {risk: -1}, next: room}\n"
    "      end:\n"
    "        say: Goodbye.\n"
    "        responses: [{next: well}, {next: door}, {next: week}]\n"
    "anytime:\n"
    "  check-in: {say: How is this?, once: scene, effects: {trust: +1}}\n"
    "  pause: {do: Pause.}\n"
    "interrupts:\n"
    "  - {when: trust <= 1, once: true, next: week}\n"
    "  - {when: risk >= 8, next: badly}\n"
    "endings:\n"
    "  well: {outcome: helped, title: Well}\n"
    "  badly: {outcome: harmed, title: Badly}\n";

static const struct primum_scenario *scenario;

static inline int load_world(void **unused)
{
    (void)unused;
    scenario = loaded(world);
    return 0;
}

static inline int free_world(void **unused)
{
    (void)unused;
    primum_scenario_free(scenario);
    return 0;
}

static inline struct primum_session *begun(uint64_t seed)
{
    return primum_session_new(scenario, NULL, seed);
}

static inline uint32_t choice(const char *scene, const char *id)
{
    return choice_named(scenario, scene, id);
}

static inline void assert_now(const struct primum_session *session,
                              const char *text)
{
    assert_state(scenario, primum_session_state(session), text);
}

static inline uint32_t response_of(struct primum_session *session,
                                   size_t number)
{
    struct primum_step step;

    assert_true(primum_session_step(session, number, &step));
    return step.response;
}

/* Time passes until there is something to choose, or all is over. */
static inline void pass(struct primum_session *session)
{
    const uint32_t *choices;

    while (primum_session_turn(session) == PRIMUM_TURN_PASSES) {
        assert_int_equal(primum_session_choices(session, &choices), 1);
        assert_true(primum_session_take(session, choices[0]));
    }
}

/* Takes any of the choices. */
static inline void take_any(struct primum_session *session, uint64_t *numbers)
{
    const uint32_t *choices;
    size_t count = primum_session_choices(session, &choices);

    assert_true(count > 0);
    assert_true(primum_session_take(
        session, choices[next_number(numbers, (uint32_t)count)]));
}

/* The response that the manual promises, from primum.h and the draw alone. */
static inline uint32_t promised(const struct primum_state *state,
                                uint32_t taken, uint64_t seed, size_t number,
                                int total)
{
    struct primum_chance *out = calloc(scenario->most_responses, sizeof *out);
    double drawn =
        (double)draw_below(seed, number, DRAW_RESPONSE, (uint64_t)total);
    size_t i = 0;

    primum_responses(scenario, state, taken, out);
    for (double sum = out[0].chance * total; sum < drawn + 0.5;)
        sum += out[++i].chance * total;
    uint32_t response = out[i].response;
    free(out);
    return response;
}

/* All choices of a scene as the manual shuffles them. */
static inline void promised_order(uint32_t scene, uint64_t seed,
                                  uint32_t *order)
{
    const struct primum_scene *words = &scenario->scenes[scene];

    for (uint32_t i = 0; i < words->choices; i++)
        order[i] = words->choice + i;
    for (uint32_t i = words->choices - 1; i >= 1; i--) {
        uint64_t j =
            draw_below(seed, scene, DRAW_ORDER + ((uint64_t)i << 8), i + 1);
        uint32_t swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
}

#endif
