/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/syllables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* Counted by hand, out loud; in each list, words of so many syllables. */
static const char *const lists[] = {
    "a I'm the she he be me you they we don't can't won't I'll you're they've "
    "makes called asked looked tried stopped helped walked laughed years eyes "
    "time home here there where some came gave hope once please house nurse "
    "blue true guess friend died tied quite guard build fruit through thought "
    "week said says does goes breathe eight half dee real",
    "kitchen coffee people water table little settled needed wanted waited "
    "changes places wishes pages uses something someone sometimes lonely "
    "hopeful careless homeless statement quiet science being going seeing "
    "saying trying player beyond isn't didn't doesn't wasn't couldn't maybe "
    "really police very many sober relapse "
    "social special patient nation region lion dial "
    "client diet cruel every business hundred evening Wednesday troubled "
    "handled simple purple moment basement handle prayer hungry "
    "worried married carried study money story agree between it'll nurse's "
    "boss's rhythm people's",
    "addiction alcohol everyone everything anyone anything "
    "together remember tomorrow naloxone period video curious serious usual "
    "actual idea another important completely settlement element family "
    "hospital medicine telephone whatever forever agreement discover "
    "resistance disclosure supervise counselor recover boundary empower",
    "recovery supervisor alcoholic anxiety society reality everybody "
    "medication education community disappointed "
    "understanding evaluate emotional situation especially continuous",
    "alcoholism opportunity immediately university "
    "organization individual "
    "representative ",
};

static void try_list(void **state)
{
    uint32_t syllables = *(const uint32_t *)*state, wrong = 0, tried = 0;
    char list[2000];

    strcpy(list, lists[syllables - 1]);
    for (char *word = strtok(list, " "); word; word = strtok(NULL, " ")) {
        for (char *c = word; *c; c++)
            *c = *c >= 'A' && *c <= 'Z' ? (char)(*c | 32) : *c;
        uint32_t counted = syllables_in(word, strlen(word));
        tried++;
        if (counted == syllables)
            continue;
        print_error("%s has %u syllables, not %u\n", word, (unsigned)syllables,
                    (unsigned)counted);
        wrong++;
    }
    assert_true(tried > 5);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    static uint32_t counts[] = {1, 2, 3, 4, 5};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(try_list, &counts[0]),
        cmocka_unit_test_prestate(try_list, &counts[1]),
        cmocka_unit_test_prestate(try_list, &counts[2]),
        cmocka_unit_test_prestate(try_list, &counts[3]),
        cmocka_unit_test_prestate(try_list, &counts[4]),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
