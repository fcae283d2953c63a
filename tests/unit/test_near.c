/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Did you mean?": which slips are recognised, which names are too far off,
 * and that long or hostile names are cheap. */
#include "base/near.h"
#include "primum.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static const char *nearest_of_one(const char *word, const char *name)
{
    return primum_text_nearest(word, &name, 1);
}

static void finds_likely_slips(void **state)
{
    static const char *const pairs[][2] = {
        {"warm-handof", "warm-handoff"},   /* one too few */
        {"warm-handofff", "warm-handoff"}, /* one too many */
        {"warm-hamdoff", "warm-handoff"},  /* another */
        {"warm-hnadoff", "warm-handoff"},  /* swapped */
        {"wram-handfof", "warm-handoff"},  /* swapped twice */
        {"wam-hndof", "warm-handoff"},     /* three in a long name */
        {"Trust", "trust"},
        {"WARM-HANDOFF", "warm-handoff"},
        {"WRAM-handoff", "warm-handoff"},
        {"nxet", "next"},
        {"say:", "say"},
        {"a", "A"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_ptr_equal(nearest_of_one(pairs[i][0], pairs[i][1]), pairs[i][1]);
}

static void leaves_other_words_alone(void **state)
{
    static const char *const pairs[][2] = {
        {"a", "b"},
        {"a", "ab"},
        {"", "a"},
        {"", ""},
        {"next", "text-x"},
        {"door", "dusk"},           /* two in four */
        {"trusting", "trustees-x"}, /* three and more in eight */
        {"warm-handoff", "cold-handover"},
        {"person", "version"}, /* the first letter, and one more */
        {"ca", "abc"},         /* a swap and a letter between */
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_null(nearest_of_one(pairs[i][0], pairs[i][1]));
}

static void prefers_the_nearest_then_the_first(void **state)
{
    static const char *const names[] = {"trusts", "trust", "truss", "rust"};
    static const char *const equal[] = {"door-a", "door-b"};
    static const char *const cases[] = {"Tell", "tells", "TELL"};

    (void)state;
    assert_string_equal(primum_text_nearest("trst", names, 4), "trust");
    assert_string_equal(primum_text_nearest("truss", names, 4), "truss");
    assert_string_equal(primum_text_nearest("door-c", equal, 2), "door-a");
    assert_string_equal(primum_text_nearest("tell", cases, 3), "Tell");
    assert_null(primum_text_nearest("tell", cases, 0));
}

static void has_a_limit_to_the_length(void **state)
{
    char longest[65], longer[66], slip[65];
    char *huge = test_malloc((1 << 20) + 1);

    (void)state;
    memset(longest, 'x', 64);
    longest[64] = '\0';
    memset(longer, 'x', 65);
    longer[65] = '\0';
    memcpy(slip, longest, sizeof slip);
    slip[30] = 'y';
    memset(huge, 'x', 1 << 20);
    huge[1 << 20] = '\0';
    assert_ptr_equal(nearest_of_one(slip, longest), longest);
    assert_null(nearest_of_one(longest, longer));
    assert_null(nearest_of_one(longer, longest));
    assert_null(nearest_of_one(longer, longer));
    assert_null(nearest_of_one(huge, huge));
    assert_null(nearest_of_one(slip, huge));
    test_free(huge);
}

/* The rule itself, written as plainly as it goes: the cost of turning the
 * first i letters into the first j. */
static unsigned plain_distance(const char *a, size_t i, const char *b, size_t j)
{
    unsigned best, other;

    if (!i || !j)
        return (unsigned)(i + j);
    best = plain_distance(a, i - 1, b, j - 1) + (a[i - 1] != b[j - 1]);
    other = plain_distance(a, i - 1, b, j) + 1;
    best = other < best ? other : best;
    other = plain_distance(a, i, b, j - 1) + 1;
    best = other < best ? other : best;
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        other = plain_distance(a, i - 2, b, j - 2) + 1;
        best = other < best ? other : best;
    }
    return best;
}

/* All words of four and five letters over {a, b} against each other. */
static void agrees_with_the_plain_rule(void **state)
{
    (void)state;
    for (unsigned x = 0; x < 16; x++)
        for (unsigned y = 0; y < 32; y++) {
            char a[5] = "", b[6] = "";
            for (unsigned k = 0; k < 4; k++)
                a[k] = x >> k & 1 ? 'a' : 'b';
            for (unsigned k = 0; k < 5; k++)
                b[k] = y >> k & 1 ? 'a' : 'b';
            bool is_near = plain_distance(a, 4, b, 5) <= 1;
            assert_int_equal(nearest_of_one(a, b) != NULL, is_near);
            is_near = plain_distance(b, 5, a, 4) <= (*a == *b ? 2 : 1);
            assert_int_equal(nearest_of_one(b, a) != NULL, is_near);
        }
}

static void takes_any_bytes(void **state)
{
    static const char hostile[] = "\xff\xc0\x80\x1b[2J";

    (void)state;
    assert_ptr_equal(nearest_of_one("\xff\xc0\x80\x1b[3J", hostile), hostile);
    assert_null(nearest_of_one("door", hostile));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_likely_slips),
        cmocka_unit_test(leaves_other_words_alone),
        cmocka_unit_test(prefers_the_nearest_then_the_first),
        cmocka_unit_test(has_a_limit_to_the_length),
        cmocka_unit_test(agrees_with_the_plain_rule),
        cmocka_unit_test(takes_any_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
