/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Colour and plain text: whose wish counts, in which order. */
#include "cli/look.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A row of the promise: what is asked for, and what comes of it at a terminal
 * and elsewhere. */
struct wish {
    const char *option;
    struct look_environment environment;
    bool at_terminal, elsewhere;
};

#define XTERM .term = "xterm"

static const struct wish wishes[] = {
    /* the terminal decides */
    {NULL, {XTERM}, true, false},
    {"auto", {XTERM}, true, false},
    /* TERM */
    {NULL, {.term = "dumb"}, false, false},
    {NULL, {.term = ""}, false, false},
    {NULL, {.term = NULL}, false, false},
    /* CLICOLOR */
    {NULL, {XTERM, .clicolor = "0"}, false, false},
    {NULL, {XTERM, .clicolor = "1"}, true, false},
    {NULL, {XTERM, .clicolor = ""}, true, false},
    {NULL, {.term = "dumb", .clicolor = "1"}, false, false},
    /* FORCE_COLOR and CLICOLOR_FORCE are above these */
    {NULL, {XTERM, .force_color = "1"}, true, true},
    {NULL, {XTERM, .force_color = "0"}, true, false},
    {NULL, {XTERM, .force_color = ""}, true, false},
    {NULL, {XTERM, .clicolor_force = "1"}, true, true},
    {NULL, {XTERM, .clicolor_force = "0"}, true, false},
    {NULL, {XTERM, .clicolor_force = ""}, true, false},
    {NULL, {XTERM, .clicolor_force = "1", .clicolor = "0"}, true, true},
    {NULL, {.term = "dumb", .force_color = "yes"}, true, true},
    {NULL, {.term = NULL, .clicolor_force = "1"}, true, true},
    /* NO_COLOR is above all of them, whatever it says */
    {NULL, {XTERM, .no_color = "1"}, false, false},
    {NULL, {XTERM, .no_color = "0"}, false, false},
    {NULL, {XTERM, .no_color = ""}, true, false},
    {NULL, {XTERM, .no_color = "1", .force_color = "1"}, false, false},
    {NULL, {XTERM, .no_color = "1", .clicolor_force = "1"}, false, false},
    {"auto", {XTERM, .no_color = "1"}, false, false},
    /* the option is above everything */
    {"always", {.term = NULL}, true, true},
    {"always", {XTERM, .no_color = "1"}, true, true},
    {"always", {XTERM, .clicolor = "0"}, true, true},
    {"never", {XTERM}, false, false},
    {"never", {XTERM, .force_color = "1"}, false, false},
};

static void colour_is_decided_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
        const struct wish *wish = &wishes[i];
        bool here = look_color(wish->option, &wish->environment, true);
        bool elsewhere = look_color(wish->option, &wish->environment, false);
        if (here != wish->at_terminal || elsewhere != wish->elsewhere)
            print_error("row %zu\n", i);
        assert_int_equal(here, wish->at_terminal);
        assert_int_equal(elsewhere, wish->elsewhere);
    }
}

static void plain_is_decided_in_order(void **state)
{
    (void)state;
    assert_false(look_plain(false, NULL, false));
    assert_true(look_plain(true, NULL, false));
    assert_true(look_plain(true, "0", false));
    assert_true(look_plain(false, "1", false));
    assert_true(look_plain(false, NULL, true));
    assert_true(look_plain(false, "", true));
    assert_false(look_plain(false, "", false));
    assert_false(look_plain(false, "0", true));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colour_is_decided_in_order),
        cmocka_unit_test(plain_is_decided_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
