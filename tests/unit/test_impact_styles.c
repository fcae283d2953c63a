/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Styles: what a choice weighs, what happens where all weigh nothing, and where
 * what is left leads nowhere. */
#include "impacts.h"

static const char styles[] =
    "practices: {asking: {name: Asking}, pausing: {name: Pausing}}\n"
    "harms: {pressing: {name: Pressing}}\n"
    "styles:\n"
    "  gentle: {name: Gentle, weights: {asking: 3, pressing: 0}}\n"
    "  blank: {name: Blank, weights: {asking: 0}, otherwise: 0}\n"
    "  waits: {name: Waits, weights: {pausing: 5}, otherwise: 0}\n"
    "  harsh: {name: Harsh, weights: {pressing: 9, asking: 1}, otherwise: 5}\n";

enum { GENTLE = UNIFORM + 1, BLANK, WAITS, HARSH };

static const struct primum_catalogue *catalogue;

static int load_styles(void **unused)
{
    struct primum_report *report = primum_report_new();

    (void)unused;
    assert_int_equal(primum_catalogue_parse("catalogue.yaml", styles,
                                            strlen(styles), report, &catalogue),
                     PRIMUM_OK);
    primum_report_free(report);
    return 0;
}

static int free_styles(void **unused)
{
    (void)unused;
    primum_catalogue_free(catalogue);
    return 0;
}

static struct solved styled(const char *scenes)
{
    struct text text = {0};

    text_format(&text, "primum: 1\ntitle: Styles\nscenes:\n%s%s", scenes,
                two_endings);
    struct solved solved = solved_all(loaded_with(text.bytes, catalogue));
    text_release(&text);
    return solved;
}

/* Uniform and four styles; one question for each policy, or all but two. */
static void test_questions_of_styles(void **unused)
{
    struct solved door =
        styled("  door: {choices: {go: {do: Go., next: well}}}\n");

    (void)unused;
    assert_int_equal(door.count, 4 * 7 + 2 * 7 + 5 + 7);
    for (uint32_t policy = UNIFORM; policy <= HARSH; policy++) {
        assert_answer(&door, "", HELPED, policy, 1);
        assert_answer(&door, "", UNFINISHED, policy, 0);
    }
    solved_free(&door);
}

/* Weights are, in this order: gentle 3, 0, 3, 1; harsh 1, 9, 9, 5.  The first
 * and the last end well. */
static void test_weights(void **unused)
{
    static const char scenes[] =
        "  door:\n"
        "    choices:\n"
        "      ask: {say: A., practices: asking, next: well}\n"
        "      press: {say: B., harms: pressing, next: badly}\n"
        "      both: {say: C., practices: asking, harms: pressing,\n"
        "             next: badly}\n"
        "      plain: {say: D., next: well}\n";
    struct solved door = styled(scenes);

    (void)unused;
    assert_answer(&door, "", HELPED, UNIFORM, 0.5);
    assert_answer(&door, "", HELPED, GENTLE, 4 / 7.0);
    assert_answer(&door, "", HELPED, BLANK, 0.5); /* all weigh nothing */
    assert_answer(&door, "", HELPED, WAITS, 0.5);
    assert_answer(&door, "", HELPED, HARSH, 6 / 24.0);
    assert_answer(&door, "", WORTH, HARSH, 25);
    solved_free(&door);
}

/* Time that passes weighs 1 and is alone, whatever the style. */
static void test_time_passes(void **unused)
{
    static const char scenes[] =
        "  door:\n"
        "    choices:\n"
        "      ask: {say: A., practices: asking, next: week}\n"
        "      plain: {say: D., next: badly}\n"
        "  week: {next: [{odds: 1, next: well}, {odds: 3, next: door}]}\n";
    struct solved door = styled(scenes);

    (void)unused;
    /* x = p y, y = 1/4 + 3/4 x: x = p / (4 - 3 p). */
    assert_answer(&door, "", HELPED, UNIFORM, 0.5 / 2.5);
    assert_answer(&door, "", HELPED, GENTLE, 0.75 / 1.75);
    assert_answer(&door, "", HELPED, BLANK, 0.5 / 2.5);
    assert_answer(&door, "scene=week", HELPED, HARSH,
                  0.25 + 0.75 * (1 / 6.0) / 3.5);
    solved_free(&door);
}

/* Who only ever waits never gets out; only where there is nothing to wait for
 * may it go on. */
static void test_weights_that_trap(void **unused)
{
    static const char scenes[] =
        "  door:\n"
        "    choices:\n"
        "      ask: {say: A., next: well}\n"
        "      enter: {do: Enter., next: room}\n"
        "  room:\n"
        "    choices:\n"
        "      wait: {do: Wait., practices: pausing, next: hall}\n"
        "      out: {do: Go out., next: well}\n"
        "  hall:\n"
        "    choices:\n"
        "      wait: {do: Wait., practices: pausing,\n"
        "             responses: [{next: room}, {next: hall}]}\n"
        "      out: {do: Go out., next: badly}\n";
    struct solved door = styled(scenes);

    (void)unused;
    assert_answer(&door, "", HELPED, WAITS, 0.5);
    assert_answer(&door, "", UNFINISHED, WAITS, 0.5);
    assert_answer(&door, "scene=room", UNFINISHED, WAITS, 1);
    assert_answer(&door, "scene=hall", HELPED, WAITS, 0);
    assert_answer(&door, "scene=hall", HARMED, WAITS, 0);
    assert_answer(&door, "scene=hall", WORTH, WAITS, 0);
    assert_answer(&door, "scene=room", UNFINISHED, GENTLE, 0);
    solved_free(&door);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_questions_of_styles),
        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_time_passes),
        cmocka_unit_test(test_weights_that_trap),
    };

    return cmocka_run_group_tests(tests, load_styles, free_styles);
}
