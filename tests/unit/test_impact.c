/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asking: which questions there are, what means nothing, what cannot be had,
 * and what is answered where.  The answers themselves are small enough to see
 * them at a glance. */
#include "impacts.h"

/* One scene: half and half, or a third. */
static const char one_scene[] =
    "primum: 1\n"
    "title: A door\n"
    "scenes:\n"
    "  door:\n"
    "    choices:\n"
    "      ask:\n"
    "        say: May I?\n"
    "        responses: [{next: well}, {next: fair}]\n"
    "      press:\n"
    "        say: Now.\n"
    "        responses: [{next: well}, {next: fair}, {next: badly}]\n"
    "endings:\n"
    "  well: {outcome: helped, title: Well, worth: 90}\n"
    "  fair: {outcome: mixed, title: Fair}\n"
    "  badly: {outcome: harmed, title: Badly, worth: 5}\n";

/* ---- Questions ---- */

static void test_questions(void **unused)
{
    static const struct primum_question expected[] = {
        {HELPED, MAX},         {HELPED, MIN},     {HELPED, UNIFORM},
        {MIXED, MAX},          {MIXED, MIN},      {MIXED, UNIFORM},
        {HARMED, MAX},         {HARMED, MIN},     {HARMED, UNIFORM},
        {UNHARMED, MAX},       {UNHARMED, MIN},   {UNHARMED, UNIFORM},
        {ENDING + 1, MAX},     {ENDING + 1, MIN}, {ENDING + 1, UNIFORM},
        {ENDING + 2, MAX},     {ENDING + 2, MIN}, {ENDING + 2, UNIFORM},
        {ENDING + 3, MAX},     {ENDING + 3, MIN}, {ENDING + 3, UNIFORM},
        {UNFINISHED, UNIFORM}, {WORTH, MAX},      {WORTH, MIN},
        {WORTH, UNIFORM}};
    const size_t count = sizeof expected / sizeof *expected;
    struct solved door = solved_text(one_scene);

    (void)unused;
    assert_int_equal(door.count, count);
    for (size_t q = 0; q < count; q++)
        question_number(&door, expected[q].goal, expected[q].policy);
    solved_free(&door);
}

static void test_one_scene(void **unused)
{
    static const struct {
        uint32_t goal, policy;
        double expected;
    } rows[] = {{HELPED, MAX, 1 / 2.0},
                {HELPED, MIN, 1 / 3.0},
                {HELPED, UNIFORM, 5 / 12.0},
                {MIXED, MAX, 1 / 2.0},
                {MIXED, MIN, 1 / 3.0},
                {HARMED, MAX, 1 / 3.0},
                {HARMED, MIN, 0},
                {HARMED, UNIFORM, 1 / 6.0},
                {UNHARMED, MAX, 1},
                {UNHARMED, MIN, 2 / 3.0},
                {ENDING + 3, UNIFORM, 1 / 6.0},
                {UNFINISHED, UNIFORM, 0},
                {WORTH, MAX, 70},
                {WORTH, MIN, 145 / 3.0},
                {WORTH, UNIFORM, 70 / 2.0 + 145 / 6.0}};
    struct solved door = solved_text(one_scene);

    (void)unused;
    assert_int_equal(primum_impact_states(door.impact), 1);
    assert_int_equal(primum_impact_transitions(door.impact), 5);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_answer(&door, "", rows[i].goal, rows[i].policy,
                      rows[i].expected);
    solved_free(&door);
}

static void test_after(void **unused)
{
    struct solved door = solved_text(one_scene);
    struct primum_state *start = primum_state_new(door.scenario);
    uint32_t ask = choice_named(door.scenario, "door", "ask");
    uint32_t press = choice_named(door.scenario, "door", "press");

    (void)unused;
    for (uint32_t policy = MAX; policy <= UNIFORM; policy++) {
        size_t helped = question_number(&door, HELPED, policy);
        size_t worth = question_number(&door, WORTH, policy);
        assert_near(primum_impact_after(door.impact, start, ask, helped), 0.5,
                    NEAR);
        assert_near(primum_impact_after(door.impact, start, press, helped),
                    1 / 3.0, NEAR);
        assert_near(primum_impact_after(door.impact, start, press, worth),
                    145 / 3.0, 100 * NEAR);
    }
    primum_state_free(start);
    solved_free(&door);
}

/* The state of an ending, which has no text. */
static struct primum_state *state_at_end(const struct primum_scenario *scenario,
                                         uint32_t response)
{
    struct primum_state *start = primum_state_new(scenario);
    struct primum_state *end = primum_state_new(scenario);

    primum_after(scenario, start, response, end);
    primum_state_free(start);
    return end;
}

static void test_endings_have_answers(void **unused)
{
    struct solved door = solved_text(one_scene);
    struct primum_state *well = state_at_end(door.scenario, 1);

    (void)unused;
    assert_int_equal(primum_state_ending(door.scenario, well), 1);
    for (size_t q = 0; q < door.count; q++) {
        uint32_t goal = door.questions[q].goal;
        double expected =
            goal == WORTH                                              ? 90
            : goal == HELPED || goal == UNHARMED || goal == ENDING + 1 ? 1
                                                                       : 0;
        assert_near(primum_impact_at(door.impact, well, q), expected, 1e-12);
    }
    primum_state_free(well);
    solved_free(&door);
}

/* ---- What means nothing ---- */

static enum primum_status ask(const struct primum_scenario *scenario,
                              const struct primum_state *from, uint32_t goal,
                              uint32_t policy)
{
    const struct primum_question questions[] = {{HELPED, MAX}, {goal, policy}};
    struct primum_impact *impact = NULL;
    char *problem = NULL;
    enum primum_status status = primum_impact_solve(scenario, from, questions,
                                                    2, NULL, &impact, &problem);

    assert_true(status ? !impact && problem : impact && !problem);
    primum_impact_free(impact);
    free(problem);
    return status;
}

static void test_what_means_nothing(void **unused)
{
    static const struct primum_question nothing[] = {
        {ENDING, MAX},         {ENDING + 4, MAX},    {ENDING + 4, UNIFORM},
        {UINT32_MAX, UNIFORM}, {UNFINISHED, MAX},    {UNFINISHED, MIN},
        {HELPED, UNIFORM + 1}, {HELPED, UINT32_MAX}, {WORTH, UNIFORM + 1}};
    const struct primum_scenario *scenario = loaded(one_scene);
    struct primum_state *end = state_at_end(scenario, 1);

    (void)unused;
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
        assert_int_equal(
            ask(scenario, NULL, nothing[i].goal, nothing[i].policy),
            PRIMUM_USAGE);
    assert_int_equal(ask(scenario, NULL, ENDING + 3, MIN), PRIMUM_OK);
    assert_int_equal(ask(scenario, NULL, UNFINISHED, UNIFORM), PRIMUM_OK);
    assert_int_equal(ask(scenario, end, HELPED, MIN), PRIMUM_USAGE);
    primum_state_free(end);
    primum_scenario_free(scenario);
}

static void test_no_question(void **unused)
{
    const struct primum_scenario *scenario = loaded(one_scene);
    struct primum_impact *impact;
    char *problem;

    (void)unused;
    assert_int_equal(
        primum_impact_solve(scenario, NULL, NULL, 0, NULL, &impact, &problem),
        PRIMUM_OK);
    assert_int_equal(primum_impact_states(impact), 1);
    primum_impact_free(impact);
    primum_scenario_free(scenario);
}

/* ---- States that cannot be reached ---- */

static const char forward[] =
    "primum: 1\n"
    "title: Forward\n"
    "gauges: {trust: 4}\n"
    "scenes:\n"
    "  first: {choices: {go: {do: Go., next: second}}}\n"
    "  second: {choices: {go: {do: Go., effects: {trust: +1}, next: third}}}\n"
    "  third: {choices: {go: {do: Go., next: well}}}\n"
    "endings: {well: {outcome: helped, title: Well}}\n";

static void test_not_reached(void **unused)
{
    struct solved all = solved_text(forward);
    const struct primum_question question = {HELPED, MAX};
    struct primum_state *second = state_of(all.scenario, "scene=second");
    struct primum_impact *later;
    char *problem;

    (void)unused;
    assert_true(isnan(answer(&all, "trust=5", HELPED, MAX)));
    assert_true(isnan(answer(&all, "scene=third", HELPED, MAX)));
    assert_answer(&all, "scene=third,trust=5", HELPED, MAX, 1);
    assert_int_equal(primum_impact_solve(all.scenario, second, &question, 1,
                                         NULL, &later, &problem),
                     PRIMUM_OK);
    assert_int_equal(primum_impact_states(later), 2);
    assert_near(primum_impact_at(later, second, 0), 1, NEAR);
    primum_state_free(second);
    second = primum_state_new(all.scenario);
    assert_true(isnan(primum_impact_at(later, second, 0)));
    primum_state_free(second);
    primum_impact_free(later);
    solved_free(&all);
}

/* ---- How much may be spent ---- */

/* 10,001 values of a gauge, in one of two scenes. */
static const char counting[] =
    "primum: 1\n"
    "title: Counting\n"
    "gauges: {trust: {start: 0, max: 10000}}\n"
    "scenes:\n"
    "  hall: {choices: {go: {do: Go., next: room}}}\n"
    "  room:\n"
    "    choices:\n"
    "      on: {do: On., effects: {trust: +1}, when: trust < 10000,\n"
    "           next: room}\n"
    "      off: {do: Off., next: well}\n"
    "endings: {well: {outcome: helped, title: Well}}\n";

static enum primum_status count_with(struct primum_effort effort,
                                     char **problem)
{
    const struct primum_scenario *scenario = loaded(counting);
    const struct primum_question question = {HELPED, UNIFORM};
    struct primum_impact *impact;
    enum primum_status status = primum_impact_solve(
        scenario, NULL, &question, 1, &effort, &impact, problem);

    assert_true(status ? !impact && *problem : impact && !*problem);
    if (impact)
        assert_int_equal(primum_impact_states(impact), 10002);
    primum_impact_free(impact);
    primum_scenario_free(scenario);
    return status;
}

static void test_memory(void **unused)
{
    char *problem;

    (void)unused;
    assert_int_equal(
        count_with((struct primum_effort){.memory = 100 << 10}, &problem),
        PRIMUM_WORLD);
    assert_non_null(strstr(problem, "room ("));
    assert_non_null(strstr(problem, "hall (1)"));
    assert_non_null(strstr(problem, "trust ("));
    free(problem);
    assert_int_equal(count_with((struct primum_effort){.memory = 1}, &problem),
                     PRIMUM_WORLD);
    free(problem);
    assert_int_equal(
        count_with((struct primum_effort){.memory = 16 << 20}, &problem),
        PRIMUM_OK);
}

/* 600 endings, of which the first is reached by 41 states. */
static struct solved many_endings(void)
{
    struct text text = {0};

    text_put(&text, "primum: 1\n"
                    "title: Many\n"
                    "gauges: {trust: {start: 0, max: 40}}\n"
                    "scenes:\n"
                    "  door:\n"
                    "    choices:\n"
                    "      on: {do: On., when: trust < 40, next: door,\n"
                    "           effects: {trust: +1}}\n"
                    "      off: {do: Off., when: trust == 40, next: end-1}\n"
                    "endings:\n");
    for (int i = 1; i <= 600; i++)
        text_format(&text, "  end-%d: {outcome: mixed, title: An end}\n", i);
    return solved_taken(&text);
}

/* The rows of endings take memory, too: with whatever there is, it is answered
 * rightly or not at all. */
static void test_memory_of_endings(void **unused)
{
    struct solved all = many_endings();
    size_t refused = 0, answered = 0;
    size_t answers = (600 + 41) * all.count * sizeof(double);

    (void)unused;
    for (size_t memory = 100000; memory < 16000000; memory += 100000) {
        struct primum_effort effort = {.memory = memory};
        struct primum_impact *impact;
        char *problem;
        enum primum_status status =
            primum_impact_solve(all.scenario, NULL, all.questions, all.count,
                                &effort, &impact, &problem);
        assert_true(status == PRIMUM_OK || status == PRIMUM_WORLD);
        assert_true(!status == !problem);
        assert_true(status || memory > answers); /* or where are they? */
        refused += status == PRIMUM_WORLD;
        answered += status == PRIMUM_OK;
        primum_impact_free(impact);
        free(problem);
    }
    assert_true(refused > 10 && answered > 10);
    assert_answer(&all, "", ENDING + 1, MIN, 1);
    assert_answer(&all, "trust=40", ENDING + 600, MAX, 0);
    solved_free(&all);
}

struct asked {
    size_t times, states, most;
};

static bool go_on(void *with, size_t states)
{
    struct asked *asked = with;

    assert_true(states >= asked->states);
    asked->states = states;
    return asked->times++ < asked->most;
}

static void test_going_on(void **unused)
{
    struct asked once = {.most = 0}, always = {.most = SIZE_MAX};
    char *problem;

    (void)unused;
    assert_int_equal(
        count_with((struct primum_effort){.go_on = go_on, .with = &once},
                   &problem),
        PRIMUM_WORLD);
    free(problem);
    assert_int_equal(once.times, 1);
    assert_true(once.states > 0 && once.states <= 10002);
    assert_int_equal(
        count_with((struct primum_effort){.go_on = go_on, .with = &always},
                   &problem),
        PRIMUM_OK);
    assert_true(always.times >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_questions),
        cmocka_unit_test(test_one_scene),
        cmocka_unit_test(test_after),
        cmocka_unit_test(test_endings_have_answers),
        cmocka_unit_test(test_what_means_nothing),
        cmocka_unit_test(test_no_question),
        cmocka_unit_test(test_not_reached),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_memory_of_endings),
        cmocka_unit_test(test_going_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
