/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions: that draws and the order on screen are those of the manual, made
 * here a second time; that moves made again give the same attempt, whatever
 * was taken back or reseeded; how steps are counted where time passes; and
 * what ends an attempt. */
#include "loaded.h"
#include "base/draw.h"
#include "scenario/model.h"

#include <math.h>
#include <stdio.h>

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

static int load_world(void **unused)
{
    (void)unused;
    scenario = loaded(world);
    return 0;
}

static int free_world(void **unused)
{
    (void)unused;
    primum_scenario_free(scenario);
    return 0;
}

static struct primum_session *begun(uint64_t seed)
{
    return primum_session_new(scenario, NULL, seed);
}

static uint32_t choice(const char *scene, const char *id)
{
    return choice_named(scenario, scene, id);
}

static void assert_now(const struct primum_session *session, const char *text)
{
    assert_state(scenario, primum_session_state(session), text);
}

static uint32_t response_of(struct primum_session *session, size_t number)
{
    struct primum_step step;

    assert_true(primum_session_step(session, number, &step));
    return step.response;
}

/* Time passes until there is something to choose, or all is over. */
static void pass(struct primum_session *session)
{
    const uint32_t *choices;

    while (primum_session_turn(session) == PRIMUM_TURN_PASSES) {
        assert_int_equal(primum_session_choices(session, &choices), 1);
        assert_true(primum_session_take(session, choices[0]));
    }
}

/* Takes any of the choices. */
static void take_any(struct primum_session *session, uint64_t *numbers)
{
    const uint32_t *choices;
    size_t count = primum_session_choices(session, &choices);

    assert_true(count > 0);
    assert_true(primum_session_take(
        session, choices[next_number(numbers, (uint32_t)count)]));
}

/* ---- Beginning ---- */

static void test_new(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    const struct primum_move *moves;
    struct primum_step step;

    assert_ptr_equal(primum_session_scenario(session), scenario);
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    assert_int_equal(primum_session_seed(session), 7);
    assert_int_equal(primum_session_steps(session), 0);
    assert_int_equal(primum_session_moves(session, &moves), 0);
    assert_false(primum_session_step(session, 0, &step));
    assert_now(session, "");
    primum_session_free(session);
    primum_session_free(NULL);
}

static void test_from_state(void **unused)
{
    (void)unused;
    char *problem;
    struct primum_state *start = primum_state_parse(
        scenario, "scene=room,trust=9,spent=/check-in", &problem);
    struct primum_session *session =
        primum_session_new(scenario, start, PRIMUM_SEED_MAX);

    primum_state_free(start); /* it was copied */
    assert_now(session, "scene=room,trust=9,spent=/check-in");
    assert_false(primum_session_take(session, choice(NULL, "check-in")));
    assert_true(primum_session_take(session, choice("room", "back")));
    assert_now(session, "trust=9");
    assert_true(primum_session_rewind(session, 0));
    assert_now(session, "scene=room,trust=9,spent=/check-in");
    primum_session_restart(session, 1);
    assert_now(session, "scene=room,trust=9,spent=/check-in");
    primum_session_free(session);
}

static void test_not_on_offer(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    const struct primum_move *moves;
    const uint32_t not[] = {0, choice("door", "late"), choice("room", "back"),
                            choice("week", "continue"),
                            scenario->choice_count + 1, UINT32_MAX};

    for (size_t i = 0; i < sizeof not / sizeof *not; i++)
        assert_false(primum_session_take(session, not[i]));
    assert_int_equal(primum_session_moves(session, &moves), 0);
    assert_int_equal(primum_session_steps(session), 0);
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    assert_now(session, "");
    primum_session_free(session);
}

/* ---- Draws ---- */

/* The response that the manual promises, from primum.h and the draw alone. */
static uint32_t promised(const struct primum_state *state, uint32_t taken,
                         uint64_t seed, size_t number, int total)
{
    struct primum_chance *out =
        calloc(scenario->most_responses, sizeof *out);
    double drawn = (double)draw_below(seed, number, DRAW_RESPONSE,
                                      (uint64_t)total);
    size_t i = 0;

    primum_responses(scenario, state, taken, out);
    for (double sum = out[0].chance * total; sum < drawn + 0.5;)
        sum += out[++i].chance * total;
    uint32_t response = out[i].response;
    free(out);
    return response;
}

static void test_draws(void **unused)
{
    (void)unused;
    uint32_t press = choice("door", "press"), pause = choice(NULL, "pause");
    uint32_t first = scenario->choices[press].response;
    int met[3] = {0};

    for (uint64_t seed = 0; seed < 12000; seed++) {
        struct primum_session *session = begun(seed);
        size_t number = seed % 4;
        for (size_t i = 0; i < number; i++)
            assert_true(primum_session_take(session, pause));
        uint32_t expected = promised(primum_session_state(session), press,
                                     seed, number, 12);
        assert_true(primum_session_take(session, press));
        assert_int_equal(response_of(session, number), expected);
        met[expected - first]++;
        primum_session_free(session);
    }
    /* 5, 3 and 4 in 12; each within five standard deviations. */
    assert_true(abs(met[0] - 5000) < 5 * 54);
    assert_true(abs(met[1] - 3000) < 5 * 48);
    assert_true(abs(met[2] - 4000) < 5 * 52);
}

/* Odds that saturate add up beyond 32 bits, and are still fair. */
static void test_vast_odds(void **unused)
{
    (void)unused;
    const struct primum_scenario *vast = loaded(
        "primum: 1\n"
        "title: Vast\n"
        "gauges: {trust: 4}\n"
        "scenes:\n"
        "  door:\n"
        "    choices:\n"
        "      go:\n"
        "        say: Go.\n"
        "        responses:\n"
        "          - {odds: trust * 1000000 * 1000000, next: a}\n"
        "          - {odds: -5, next: b}\n"
        "          - {odds: 0 - trust * 1000000 * 1000000, next: b}\n"
        "          - {odds: trust * 1000000 * 1000000, next: c}\n"
        "          - {odds: trust * 1000000 * 1000000, next: d}\n"
        "endings:\n"
        "  a: {outcome: mixed, title: A}\n"
        "  b: {outcome: mixed, title: B}\n"
        "  c: {outcome: mixed, title: C}\n"
        "  d: {outcome: mixed, title: D}\n");
    struct primum_session *session = primum_session_new(vast, NULL, 0);
    int met[5] = {0};

    for (uint64_t seed = 0; seed < 3000; seed++) {
        primum_session_restart(session, seed);
        assert_true(primum_session_take(session, 1));
        assert_int_equal(primum_session_turn(session), PRIMUM_TURN_ENDING);
        met[primum_state_ending(vast, primum_session_state(session))]++;
        struct primum_step step;
        assert_true(primum_session_step(session, 0, &step));
        assert_true(fabs(step.chance - 1.0 / 3) < 1e-15);
    }
    assert_int_equal(met[2], 0);
    for (int ending = 1; ending <= 4; ending++)
        assert_true(ending == 2 || abs(met[ending] - 1000) < 5 * 26);
    primum_session_free(session);
    primum_scenario_free(vast);
}

/* ---- The order on screen ---- */

/* All choices of a scene as the manual shuffles them. */
static void promised_order(uint32_t scene, uint64_t seed, uint32_t *order)
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

static void test_order(void **unused)
{
    (void)unused;
    uint32_t all[5], hope = choice("door", "hope");
    uint32_t late = choice("door", "late");
    int hope_first = 0;

    for (uint64_t seed = 0; seed < 600; seed++) {
        struct primum_session *session = begun(seed);
        const uint32_t *screen;
        promised_order(1, seed, all);
        assert_int_equal(primum_session_choices(session, &screen), 6);
        for (size_t i = 0, at = 0; i < 5; i++)
            if (all[i] != late)
                assert_int_equal(screen[at++], all[i]);
        assert_int_equal(screen[4], choice(NULL, "check-in"));
        assert_int_equal(screen[5], choice(NULL, "pause"));
        hope_first += screen[0] == hope;

        /* What is gone leaves the others in their order. */
        assert_true(primum_session_take(session, choice("door", "ask")));
        assert_int_equal(primum_session_choices(session, &screen), 5);
        for (size_t i = 0, at = 0; i < 5; i++)
            if (all[i] != late && all[i] != choice("door", "ask"))
                assert_int_equal(screen[at++], all[i]);
        primum_session_free(session);
    }
    assert_true(hope_first > 90 && hope_first < 210); /* 1 in 4 of 600 */
}

static void test_no_shuffle(void **unused)
{
    (void)unused;
    char text[sizeof world + 32];
    snprintf(text, sizeof text, "%sshuffle: false\n", world);
    const struct primum_scenario *set = loaded(text);

    for (uint64_t seed = 0; seed < 20; seed++) {
        struct primum_session *session = primum_session_new(set, NULL, seed);
        uint32_t in_file[16];
        const uint32_t *screen;
        size_t count = primum_session_choices(session, &screen);
        assert_int_equal(
            primum_choices(set, primum_session_state(session), in_file),
            count);
        assert_memory_equal(screen, in_file, count * sizeof *screen);
        primum_session_free(session);
    }
    primum_scenario_free(set);
}

/* ---- Steps ---- */

static void test_anytime_stays(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);

    assert_true(primum_session_take(session, choice("door", "wait")));
    assert_true(primum_session_take(session, choice(NULL, "check-in")));
    assert_now(session, "trust=6,spent=door/wait,spent=/check-in");
    assert_false(primum_session_take(session, choice("door", "wait")));
    assert_false(primum_session_take(session, choice(NULL, "check-in")));
    assert_true(primum_session_take(session, choice(NULL, "pause")));
    assert_true(primum_session_take(session, choice("door", "ask")));
    assert_now(session, "trust=6,asked=true,"
                        "spent=door/ask,spent=door/wait,spent=/check-in");
    assert_int_equal(primum_session_steps(session), 4);

    /* Another scene and back: only what is `once: true` stays spent. */
    assert_true(primum_session_take(session, choice("door", "hope")));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_PASSES);
    assert_false(primum_session_take(session, choice(NULL, "pause")));
    pass(session);
    if (primum_state_scene(scenario, primum_session_state(session)) != 1)
        assert_true(primum_session_take(session, choice("room", "back")));
    assert_false(primum_session_take(session, choice("door", "ask")));
    assert_true(primum_session_take(session, choice("door", "wait")));
    assert_true(primum_session_take(session, choice(NULL, "check-in")));
    primum_session_free(session);
}

/* What one step was, for comparing. */
static char *step_text(const struct primum_step *step)
{
    char *before = primum_state_format(scenario, step->before);
    char *after = primum_state_format(scenario, step->after);
    char *text = malloc(strlen(before) + strlen(after) + 128);

    sprintf(text, "%zu %u %u %u %.17g %d: %s -> %s", step->number, step->scene,
            step->choice, step->response, step->chance, step->silent, before,
            after);
    free(before);
    free(after);
    return text;
}

/* Each step looked at when it was taken is what one sees looking back, in any
 * order, with the chance and the states that the rules give. */
static void test_looking_back(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(11);
    struct primum_state *after = primum_state_new(scenario);
    struct primum_chance out[8];
    struct primum_step step;
    uint64_t numbers = 5;
    char *seen[300];
    size_t count = 0;

    while (count < 300 && primum_session_turn(session) <= PRIMUM_TURN_PASSES) {
        take_any(session, &numbers);
        assert_int_equal(primum_session_steps(session), count + 1);
        assert_true(primum_session_step(session, count, &step));
        assert_int_equal(step.number, count);
        assert_int_equal(step.silent, scenario->scenes[step.scene].passes);
        size_t possible =
            primum_responses(scenario, step.before, step.choice, out), i = 0;
        while (i < possible && out[i].response != step.response)
            i++;
        assert_true(i < possible);
        assert_true(step.chance == out[i].chance);
        primum_after(scenario, step.before, step.response, after);
        assert_memory_equal(after, step.after,
                            state_size(scenario_of(scenario)));
        seen[count++] = step_text(&step);
    }
    assert_true(count > 20);
    for (size_t i = 0; i < 2000; i++) {
        size_t number = i < count ? i
                        : i < 2 * count
                            ? 2 * count - 1 - i
                            : next_number(&numbers, (uint32_t)count);
        assert_true(primum_session_step(session, number, &step));
        char *text = step_text(&step);
        assert_string_equal(text, seen[number]);
        free(text);
    }
    assert_false(primum_session_step(session, count, &step));
    assert_false(primum_session_step(session, SIZE_MAX, &step));
    while (count)
        free(seen[--count]);
    primum_state_free(after);
    primum_session_free(session);
}

/* Looking back, taking back and going another way: never a stale step. */
static void test_looking_back_after_rewind(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(3);
    struct primum_step step;

    for (int i = 0; i < 4; i++)
        assert_true(primum_session_take(session, choice(NULL, "pause")));
    assert_true(primum_session_step(session, 2, &step));
    assert_true(primum_session_rewind(session, 1));
    assert_true(primum_session_take(session, choice("door", "wait")));
    assert_true(primum_session_take(session, choice(NULL, "check-in")));
    assert_true(primum_session_take(session, choice("door", "ask")));
    assert_true(primum_session_step(session, 2, &step));
    assert_state(scenario, step.before, "trust=5,spent=door/wait");
    assert_state(scenario, step.after,
                 "trust=6,spent=door/wait,spent=/check-in");
    primum_session_free(session);
}

/* ---- Moves ---- */

static void test_silent_is_no_move(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    const struct primum_move *moves;
    struct primum_step step;

    assert_true(primum_session_take(session, choice("door", "hope")));
    assert_int_equal(primum_session_moves(session, &moves), 1);
    pass(session);
    assert_true(primum_session_steps(session) >= 2);
    assert_int_equal(primum_session_moves(session, &moves), 1);
    assert_int_equal(moves[0].kind, PRIMUM_MOVE_CHOICE);
    assert_int_equal(moves[0].value, choice("door", "hope"));
    for (size_t i = 0; i < primum_session_steps(session); i++) {
        assert_true(primum_session_step(session, i, &step));
        assert_int_equal(step.silent, i > 0);
    }
    primum_session_free(session);
}

static void test_rewind(void **unused)
{
    (void)unused;
    uint32_t press = choice("door", "press"), wait = choice("door", "wait");

    for (uint64_t seed = 0; seed < 200; seed++) {
        struct primum_session *session = begun(seed);
        const struct primum_move *moves;
        assert_true(primum_session_take(session, wait));
        assert_true(primum_session_take(session, press));
        uint32_t drawn = response_of(session, 1);
        pass(session);
        size_t steps = primum_session_steps(session);
        size_t before = primum_session_moves(session, &moves);
        assert_false(primum_session_rewind(session, steps + 1));
        assert_false(primum_session_rewind(session, SIZE_MAX));
        assert_int_equal(primum_session_moves(session, &moves), before);

        /* The same choice in the same place draws the same. */
        assert_true(primum_session_rewind(session, 1));
        assert_int_equal(primum_session_steps(session), 1);
        assert_now(session, "trust=5,spent=door/wait");
        assert_int_equal(primum_session_moves(session, &moves), before + 1);
        assert_int_equal(moves[before].kind, PRIMUM_MOVE_REWIND);
        assert_int_equal(moves[before].value, 1);
        assert_true(primum_session_take(session, press));
        assert_int_equal(response_of(session, 1), drawn);
        pass(session);
        assert_int_equal(primum_session_steps(session), steps);

        assert_true(primum_session_rewind(session, 0));
        assert_now(session, "");
        primum_session_free(session);
    }
}

static void test_reseed(void **unused)
{
    (void)unused;
    uint32_t press = choice("door", "press");
    int changed = 0;

    for (uint64_t seed = 0; seed < 200; seed++) {
        struct primum_session *session = begun(seed);
        const struct primum_move *moves;
        assert_true(primum_session_take(session, press));
        uint32_t first = response_of(session, 0);
        primum_session_reseed(session, 1000 + seed);
        assert_int_equal(response_of(session, 0), first);
        assert_int_equal(primum_session_moves(session, &moves), 2);
        assert_int_equal(moves[1].kind, PRIMUM_MOVE_SEED);
        assert_int_equal(moves[1].value, 1000 + seed);
        /* It began with its seed all the same. */
        assert_int_equal(primum_session_seed(session), seed);

        assert_true(primum_session_rewind(session, 0));
        uint32_t expected = promised(primum_session_state(session), press,
                                     1000 + seed, 0, 12);
        assert_true(primum_session_take(session, press));
        assert_int_equal(response_of(session, 0), expected);
        changed += expected != first;
        primum_session_free(session);
    }
    assert_true(changed > 80); /* about two in three */
}

/* Passing time is drawn with the seed of the move before it. */
static void test_reseed_while_time_passes(void **unused)
{
    (void)unused;
    uint32_t hope = choice("door", "hope");

    for (uint64_t seed = 0; seed < 100; seed++) {
        struct primum_session *plain = begun(seed);
        struct primum_session *reseeded = begun(seed);
        assert_true(primum_session_take(plain, hope));
        assert_true(primum_session_take(reseeded, hope));
        primum_session_reseed(reseeded, seed + 1);
        pass(plain);
        pass(reseeded);
        assert_int_equal(primum_session_steps(plain),
                         primum_session_steps(reseeded));
        assert_memory_equal(primum_session_state(plain),
                            primum_session_state(reseeded),
                            state_size(scenario_of(scenario)));
        primum_session_free(plain);
        primum_session_free(reseeded);
    }
}

static void same_attempt(struct primum_session *a, struct primum_session *b)
{
    const struct primum_move *a_moves, *b_moves;
    const uint32_t *a_choices, *b_choices;
    size_t moves = primum_session_moves(a, &a_moves);
    size_t count = primum_session_choices(a, &a_choices);

    assert_int_equal(primum_session_turn(a), primum_session_turn(b));
    assert_int_equal(primum_session_seed(a), primum_session_seed(b));
    assert_int_equal(primum_session_moves(b, &b_moves), moves);
    for (size_t i = 0; i < moves; i++) {
        assert_int_equal(a_moves[i].kind, b_moves[i].kind);
        assert_int_equal(a_moves[i].value, b_moves[i].value);
    }
    assert_int_equal(primum_session_choices(b, &b_choices), count);
    assert_memory_equal(a_choices, b_choices, count * sizeof *a_choices);
    assert_memory_equal(primum_session_state(a), primum_session_state(b),
                        state_size(scenario_of(scenario)));
    assert_int_equal(primum_session_steps(a), primum_session_steps(b));
    for (size_t i = 0; i < primum_session_steps(a); i++)
        assert_int_equal(response_of(a, i), response_of(b, i));
}

/* Anything that can be done with a session, in any order, at any time. */
static void do_anything(struct primum_session *session, uint64_t *numbers)
{
    uint32_t what = next_number(numbers, 10);
    uint32_t steps = (uint32_t)primum_session_steps(session);

    if (what == 0)
        assert_true(primum_session_rewind(session,
                                          next_number(numbers, steps + 1)));
    else if (what == 1)
        primum_session_reseed(session, next_number(numbers, 1000));
    else if (primum_session_turn(session) <= PRIMUM_TURN_PASSES)
        take_any(session, numbers);
}

static void test_replay(void **unused)
{
    (void)unused;
    struct primum_session *again = begun(0);
    int endings = 0;

    for (uint64_t seed = 0; seed < 1500; seed++) {
        struct primum_session *session = begun(seed);
        const struct primum_move *moves;
        uint64_t numbers = seed;
        for (uint32_t left = 2 + next_number(&numbers, 60); left; left--)
            do_anything(session, &numbers);
        pass(session);
        size_t count = primum_session_moves(session, &moves);
        primum_session_restart(again, seed);
        assert_true(primum_session_replay(again, moves, count));
        same_attempt(session, again);
        endings += primum_session_turn(session) == PRIMUM_TURN_ENDING;
        primum_session_free(session);
    }
    assert_true(endings > 50);
    primum_session_free(again);
}

static void test_restart(void **unused)
{
    (void)unused;
    struct primum_session *used = begun(1), *fresh = begun(2);
    uint64_t numbers = 9;

    for (int i = 0; i < 40; i++)
        do_anything(used, &numbers);
    primum_session_restart(used, 2);
    same_attempt(used, fresh);
    for (int i = 0; i < 3; i++) {
        uint64_t these = 4, those = 4;
        do_anything(used, &these);
        do_anything(fresh, &those);
        same_attempt(used, fresh);
    }
    primum_session_free(used);
    primum_session_free(fresh);
}

/* Moves from a damaged record: those before the bad one have been made. */
static void test_bad_moves(void **unused)
{
    (void)unused;
    uint32_t wait = choice("door", "wait");
    const struct primum_move bad[] = {
        {PRIMUM_MOVE_CHOICE, wait},
        {PRIMUM_MOVE_CHOICE, 0},
        {PRIMUM_MOVE_CHOICE, UINT64_C(0x100000000) + choice("door", "ask")},
        {PRIMUM_MOVE_CHOICE, choice("week", "continue")},
        {PRIMUM_MOVE_REWIND, 2},
        {PRIMUM_MOVE_REWIND, UINT64_MAX},
        {PRIMUM_MOVE_SEED, PRIMUM_SEED_MAX + 1},
        {(enum primum_move_kind)9, 0},
    };

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct primum_session *session = begun(7);
        const struct primum_move two[] = {{PRIMUM_MOVE_CHOICE, wait}, bad[i]};
        const struct primum_move *moves;
        assert_false(primum_session_replay(session, two, 2));
        assert_int_equal(primum_session_moves(session, &moves), 1);
        assert_now(session, "trust=5,spent=door/wait");
        primum_session_free(session);
    }
}

static void test_interrupts(void **unused)
{
    (void)unused;
    uint32_t pause = choice(NULL, "pause");
    char *problem;
    struct primum_state *start =
        primum_state_parse(scenario, "trust=1", &problem);
    struct primum_session *session = primum_session_new(scenario, start, 7);

    /* Not read at the start; once; then no more. */
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    assert_true(primum_session_take(session, pause));
    assert_now(session, "scene=week,trust=1,spent=interrupt/0");
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_PASSES);
    primum_state_free(start);
    primum_session_free(session);

    start = primum_state_parse(
        scenario, "trust=1,risk=9,spent=interrupt/0", &problem);
    session = primum_session_new(scenario, start, 7);
    assert_true(primum_session_take(session, pause));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_ENDING);
    assert_now(session, "scene=badly,trust=1,risk=9,spent=interrupt/0");
    primum_state_free(start);
    primum_session_free(session);
}

/* ---- What ends an attempt ---- */

/* A scenario with one thing wrong in it. */
static const struct primum_scenario *faulty(const char *scenes)
{
    char text[4096];

    snprintf(text, sizeof text,
             "primum: 1\ntitle: A fault\ngauges: {trust: 4}\nscenes:\n%s"
             "endings: {over: {outcome: mixed, title: Over}}\n", scenes);
    return loaded(text);
}

static void nothing_more(struct primum_session *session,
                         enum primum_turn turn)
{
    const struct primum_scenario *words = primum_session_scenario(session);
    const uint32_t *choices;

    assert_int_equal(primum_session_turn(session), turn);
    assert_int_equal(primum_session_choices(session, &choices), 0);
    for (uint32_t c = 0; c <= words->choice_count + 1; c++)
        assert_false(primum_session_take(session, c));
}

static void test_ending(void **unused)
{
    (void)unused;
    const struct primum_scenario *plain = faulty(
        "  door: {choices: {go: {say: Go., next: over}}}\n");
    struct primum_session *session = primum_session_new(plain, NULL, 7);
    const struct primum_move *moves;

    assert_true(primum_session_take(session, 1));
    nothing_more(session, PRIMUM_TURN_ENDING);
    assert_int_equal(primum_session_moves(session, &moves), 1);

    /* A start state may be an ending already. */
    struct primum_session *late =
        primum_session_new(plain, primum_session_state(session), 7);
    nothing_more(late, PRIMUM_TURN_ENDING);
    primum_session_free(late);

    assert_true(primum_session_rewind(session, 0));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    primum_session_free(session);
    primum_scenario_free(plain);
}

static void test_dead_end(void **unused)
{
    (void)unused;
    const struct primum_scenario *stuck = faulty(
        "  door: {choices: {go: {say: Go., effects: {trust: -1},\n"
        "                        next: room}}}\n"
        "  room: {choices: {on: {say: On., when: trust > 5, next: over}}}\n");
    struct primum_session *session = primum_session_new(stuck, NULL, 7);

    assert_true(primum_session_take(session, 1));
    nothing_more(session, PRIMUM_TURN_DEAD_END);
    assert_int_equal(primum_session_steps(session), 1);
    assert_true(primum_session_rewind(session, 0));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    primum_session_free(session);
    primum_scenario_free(stuck);
}

static void test_no_response(void **unused)
{
    (void)unused;
    const struct primum_scenario *mute = faulty(
        "  door:\n"
        "    choices:\n"
        "      go:\n"
        "        say: Go.\n"
        "        responses: [{when: trust > 5, next: over},\n"
        "                    {odds: 0, next: over}]\n"
        "      on: {say: On., next: week}\n"
        "  week:\n"
        "    next: [{when: trust > 5, next: over}]\n");
    struct primum_session *session = primum_session_new(mute, NULL, 7);
    struct primum_session *again = primum_session_new(mute, NULL, 7);
    const struct primum_move *moves;

    assert_true(primum_session_take(session, 1));
    nothing_more(session, PRIMUM_TURN_NO_RESPONSE);
    assert_int_equal(primum_session_steps(session), 0);
    assert_int_equal(primum_session_moves(session, &moves), 1);
    assert_true(primum_session_rewind(session, 0));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);

    assert_true(primum_session_take(session, 2));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_PASSES);
    assert_true(primum_session_take(session, 3));
    nothing_more(session, PRIMUM_TURN_NO_RESPONSE);
    assert_int_equal(primum_session_steps(session), 1);
    size_t count = primum_session_moves(session, &moves);
    assert_int_equal(count, 3); /* go, rewind, on */
    assert_true(primum_session_replay(again, moves, count));
    assert_int_equal(primum_session_turn(again), PRIMUM_TURN_NO_RESPONSE);
    primum_session_free(again);
    primum_session_free(session);
    primum_scenario_free(mute);
}

static void test_silent_loop(void **unused)
{
    (void)unused;
    const struct primum_scenario *round = faulty(
        "  door: {choices: {go: {say: Go., next: week}}}\n"
        "  week: {next: month}\n"
        "  month: {next: week}\n");
    struct primum_session *session = primum_session_new(round, NULL, 7);
    struct primum_session *again = primum_session_new(round, NULL, 7);
    const struct primum_move *moves;

    assert_true(primum_session_take(session, 1));
    pass(session);
    nothing_more(session, PRIMUM_TURN_SILENT_LOOP);
    assert_int_equal(primum_session_steps(session), 1001);
    assert_int_equal(primum_session_moves(session, &moves), 1);

    /* From its middle, as many again as are missing. */
    assert_true(primum_session_rewind(session, 1000));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_PASSES);
    pass(session);
    nothing_more(session, PRIMUM_TURN_SILENT_LOOP);
    assert_int_equal(primum_session_steps(session), 1001);
    size_t count = primum_session_moves(session, &moves);
    assert_true(primum_session_replay(again, moves, count));
    assert_int_equal(primum_session_steps(again), 1001);
    assert_int_equal(primum_session_turn(again), PRIMUM_TURN_SILENT_LOOP);
    assert_true(primum_session_rewind(session, 0));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    primum_session_free(again);
    primum_session_free(session);
    primum_scenario_free(round);
}

/* A thousand silent steps that lead somewhere are no loop. */
static void test_long_passing(void **unused)
{
    (void)unused;
    const struct primum_scenario *round = loaded(
        "primum: 1\n"
        "title: A long time\n"
        "gauges: {days: {start: 0, max: 2000, about: How long it has been.}}\n"
        "scenes:\n"
        "  week:\n"
        "    next:\n"
        "      - {when: days < 999, effects: {days: +1}, next: week}\n"
        "      - {when: else, effects: {days: =0}, next: door}\n"
        "  door:\n"
        "    choices:\n"
        "      go: {say: Go., next: week}\n"
        "endings: {over: {outcome: mixed, title: Over}}\n");
    struct primum_session *session = primum_session_new(round, NULL, 7);

    for (size_t stays = 1; stays <= 3; stays++) {
        pass(session);
        assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
        assert_int_equal(primum_session_steps(session), 1001 * stays - 1);
        assert_true(primum_session_take(session, 2));
    }
    primum_session_free(session);
    primum_scenario_free(round);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new),
        cmocka_unit_test(test_from_state),
        cmocka_unit_test(test_not_on_offer),
        cmocka_unit_test(test_draws),
        cmocka_unit_test(test_vast_odds),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_no_shuffle),
        cmocka_unit_test(test_anytime_stays),
        cmocka_unit_test(test_looking_back),
        cmocka_unit_test(test_looking_back_after_rewind),
        cmocka_unit_test(test_silent_is_no_move),
        cmocka_unit_test(test_rewind),
        cmocka_unit_test(test_reseed),
        cmocka_unit_test(test_reseed_while_time_passes),
        cmocka_unit_test(test_replay),
        cmocka_unit_test(test_restart),
        cmocka_unit_test(test_bad_moves),
        cmocka_unit_test(test_interrupts),
        cmocka_unit_test(test_ending),
        cmocka_unit_test(test_dead_end),
        cmocka_unit_test(test_no_response),
        cmocka_unit_test(test_silent_loop),
        cmocka_unit_test(test_long_passing),
    };

    return cmocka_run_group_tests(tests, load_world, free_world);
}
