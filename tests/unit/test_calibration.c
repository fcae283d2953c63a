/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brier scores, against sums that were done by hand, here and in
 * docs/how-sure.md, which is read. */
#include "primum_records.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/* She closes in 7 of 10, opens in 3, and never stays. */
static const double odds[] = {0.7, 0, 0.3};

static void assert_near(double value, double wanted)
{
    if (!(fabs(value - wanted) <= 1e-12))
        fail_msg("%.15g, not %.15g", value, wanted);
}

static const struct worked {
    enum primum_opening guess, went;
    int sure;
    double score, knowing, apart;
} worked[] = {
    /* .4 .3 .3, and it was the first: .36 + .09 + .09 */
    {PRIMUM_CLOSES, PRIMUM_CLOSES, 1, 0.54, 0.18, 0.18},
    /* .2 .2 .6, and it was the third: .04 + .04 + .16; the odds were .3 */
    {PRIMUM_OPENS, PRIMUM_OPENS, 2, 0.24, 0.98, 0.38},
    /* .1 .1 .8, and it was the first: .81 + .01 + .64 */
    {PRIMUM_OPENS, PRIMUM_CLOSES, 3, 1.46, 0.18, 0.62},
    /* .025 .95 .025, and it was the first: .950625 + .9025 + .000625 */
    {PRIMUM_STAYS, PRIMUM_CLOSES, 4, 1.85375, 0.18, 1.43375},
};
enum { WORKED = sizeof worked / sizeof *worked };

static void add(struct primum_calibration *calibration,
                const struct worked *example)
{
    primum_calibration_add(calibration, example->guess, example->sure,
                           example->went, odds);
}

static void test_each(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < WORKED; i++) {
        struct primum_calibration calibration = {0};
        add(&calibration, &worked[i]);
        assert_true(calibration.made == 1);
        assert_near(calibration.score, worked[i].score);
        assert_near(calibration.knowing, worked[i].knowing);
        assert_near(calibration.apart, worked[i].apart);
    }
}

static void test_sums(void **unused)
{
    static const size_t right[] = {1, 1, 0, 0};
    struct primum_calibration calibration = {0};
    (void)unused;
    for (size_t i = 0; i < WORKED; i++)
        add(&calibration, &worked[i]);
    assert_true(calibration.made == 4 && calibration.right == 2);
    for (size_t i = 0; i < PRIMUM_SURENESS; i++) {
        assert_true(calibration.sure[i].made == 1);
        assert_true(calibration.sure[i].right == right[i]);
    }
    assert_near(calibration.score, 4.09375);
    assert_near(calibration.knowing, 1.52);
    assert_near(calibration.apart, 2.61375);
    assert_near(calibration.claimed, 0.4 + 0.6 + 0.8 + 0.95);
    assert_near(calibration.likely, 0.7 + 0.3 + 0.3 + 0);
}

/* Who says the odds is as far from what happens as the odds are. */
static void test_odds_are_no_distance_away(void **unused)
{
    static const double said[] = {0.3, 0.4, 0.3};
    struct primum_calibration calibration = {0};
    (void)unused;
    primum_calibration_add(&calibration, PRIMUM_STAYS, 1, PRIMUM_OPENS, said);
    assert_near(calibration.apart, 0);
    assert_near(calibration.score, calibration.knowing);
}

static void test_no_guess_adds_nothing(void **unused)
{
    static const int none[] = {-1, 0, 5};
    struct primum_calibration calibration = {0};
    (void)unused;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        primum_calibration_add(&calibration, PRIMUM_OPENS, none[i],
                               PRIMUM_OPENS, odds);
    assert_true(calibration.made == 0 && calibration.right == 0);
    assert_near(calibration.score + calibration.knowing + calibration.apart, 0);
    assert_near(primum_sureness_chance(0), 0);
    assert_near(primum_sureness_chance(5), 0);
}

/* Who is surer is given more, and a guess more than the other two. */
static void test_sureness(void **unused)
{
    double before = 1.0 / 3;
    (void)unused;
    for (int sure = 1; sure <= PRIMUM_SURENESS; sure++) {
        assert_true(primum_sureness_chance(sure) > before);
        before = primum_sureness_chance(sure);
    }
    assert_true(before < 1);
}

/* ---- The example of docs/how-sure.md ---- */

enum { ROWS = 4, CELLS = 7 };

/* Cuts a row of a table into its cells. */
static int cut(char *line, char *cells[CELLS])
{
    int count = 0;
    char *rest = NULL;
    for (char *cell = strtok_r(line, "|\n", &rest); cell && count < CELLS;
         cell = strtok_r(NULL, "|\n", &rest))
        cells[count++] = cell + strspn(cell, " ");
    return count;
}

static enum primum_opening opening_of(const char *words)
{
    return strncmp(words, "open", 4) == 0    ? PRIMUM_OPENS
           : strncmp(words, "close", 5) == 0 ? PRIMUM_CLOSES
                                             : PRIMUM_STAYS;
}

/* A row with its sums, as the page has them. */
static void try_row(char *line, struct primum_calibration *all)
{
    struct primum_calibration one = {0};
    char *cells[CELLS];
    double chances[3];
    assert_int_equal(cut(line, cells), CELLS);
    assert_int_equal(sscanf(cells[0], "%lf, %lf, %lf", &chances[0], &chances[1],
                            &chances[2]),
                     3);
    struct primum_calibration *both[] = {&one, all};
    for (size_t i = 0; i < 2; i++)
        primum_calibration_add(both[i], opening_of(cells[1]), atoi(cells[2]),
                               opening_of(cells[3]), chances);
    assert_near(one.score, strtod(cells[4], NULL));
    assert_near(one.knowing, strtod(cells[5], NULL));
    assert_near(one.apart, strtod(cells[6], NULL));
}

static void test_page(void **unused)
{
    FILE *page = fopen("docs/how-sure.md", "r");
    struct primum_calibration all = {0};
    char line[512];
    bool inside = false;
    (void)unused;
    assert_non_null(page);
    while (fgets(line, sizeof line, page)) {
        if (inside && strncmp(line, "| 0", 3) == 0)
            try_row(line, &all);
        else if (strncmp(line, "| odds |", 8) == 0)
            inside = true;
    }
    fclose(page);
    assert_true(all.made == ROWS);
    assert_near(all.score / ROWS, 0.6109375);
    assert_near(all.knowing / ROWS, 0.265);
    assert_near(all.apart / ROWS, 0.1721875);
    assert_near(all.claimed / ROWS, 0.6875);
    assert_near(all.likely / ROWS, 0.575);
}

/* Its means, and what it says each sureness stands for. */
static void test_page_has_figures(void **unused)
{
    static const char *const said[] = {
        "0.6109375, 0.265 and 0.1721875",
        "given 0.6875 on average, and had 0.575",
        "| 1 | a guess | 0.4 | 0.3 |",
        "| 2 | rather likely | 0.6 | 0.2 |",
        "| 3 | quite sure | 0.8 | 0.1 |",
        "| 4 | almost certain | 0.95 | 0.025 |",
    };
    static char text[16384];
    FILE *page = fopen("docs/how-sure.md", "r");
    (void)unused;
    assert_non_null(page);
    size_t length = fread(text, 1, sizeof text - 1, page);
    fclose(page);
    text[length] = '\0';
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (!strstr(text, said[i]))
            fail_msg("docs/how-sure.md does not say \"%s\"", said[i]);
    for (int sure = 1; sure <= PRIMUM_SURENESS; sure++)
        assert_near(primum_sureness_chance(sure),
                    sure < 4 ? 0.2 + 0.2 * sure : 0.95);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_odds_are_no_distance_away),
        cmocka_unit_test(test_no_guess_adds_nothing),
        cmocka_unit_test(test_sureness),
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_page_has_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
