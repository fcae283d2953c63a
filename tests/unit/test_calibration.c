/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brier scores, against sums that were done by hand. */
#include "primum_records.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_odds_are_no_distance_away),
        cmocka_unit_test(test_no_guess_adds_nothing),
        cmocka_unit_test(test_sureness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
