/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The random function: the values and orders that docs/draws.md promises to
 * other programs, the bounds, and that the draws look like chance. */
#include "base/draw.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#define SEED_MAX ((UINT64_C(1) << 53) - 1)

static const struct {
    uint64_t seed, step, purpose, bits, below_100;
} vectors[] = {
    {0, 0, 1, UINT64_C(0x78482dbe776f39d9), 46},
    {0, 1, 1, UINT64_C(0x18b58535b7424b72), 9},
    {0, 2, 1, UINT64_C(0x561e88274b5126e2), 33},
    {1, 0, 1, UINT64_C(0x765c4ba4cb4d2e3b), 46},
    {7, 0, 1, UINT64_C(0xe9df7cbc48ff525c), 91},
    {7, 3, 1, UINT64_C(0xc891b0ebd093866b), 78},
    {SEED_MAX, 0, 1, UINT64_C(0xdb2939cd7acc6e78), 85},
    {SEED_MAX, 999, 1, UINT64_C(0x712d9854d428ba71), 44},
    {7, 1, 2, UINT64_C(0xe5c32d8184481553), 89},
    {7, 1, 258, UINT64_C(0xb8c2196dd4cdce06), 72},
    {7, 1, 514, UINT64_C(0x808731acea1afcf1), 50},
    {7, 1, 770, UINT64_C(0xf9c2b44c2352551d), 97},
};

static void gives_the_documented_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        uint64_t seed = vectors[i].seed, step = vectors[i].step;
        uint64_t purpose = vectors[i].purpose;
        assert_true(draw_bits(seed, step, purpose) == vectors[i].bits);
        assert_true(draw_below(seed, step, purpose, 100) ==
                    vectors[i].below_100);
    }
}

static void gives_the_documented_orders(void **state)
{
    static const struct {
        uint64_t seed, scene;
        const char *order;
    } orders[] = {
        {0, 1, "bdca"}, {0, 2, "bacd"},  {7, 1, "acbd"},
        {7, 2, "bdac"}, {42, 1, "bdac"}, {42, 2, "cadb"},
    };

    (void)state;
    for (size_t k = 0; k < sizeof orders / sizeof *orders; k++) {
        char order[] = "abcd";
        for (uint64_t i = 3; i > 0; i--) {
            uint64_t j = draw_below(orders[k].seed, orders[k].scene,
                                    DRAW_ORDER + (i << 8), i + 1);
            char kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        assert_string_equal(order, orders[k].order);
    }
}

/* The product of 128 bits, bit by bit. */
static uint64_t slow_multiply_high(uint64_t a, uint64_t b)
{
    uint64_t high = 0, low = 0;

    for (int i = 63; i >= 0; i--) {
        high = high << 1 | low >> 63;
        low <<= 1;
        if (b >> i & 1) {
            high += low + a < low;
            low += a;
        }
    }
    return high;
}

static void is_the_upper_half_of_the_product(void **state)
{
    static const uint64_t bounds[] = {
        1,
        2,
        3,
        100,
        UINT32_MAX,
        UINT64_C(1) << 32,
        (UINT64_C(1) << 32) + 1,
        UINT64_C(1) << 63,
        UINT64_MAX,
    };

    (void)state;
    for (uint64_t step = 0; step < 1000; step++)
        for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
            uint64_t bits = draw_bits(5, step, DRAW_RESPONSE);
            uint64_t drawn = draw_below(5, step, DRAW_RESPONSE, bounds[i]);
            assert_true(drawn == slow_multiply_high(bits, bounds[i]));
            assert_true(drawn < bounds[i]);
        }
}

/* Pearson's statistic for draws that fall into `cells` equal cells. */
static double chi_square(const unsigned *cells, unsigned count, double expected)
{
    double sum = 0;

    for (unsigned i = 0; i < count; i++) {
        double off = cells[i] - expected;
        sum += off * off / expected;
    }
    return sum;
}

#define DRAWS 100000u
#define CELLS 20u

/* With 19 degrees of freedom, chance alone exceeds 54 once in 30,000 times;
 * the draws are fixed, so the test either always passes or never. */
#define BOUND 54.0

static void is_even_over_each_argument(void **state)
{
    unsigned cells[3][CELLS] = {{0}};

    (void)state;
    for (uint64_t i = 0; i < DRAWS; i++) {
        cells[0][draw_below(i, 0, DRAW_RESPONSE, CELLS)]++;
        cells[1][draw_below(0, i, DRAW_RESPONSE, CELLS)]++;
        cells[2][draw_below(0, 1, DRAW_ORDER + (i << 8), CELLS)]++;
    }
    for (int k = 0; k < 3; k++)
        assert_true(chi_square(cells[k], CELLS, DRAWS / CELLS) < BOUND);
}

/* Pairs of draws next to each other, in 5 by 4 cells. */
static void neighbours_are_independent(void **state)
{
    unsigned cells[3][CELLS] = {{0}};

    (void)state;
    for (uint64_t i = 0; i < DRAWS; i++) {
        uint64_t here = draw_below(i, i / 7, DRAW_RESPONSE, 5);
        cells[0][here * 4 + draw_below(i + 1, i / 7, DRAW_RESPONSE, 4)]++;
        cells[1][here * 4 + draw_below(i, i / 7 + 1, DRAW_RESPONSE, 4)]++;
        cells[2][here * 4 + draw_below(i, i / 7, DRAW_ORDER, 4)]++;
    }
    for (int k = 0; k < 3; k++)
        assert_true(chi_square(cells[k], CELLS, DRAWS / CELLS) < BOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_documented_values),
        cmocka_unit_test(gives_the_documented_orders),
        cmocka_unit_test(is_the_upper_half_of_the_product),
        cmocka_unit_test(is_even_over_each_argument),
        cmocka_unit_test(neighbours_are_independent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
