/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which exports are read and what is said of the others; that an attempt counts
 * once, in its last state; which answers are first ones; what ids mean. */
#include "primum_records.h"
#include "support/exports.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct faults {
    size_t count;
    uint32_t line;
    char problem[200]; /* the last */
};

static void see(void *with, const struct primum_cohort_fault *fault)
{
    struct faults *faults = with;

    faults->count++;
    faults->line = fault->line;
    snprintf(faults->problem, sizeof faults->problem, "%s", fault->problem);
}

static void assert_fault(const char *text, uint32_t line, const char *problem)
{
    struct primum_cohort *cohort = primum_cohort_new();
    struct faults faults = {0};

    assert_int_equal(
        primum_cohort_add(cohort, "it", text, strlen(text), see, &faults),
        PRIMUM_WORLD);
    assert_int_equal(faults.count, 1);
    assert_non_null(strstr(faults.problem, problem));
    assert_int_equal(faults.line, line);
    primum_cohort_free(cohort);
}

#define HEAD                                                                   \
    "{\"primum_export\":1,\"trainee\":"                                        \
    "\"5eed0000-0000-8000-8000-000000000001\",\"attempts\":[\n"

static void names_what_is_wrong(void **state)
{
    (void)state;
    assert_fault("", 1, "breaks off");
    assert_fault("[]", 1, "not JSON");
    assert_fault("{\n\"a\":1\n,}", 3, "a key was expected");
    assert_fault("{\"a\":1}", 0, "no export of this program");
    assert_fault("{\"primum_export\":true,\"trainee\":\"\",\"attempts\":[]}", 0,
                 "no export");
    assert_fault("{\"primum_export\":2,\"trainee\":\"\",\"attempts\":[]}", 0,
                 "later version");
    assert_fault("{\"primum_export\":1,\"trainee\":\"\"}", 0, "no list");
    assert_fault("{\"primum_export\":1,\"trainee\":\"Anna\",\"attempts\":[]}",
                 0, "pseudonym");
    assert_fault(HEAD "]", 2, "comma");
    assert_fault(HEAD "]} x", 2, "more behind its end");
    assert_fault(HEAD "\n{\"id\":1}]}", 3, "\"id\" is not a text");
    assert_fault(HEAD "\n7]}", 3, "not an object");
    assert_fault(HEAD "{\"a\":\"\xff\"}]}", 2, "not JSON");
    assert_fault(HEAD "{\"a\":1,\"a\":2}]}", 2, "duplicate");
}

/* However many there are, a file is complained of a few times. */
static void complains_briefly(void **state)
{
    struct primum_cohort *cohort = primum_cohort_new();
    struct faults faults = {0};
    struct text text = {0};

    (void)state;
    text_put(&text, HEAD "{}");
    for (int i = 0; i < 999; i++)
        text_put(&text, ",\n{}");
    text_put(&text, "]}");
    primum_cohort_add(cohort, "it", text.bytes, text.length, see, &faults);
    assert_int_equal(faults.count, 6);
    assert_string_equal(faults.problem,
                        "995 more of its attempts cannot be read");
    text_release(&text);
    primum_cohort_free(cohort);
}

/* Any part of an export, and an export with any byte changed, is read without
 * harm; the sanitizers look on. */
static void survives_what_is_broken(void **state)
{
    struct dice dice = dice_for(53, 1);
    struct export_attempt attempt = exports_draw(&dice, 1, 1, 1, 1);
    struct text text = {0};

    (void)state;
    attempt.move_count = 2;
    attempt.explained = true;
    exports_write(&text, 1, 1, &attempt, 1);
    for (size_t i = 0; i + 1 < text.length; i++) { /* all but the newline */
        struct primum_cohort *cohort = primum_cohort_new();
        assert_int_equal(
            primum_cohort_add(cohort, "it", text.bytes, i, NULL, NULL),
            PRIMUM_WORLD);
        char was = text.bytes[i];
        text.bytes[i] = (char)dice_below(&dice, 256);
        primum_cohort_add(cohort, "it", text.bytes, text.length, NULL, NULL);
        text.bytes[i] = was;
        free(primum_html_cohort(
            primum_cohort_report(cohort, PRIMUM_COHORT_ROUNDED)));
        primum_cohort_free(cohort);
    }
    text_release(&text);
}

/* ---- What counts ------------------------------------------------------------ */

static void add(struct primum_cohort *cohort, uint32_t trainee,
                const struct export_attempt *attempt)
{
    struct text text = {0};

    exports_write(&text, trainee, 1, attempt, 1);
    assert_int_equal(
        primum_cohort_add(cohort, "it", text.bytes, text.length, NULL, NULL),
        PRIMUM_OK);
    text_release(&text);
}

/* Ten trainees, each with this attempt. */
static struct primum_cohort *ten_of(const struct export_attempt *attempt)
{
    struct primum_cohort *cohort = primum_cohort_new();

    for (uint32_t t = 1; t <= 10; t++) {
        struct export_attempt own = *attempt;
        own.number = t;
        add(cohort, t, &own);
    }
    return cohort;
}

#define ANSWER(at, which)                                                      \
    {                                                                          \
        .own = true, .step = at, .choice = which, .offered = 7                 \
    }

static void tells_first_answers(void **state)
{
    const struct export_attempt attempt = {
        .moves = {ANSWER(0, 0), {.rewind = true, .own = true}, ANSWER(0, 1)},
        .move_count = 3,
        .end = PRIMUM_COHORT_OPEN,
        .turned_at = -1,
    };
    struct primum_cohort *cohort = ten_of(&attempt);
    const struct primum_cohort_moment *moment =
        &primum_cohort_report(cohort, PRIMUM_COHORT_ROUNDED)
             ->scenarios[0]
             .moments[0];

    (void)state;
    assert_int_equal(moment->first, 10);
    assert_int_equal(moment->all, 20);
    assert_int_equal(moment->choices[0].first.times.count, 10);
    assert_int_equal(moment->choices[1].first.times.count, PRIMUM_COHORT_FEW);
    assert_int_equal(moment->choices[1].all.times.count, 10);
    assert_int_equal(moment->choices[1].all.times.of, 20);
    assert_int_equal(moment->choices[0].first.uniform, 33);
    primum_cohort_free(cohort);
}

static void leaves_out_what_was_borrowed(void **state)
{
    struct export_attempt attempt = {
        .moves = {ANSWER(0, 2), ANSWER(1, 1)},
        .move_count = 2,
        .after = true,
        .judged = true,
        .turned_at = 0,
    };

    (void)state;
    attempt.moves[0].own = false;
    struct primum_cohort *cohort = ten_of(&attempt);
    const struct primum_cohort_scenario *scenario =
        &primum_cohort_report(cohort, PRIMUM_COHORT_ROUNDED)->scenarios[0];
    assert_int_equal(scenario->moments[0].all, 10);
    assert_int_equal(scenario->moments[0].first, PRIMUM_COHORT_FEW);
    assert_int_equal(scenario->turns.count, 0);
    assert_int_equal(scenario->harms.count, 0);
    primum_cohort_free(cohort);
}

/* So many trainees chose each of the three, and so the report has it. */
static void assert_told(const int trainees[3], const primum_about told[3])
{
    struct primum_cohort *cohort = primum_cohort_new();
    uint32_t number = 0;

    for (int choice = 0; choice < 3; choice++)
        for (int i = 0; i < trainees[choice]; i++) {
            const struct export_attempt attempt = {
                .number = ++number,
                .moves = {ANSWER(0, choice)},
                .move_count = 1,
                .end = PRIMUM_COHORT_OPEN,
                .turned_at = -1,
            };
            add(cohort, number, &attempt);
        }
    const struct primum_cohort_moment *moment =
        &primum_cohort_report(cohort, PRIMUM_COHORT_EXACT)
             ->scenarios[0]
             .moments[0];
    assert_int_equal(moment->choice_count, 3);
    for (int choice = 0; choice < 3; choice++)
        assert_int_equal(moment->choices[choice].first.times.count,
                         told[choice]);
    primum_cohort_free(cohort);
}

static void keeps_back_what_is_needed(void **state)
{
    const primum_about few = PRIMUM_COHORT_FEW, kept = PRIMUM_COHORT_KEPT;

    (void)state;
    assert_told((int[]){12, 8, 5}, (primum_about[]){12, 8, 5});
    assert_told((int[]){12, 8, 0}, (primum_about[]){12, 8, 0});
    assert_told((int[]){12, 8, 2}, (primum_about[]){12, kept, few});
    assert_told((int[]){12, 4, 2}, (primum_about[]){12, few, few});
    assert_told((int[]){12, 2, 2}, (primum_about[]){kept, few, few});
    /* 5 is the only one that is neither too few nor more than 5 */
    assert_told((int[]){5, 5, 2}, (primum_about[]){kept, kept, few});
}

/* An attempt of many choices counts once for a trainee, too. */
static void needs_five_trainees(void **state)
{
    const struct export_attempt attempt = {
        .moves = {ANSWER(0, 0), ANSWER(1, 0), ANSWER(2, 0), ANSWER(3, 0)},
        .move_count = 4,
        .turned_at = -1,
    };

    (void)state;
    for (uint32_t trainees = 4; trainees <= 5; trainees++) {
        struct primum_cohort *cohort = primum_cohort_new();
        for (uint32_t i = 0; i < 40; i++) {
            struct export_attempt own = attempt;
            own.number = i + 1;
            add(cohort, i % trainees, &own);
        }
        const struct primum_cohort_report *report =
            primum_cohort_report(cohort, PRIMUM_COHORT_ROUNDED);
        assert_int_equal(report->attempts,
                         trainees == 5 ? 40 : PRIMUM_COHORT_FEW);
        assert_int_equal(report->scenario_count, trainees == 5);
        primum_cohort_free(cohort);
    }
}

/* ---- Names and words ----------------------------------------------------------- */

/* Ten trainees chose the first of four; how many of them have an export that
 * says what its ids mean? */
static struct primum_cohort *ten_explained(uint32_t explained)
{
    struct primum_cohort *cohort = primum_cohort_new();

    for (uint32_t t = 1; t <= 10; t++) {
        const struct export_attempt attempt = {
            .number = t,
            .moves = {{.own = true, .offered = 15}},
            .move_count = 1,
            .explained = t <= explained,
            .judged = true,
        };
        add(cohort, t, &attempt);
    }
    return cohort;
}

static void assert_text(const char *found, const char *wanted)
{
    assert_int_equal(found != NULL, wanted != NULL);
    if (found && wanted)
        assert_string_equal(found, wanted);
}

/* One export that has them is enough, before others that do not. */
static void assert_words(uint32_t explained, const char *practice,
                         const char *const words[4], const char *turn)
{
    for (int rule = 0; rule <= PRIMUM_COHORT_ROUNDED; rule++) {
        struct primum_cohort *cohort = ten_explained(explained);
        const struct primum_cohort_report *report =
            primum_cohort_report(cohort, (enum primum_cohort_rule)rule);
        const struct primum_cohort_scenario *scenario = &report->scenarios[0];
        const struct primum_cohort_moment *moment = &scenario->moments[0];
        assert_text(report->practices.items[0].title, practice);
        assert_text(scenario->practices.items[0].title, practice);
        assert_text(scenario->turns.items[0].title, turn);
        assert_int_equal(moment->choice_count, 4);
        for (int choice = 0; choice < 4; choice++) {
            const struct primum_cohort_choice *found = &moment->choices[choice];
            assert_text(choice == 3 ? found->deed : found->say, words[choice]);
            assert_null(choice == 3 ? found->say : found->deed);
            assert_int_equal(found->anytime, choice == 3 && explained);
        }
        primum_cohort_free(cohort);
    }
}

static void says_what_ids_mean(void **state)
{
    static const char *const words[] = {"On offer 0.", "On offer 1.",
                                        "On offer 2.", "Wait."};

    (void)state;
    assert_words(10, "Practice 0", words, "On offer 0.");
    assert_words(1, "Practice 0", words, "On offer 0.");
}

/* As long as no export says it, only what was answered has words. */
static void knows_answers_of_older_exports(void **state)
{
    static const char *const words[4] = {"Choice 0 of 0."};

    (void)state;
    assert_words(0, NULL, words, words[0]);
}

/* ---- Files ------------------------------------------------------------------- */

static void write_file(const char *path, uint32_t trainee, int day,
                       const struct export_attempt *attempt)
{
    struct text text = {0};
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    exports_write(&text, trainee, day, attempt, 1);
    fwrite(text.bytes, 1, text.length, file);
    assert_int_equal(fclose(file), 0);
    text_release(&text);
}

/* Ten trainees exported when a conversation was open, and when it was over. */
static void counts_the_last_state(void **state)
{
    char folder[] = "/tmp/cohort-XXXXXX", names[20][64];
    const char *paths[20];

    (void)state;
    assert_non_null(mkdtemp(folder));
    for (uint32_t i = 0; i < 20; i++) {
        bool over = i % 2;
        const struct export_attempt attempt = {
            .number = i / 2 + 1,
            .moves = {ANSWER(0, 0), ANSWER(1, 1)},
            .move_count = over ? 2 : 1,
            .end = over ? PRIMUM_COHORT_HELPED : PRIMUM_COHORT_OPEN,
            .turned_at = -1,
        };
        snprintf(names[i], sizeof names[i], "%s/%02u.json", folder,
                 (unsigned)i);
        write_file(paths[i] = names[i], i / 2, over ? 9 : 8, &attempt);
    }
    struct primum_cohort *cohort = primum_cohort_new();
    assert_int_equal(primum_cohort_read(cohort, paths, 20, NULL, NULL),
                     PRIMUM_OK);
    const struct primum_cohort_scenario *scenario =
        &primum_cohort_report(cohort, PRIMUM_COHORT_ROUNDED)->scenarios[0];
    assert_int_equal(scenario->attempts, 10);
    assert_int_equal(scenario->ends[PRIMUM_COHORT_HELPED].count, 10);
    assert_int_equal(scenario->ends[PRIMUM_COHORT_OPEN].count,
                     PRIMUM_COHORT_FEW);
    primum_cohort_free(cohort);
    for (int i = 0; i < 20; i++)
        unlink(paths[i]);
    rmdir(folder);
}

/* As `jq -S` would write it. */
static void takes_keys_in_any_order(void **state)
{
    const struct export_attempt attempt = {
        .moves = {ANSWER(0, 0)}, .move_count = 1, .number = 1, .turned_at = -1};
    struct primum_cohort *cohort = primum_cohort_new();

    (void)state;
    for (uint32_t t = 1; t <= 5; t++) {
        struct export_attempt own = attempt;
        struct text text = {0}, turned = {0};
        own.number = t;
        exports_write(&text, t, 1, &own, 1);
        const char *list = strstr(text.bytes, "\"attempts\"");
        const char *head = text.bytes + 1;
        text_format(&turned, "{%.*s, %.*s}",
                    (int)(text.length - 2 - (size_t)(list - text.bytes)), list,
                    (int)(list - head - 1), head);
        assert_int_equal(primum_cohort_add(cohort, "it", turned.bytes,
                                           turned.length, NULL, NULL),
                         PRIMUM_OK);
        text_release(&text);
        text_release(&turned);
    }
    assert_int_equal(
        primum_cohort_report(cohort, PRIMUM_COHORT_ROUNDED)->attempts, 5);
    primum_cohort_free(cohort);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_what_is_wrong),
        cmocka_unit_test(complains_briefly),
        cmocka_unit_test(survives_what_is_broken),
        cmocka_unit_test(tells_first_answers),
        cmocka_unit_test(leaves_out_what_was_borrowed),
        cmocka_unit_test(keeps_back_what_is_needed),
        cmocka_unit_test(needs_five_trainees),
        cmocka_unit_test(says_what_ids_mean),
        cmocka_unit_test(knows_answers_of_older_exports),
        cmocka_unit_test(counts_the_last_state),
        cmocka_unit_test(takes_keys_in_any_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
