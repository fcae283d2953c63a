/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of choices on the screen: over many seeds, each choice stands in
 * each place equally often, each whole order comes equally often, and the
 * order in one scene tells nothing of that in another.  A choice that is not
 * on offer leaves the others in their order.  Without shuffling, the file's
 * order stands; `anytime` choices always stand last, in theirs. */
#include "base/text.h"
#include "primum.h"
#include "support/cell.h"
#include "support/tally.h"

#include <string.h>

#define SEEDS 100000
#define CHOICES_MOST 7

enum { PLACES, WHOLE, SCENES, HIDDEN, FIXED, TALLIES };

static struct tally tallies[TALLIES] = {
    [PLACES] = {"each choice stands in each place equally often", 0, 0},
    [WHOLE] = {"each order comes equally often", 0, 0},
    [SCENES] = {"the order in a scene tells nothing of the next", 0, 0},
    [HIDDEN] = {"what is not on offer leaves the others in order", 0, 0},
    [FIXED] = {"`anytime` stands last; unshuffled, the file's order", 0, 0},
};

static void check_cell(int tally, const struct cell *cell, uint32_t scene,
                       uint32_t number)
{
    tally_case(&tallies[tally], cell_surprise(cell) < CELL_SURPRISE_MOST,
               "scene %u, cell %u: %.0f times, expected %.1f", (unsigned)scene,
               (unsigned)number, cell->count, cell->expected);
}

/* Scene s2 has two choices, s3 has three, and so on; the second of four in
 * `hides` is on offer only if.  One of `anytime` is overridden everywhere. */
static char *scenario_text(const char *head)
{
    struct text text = {0};

    text_format(&text, "primum: 1\ntitle: Orders\nfacts: [told]\n%s", head);
    text_put(&text, "scenes:\n");
    for (unsigned n = 2; n <= CHOICES_MOST; n++) {
        text_format(&text, "  s%u:\n    choices:\n", n);
        for (unsigned i = 0; i < n; i++)
            text_format(&text, "      c%u: {say: x, next: s2}\n", i);
    }
    text_put(&text, "  hides:\n"
                    "    choices:\n"
                    "      c0: {say: x, next: s2}\n"
                    "      c1: {say: x, when: told, next: s2}\n"
                    "      c2: {say: x, next: s2}\n"
                    "      c3: {say: x, next: s2}\n"
                    "anytime: {x: {say: x}, y: {say: y}, c0: {say: z}}\n"
                    "endings: {e: {outcome: mixed}}\n");
    return text_take(&text);
}

static const struct primum_scenario *load(const char *head)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    char *text = scenario_text(head);

    if (primum_scenario_parse("orders.yaml", text, strlen(text), NULL, report,
                              &scenario))
        abort();
    free(text);
    primum_report_free(report);
    return scenario;
}

/* A session that begins in a scene, with or without the fact. */
static struct primum_session *session_in(const struct primum_scenario *scenario,
                                         const char *id, bool told)
{
    char text[40], *problem;
    struct primum_state *state;

    snprintf(text, sizeof text, "scene=%s,told=%s", id,
             told ? "true" : "false");
    state = primum_state_parse(scenario, text, &problem);
    if (!state)
        abort();
    struct primum_session *session = primum_session_new(scenario, state, 0);
    primum_state_free(state);
    return session;
}

/* The number of an order among all orders of as many. */
static uint32_t rank(const uint32_t *order, uint32_t count)
{
    uint32_t number = 0;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t smaller = 0;
        for (uint32_t k = i + 1; k < count; k++)
            smaller += order[k] < order[i];
        number = number * (count - i) + smaller;
    }
    return number;
}

static uint32_t factorial(uint32_t number)
{
    return number < 2 ? 1 : number * factorial(number - 1);
}

/* ---- In one scene ---- */

static void check_places(const struct primum_scenario *scenario, uint32_t scene,
                         uint32_t seeds)
{
    const struct primum_scene *words = &scenario->scenes[scene];
    struct primum_session *session = session_in(scenario, words->id, true);
    struct cell places[CHOICES_MOST * CHOICES_MOST] = {{0, 0, 0}};
    struct cell orders[24] = {{0, 0, 0}};
    uint32_t count = words->choices, all = factorial(count);
    const uint32_t *screen;

    for (uint32_t seed = 0; seed < seeds; seed++) {
        primum_session_restart(session, seed);
        primum_session_choices(session, &screen);
        for (uint32_t i = 0; i < count * count; i++)
            cell_add(&places[i], screen[i / count] - words->choice == i % count,
                     1.0 / count);
        for (uint32_t i = 0, r = rank(screen, count); all <= 24 && i < all; i++)
            cell_add(&orders[i], i == r, 1.0 / all);
    }
    for (uint32_t i = 0; i < count * count; i++)
        check_cell(PLACES, &places[i], scene, i);
    for (uint32_t i = 0; all <= 24 && i < all; i++)
        check_cell(WHOLE, &orders[i], scene, i);
    primum_session_free(session);
}

/* ---- In two ---- */

static void check_scenes(const struct primum_scenario *scenario, uint32_t seeds)
{
    struct primum_session *one = session_in(scenario, "s3", true);
    struct primum_session *other = session_in(scenario, "s4", true);
    struct cell cells[6 * 24] = {{0, 0, 0}};
    const uint32_t *screen;

    for (uint32_t seed = 0; seed < seeds; seed++) {
        primum_session_restart(one, seed);
        primum_session_restart(other, seed);
        primum_session_choices(one, &screen);
        uint32_t number = rank(screen, 3);
        primum_session_choices(other, &screen);
        number = number * 24 + rank(screen, 4);
        for (uint32_t i = 0; i < 6 * 24; i++)
            cell_add(&cells[i], i == number, 1.0 / (6 * 24));
    }
    for (uint32_t i = 0; i < 6 * 24; i++)
        check_cell(SCENES, &cells[i], 2, i);
    primum_session_free(one);
    primum_session_free(other);
}

/* ---- One that comes and goes ---- */

static void check_hidden(const struct primum_scenario *scenario, uint32_t seeds)
{
    struct primum_session *with = session_in(scenario, "hides", true);
    struct primum_session *without = session_in(scenario, "hides", false);
    uint32_t hidden = scenario->scenes[7].choice + 1;

    for (uint32_t seed = 0; seed < seeds; seed++) {
        const uint32_t *all, *some;
        primum_session_restart(with, seed);
        primum_session_restart(without, seed);
        size_t count = primum_session_choices(with, &all);
        bool same = primum_session_choices(without, &some) == count - 1;
        for (size_t i = 0, k = 0; same && i < count; i++)
            if (all[i] != hidden)
                same = all[i] == some[k++];
        tally_case(&tallies[HIDDEN], same, "seed %u", (unsigned)seed);
    }
    primum_session_free(with);
    primum_session_free(without);
}

/* ---- What is not shuffled ---- */

/* Of the file's choices, `anytime` are the last three. */
static void check_fixed(const struct primum_scenario *scenario,
                        const struct primum_scenario *fixed, uint32_t scene,
                        uint32_t seeds)
{
    const struct primum_scene *words = &scenario->scenes[scene];
    struct primum_session *drawn = session_in(scenario, words->id, true);
    struct primum_session *still = session_in(fixed, words->id, true);
    uint32_t own = words->choices, x = scenario->choice_count - 2;

    for (uint32_t seed = 0; seed < seeds; seed++) {
        const uint32_t *screen, *file;
        primum_session_restart(drawn, seed);
        primum_session_restart(still, seed);
        bool good = primum_session_choices(drawn, &screen) == own + 2 &&
                    primum_session_choices(still, &file) == own + 2 &&
                    screen[own] == x && screen[own + 1] == x + 1;
        for (uint32_t i = 0; good && i < own + 2; i++)
            good = file[i] == (i < own ? words->choice + i : x + i - own);
        tally_case(&tallies[FIXED], good, "scene %u, seed %u", (unsigned)scene,
                   (unsigned)seed);
    }
    primum_session_free(drawn);
    primum_session_free(still);
}

int main(int argc, char **argv)
{
    uint32_t seeds = SEEDS * tally_effort(argc, argv);
    const struct primum_scenario *scenario = load("");
    const struct primum_scenario *fixed = load("shuffle: false\n");

    for (uint32_t scene = 1; scene <= scenario->scene_count; scene++) {
        check_places(scenario, scene, seeds);
        check_fixed(scenario, fixed, scene, 100);
    }
    check_scenes(scenario, seeds);
    check_hidden(scenario, 1000);
    primum_scenario_free(scenario);
    primum_scenario_free(fixed);
    return tally_end(tallies, TALLIES);
}
