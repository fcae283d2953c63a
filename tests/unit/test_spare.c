/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be taken, where less is allowed than is usual. */
#include "cli/spare.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define MIB ((size_t)1 << 20)

/* What is to spare where the address space ends after so many MiB. */
static size_t spare_of(size_t mib)
{
    struct rlimit before, now;

    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    now = before;
    now.rlim_cur = mib * MIB;
    assert_int_equal(setrlimit(RLIMIT_AS, &now), 0);
    size_t bytes = spare_memory();
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
    return bytes;
}

static void test_limits(void **unused)
{
    static const struct {
        size_t space, spare; /* MiB, bytes */
    } rows[] = {
        {8, 1}, {192, 1}, {196, MIB}, {392, 50 * MIB}, {592, 100 * MIB},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(spare_of(rows[i].space), rows[i].spare);
}

/* However much there is, it is no more than is usual. */
static void test_usual(void **unused)
{
    (void)unused;
    assert_in_range(spare_memory(), 1, PRIMUM_MEMORY_USUAL);
    assert_in_range(spare_of((size_t)1 << 20), 1, PRIMUM_MEMORY_USUAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_usual),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
