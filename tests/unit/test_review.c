/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a debrief says of an attempt: what was whose, what worked, what to try
 * another way.  And what a sitting remembers. */
#include "cli/buffer.c"
#include "cli/review.c"
#include "cli/sitting.c"

#include "unit/loaded.h"

#include <math.h>

static const char stairs[] =
    "primum: 1\n"
    "title: Stairs\n"
    "people: {ana: Ana}\n"
    "gauges: {trust: 5}\n"
    "scenes:\n"
    "  door:\n"
    "    choices:\n"
    "      knock: {say: Hello?, intent: To be let in., next: pause}\n"
    "      shout: {say: Open!, responses: [\n"
    "        {lines: She waits., cue: She flinched., effects: {trust: =0},\n"
    "         next: pause}]}\n"
    "      blind: {say: Psst., responses: [\n"
    "        {lines: She waits., effects: {trust: =0}, next: pause}]}\n"
    "  pause: {lines: A minute goes by., next: stairs}\n"
    "  stairs:\n"
    "    choices:\n"
    "      pull:\n"
    "        say: Up you come.\n"
    "        intent: To lend her an arm.\n"
    "        harms: pressure\n"
    "        responses:\n"
    "          - {when: trust > 0, odds: 1, lines: Up., next: climbed}\n"
    "          - {odds: 1, lines: Down., next: fell}\n"
    "      wait:\n"
    "        say: Take your time.\n"
    "        intent: To leave her the pace.\n"
    "        responses:\n"
    "          - {when: trust > 0, odds: 1, lines: Up., next: climbed}\n"
    "          - {odds: 1, lines: Down., next: fell}\n"
    "      same:\n"
    "        say: There is time.\n"
    "        intent: So.\n"
    "        responses:\n"
    "          - {when: trust > 0, lines: Half., next: half}\n"
    "          - {when: else, lines: Down., next: fell}\n"
    "endings:\n"
    "  climbed: {outcome: helped, title: Up, worth: 80}\n"
    "  half: {outcome: mixed, title: Half, worth: 38}\n"
    "  fell: {outcome: harmed, title: Down, worth: 0}\n";

static const char names[] = "harms: {pressure: {name: Pressure}}\n";

static const struct primum_catalogue *catalogue;
static const struct primum_scenario *scenario;
static struct primum_impact *impact;

static int solve(void **unused)
{
    static const struct primum_question questions[] = {
        [FORECAST_WORTH] = {PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX}};
    struct primum_report *report = primum_report_new();
    char *problem;

    (void)unused;
    assert_int_equal(primum_catalogue_parse("catalogue.yaml", names,
                                            strlen(names), report, &catalogue),
                     PRIMUM_OK);
    primum_report_free(report);
    scenario = loaded_with(stairs, catalogue);
    return (int)primum_impact_solve(scenario, NULL, questions, 1, NULL, &impact,
                                    &problem);
}

static int forget(void **unused)
{
    (void)unused;
    primum_impact_free(impact);
    primum_scenario_free(scenario);
    primum_catalogue_free(catalogue);
    return 0;
}

/* An attempt with these two choices, and with `seed`. */
static struct conversation attempt(const char *first, const char *second,
                                   uint64_t seed)
{
    struct conversation talk = {
        .scenario = scenario,
        .session = primum_session_new(scenario, NULL, seed),
    };
    const uint32_t *choices;

    assert_true(primum_session_take(talk.session,
                                    choice_named(scenario, "door", first)));
    while (primum_session_turn(talk.session) == PRIMUM_TURN_PASSES) {
        primum_session_choices(talk.session, &choices);
        primum_session_take(talk.session, choices[0]);
    }
    assert_true(primum_session_take(talk.session,
                                    choice_named(scenario, "stairs", second)));
    return talk;
}

static int32_t worth_of(const struct conversation *talk)
{
    const struct primum_state *end = primum_session_state(talk->session);
    return scenario->endings[primum_state_ending(scenario, end)].worth;
}

static void test_sums(void **unused)
{
    static const char *const firsts[] = {"knock", "shout", "blind"};
    static const char *const seconds[] = {"wait", "same"};
    struct primum_state *start = primum_state_new(scenario);
    double value = primum_impact_at(impact, start, FORECAST_WORTH);

    (void)unused;
    for (uint64_t i = 0; i < 24; i++) {
        struct conversation talk = attempt(firsts[i % 3], seconds[i % 2], i);
        struct review review;
        review_make(&review, &talk, impact);
        assert_int_equal(review.count, 2);
        double sum = value - review.regret + review.theirs;
        assert_true(fabs(sum - worth_of(&talk)) < 1e-6);
        review_release(&review);
        primum_session_free(talk.session);
    }
    primum_state_free(start);
}

/* What gave nothing away is named in order, and there is nothing to change. */
static void test_worked(void **unused)
{
    struct conversation talk = attempt("knock", "wait", 1);
    struct review review;

    (void)unused;
    review_make(&review, &talk, impact);
    assert_null(review.turn);
    assert_null(review.change);
    assert_int_equal(review.worked[0]->number, 1);
    assert_int_equal(review.worked[1]->number, 2);
    assert_int_equal(review.worked[1]->step, 2); /* a silent one between */
    assert_false(review_gave_much(&review));
    assert_true(review_brought(&review) != REVIEW_LITTLE);
    review_release(&review);
    primum_session_free(talk.session);
}

/* What gave nothing away did not work if the author names a harm in it. */
static void test_harm(void **unused)
{
    struct conversation talk = attempt("knock", "pull", 1);
    struct review review;

    (void)unused;
    review_make(&review, &talk, impact);
    assert_true(review.points[1].regret == 0);
    assert_int_equal(review.worked[0]->number, 1);
    assert_null(review.worked[1]);
    review_release(&review);
    primum_session_free(talk.session);
}

/* Of two that come to the same, the one in which no harm is named is shown,
 * wherever it stands. */
static void test_best(void **unused)
{
    struct conversation talk = attempt("knock", "same", 1);
    struct review review;

    (void)unused;
    review_make(&review, &talk, impact);
    assert_string_equal(scenario->choices[review.points[1].best].id, "wait");
    review_release(&review);
    primum_session_free(talk.session);
}

/* What could be seen is the turning point; what could not is one to try another
 * way, and no more. */
static void test_change(void **unused)
{
    static const struct {
        const char *first;
        bool turns;
    } rows[] = {{"shout", true}, {"blind", false}};

    (void)unused;
    for (size_t i = 0; i < 2; i++) {
        struct conversation talk = attempt(rows[i].first, "wait", 1);
        struct review review;
        review_make(&review, &talk, impact);
        assert_int_equal(review.turn != NULL, rows[i].turns);
        assert_int_equal(review.change->number, 1);
        assert_int_equal(review.change->best,
                         choice_named(scenario, "door", "knock"));
        /* Where all came to the same, nothing worked better. */
        assert_null(review.worked[0]);
        assert_true(review_gave_much(&review));
        assert_int_equal(review_brought(&review), REVIEW_LITTLE);
        review_release(&review);
        primum_session_free(talk.session);
    }
}

/* A step keeps the chance that it was met with; what has been met stays so. */
static void test_sitting(void **unused)
{
    struct primum_session *session = primum_session_new(scenario, NULL, 7);
    uint32_t knock = choice_named(scenario, "door", "knock");
    struct sitting sitting;

    (void)unused;
    sitting_init(&sitting, session);
    sitting_meet_choice(&sitting, session, knock);
    primum_session_take(session, knock);
    assert_int_equal(sitting_seed(&sitting, 0), 7);
    sitting_go_back(&sitting, session, 0);
    assert_int_equal(sitting.seed, 7);
    sitting_reseed(&sitting, session, 8);
    sitting_meet_choice(&sitting, session, knock);
    primum_session_take(session, knock);
    assert_int_equal(sitting_seed(&sitting, 0), 8);
    sitting_reseed(&sitting, session, 9);
    sitting_go_back(&sitting, session, 0);
    assert_int_equal(sitting.seed, 8);
    sitting_meet_ending(&sitting, 2);
    sitting_meet_ending(&sitting, 2);
    char *text = sitting_say(&sitting, scenario);
    assert_string_equal(text,
                        "1 of 3 endings and 1 of 6 choices, in this sitting");
    free(text);
    sitting_release(&sitting);
    primum_session_free(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums),   cmocka_unit_test(test_worked),
        cmocka_unit_test(test_harm),   cmocka_unit_test(test_best),
        cmocka_unit_test(test_change), cmocka_unit_test(test_sitting),
    };

    return cmocka_run_group_tests(tests, solve, forget);
}
