/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture as an embedding program gets it: what must be asked for it, what
 * stands in it with all, some and none of the answers; and how any bytes get
 * into a label. */
#include "check/map_label.h"
#include "impacts.h"

/* `knock` comes first in the file, and is two choices away from the start. */
static const char text[] =
    "primum: 1\n"
    "title: Door\n"
    "start: door\n"
    "gauges: {trust: {start: 1, max: 2}}\n"
    "scenes:\n"
    "  knock:\n"
    "    choices:\n"
    "      leave: {do: Go., next: gone}\n"
    "      again:\n"
    "        do: Knock again.\n"
    "        responses: [{odds: trust, next: week}, {odds: 2, next: door}]\n"
    "  attic: {next: knock}\n"
    "  hall:\n"
    "    choices:\n"
    "      on: {do: Go on., next: knock}\n"
    "      stay: {do: Stay., when: trust < 2, effects: {trust: +1},"
    " next: hall}\n"
    "  door:\n"
    "    title: The door\n"
    "    choices: {in: {do: Come in., next: hall}}\n"
    "endings:\n"
    "  gone: {outcome: harmed, title: Gone}\n"
    "  week: {outcome: helped, title: Next week}\n";

static const struct primum_scenario *scenario;

static int load(void **unused)
{
    (void)unused;
    scenario = loaded(text);
    return 0;
}

static int release(void **unused)
{
    (void)unused;
    primum_scenario_free(scenario);
    return 0;
}

/* Whether it stands in there, which goes. */
static bool has(char *in, const char *words)
{
    bool found = strstr(in, words);

    free(in);
    return found;
}

static struct primum_impact *asked(const struct primum_question *questions,
                                   size_t count)
{
    struct primum_impact *impact;
    char *problem;

    assert_int_equal(primum_impact_solve(scenario, NULL, questions, count, NULL,
                                         &impact, &problem),
                     PRIMUM_OK);
    return impact;
}

static void the_nearest_comes_first(void **unused)
{
    char *outline = primum_map_outline(scenario, NULL);
    const char *door = strstr(outline, "\nScene door, The door\n");
    const char *hall = strstr(outline, "\nScene hall\n");
    const char *knock = strstr(outline, "\nScene knock\n");
    const char *attic = strstr(outline, "\nScene attic\n");

    (void)unused;
    assert_true(door && door < hall && hall < knock && knock < attic);
    free(outline);
}

static void without_answers_it_says_so(void **unused)
{
    (void)unused;
    assert_true(has(primum_map_outline(scenario, NULL),
                    "how often the support helps was not worked out"));
    assert_true(has(primum_map_dot(scenario, NULL),
                    "how often the support helps was not worked out"));
    assert_false(has(primum_map_outline(scenario, NULL), "at random"));
    assert_false(has(primum_map_dot(scenario, NULL), "at random"));
    assert_true(has(primum_map_outline(scenario, NULL),
                    "Scene attic\n  Nothing leads here.\n"));
    assert_true(has(primum_map_outline(scenario, NULL),
                    "    May lead back to door, The door.\n"));
}

/* In `knock` with trust 1 and 2; `again` helps in 1 of 3 and in 2 of 4, or
 * leads back to the start, from where it is surely helped in the end. */
static void with_answers_it_has_figures(void **unused)
{
    struct primum_question questions[8];
    size_t count = primum_map_questions(scenario, NULL);

    (void)unused;
    assert_int_equal(count, 4);
    assert_int_equal(primum_map_questions(scenario, questions), count);
    struct primum_impact *impact = asked(questions, count);
    assert_true(has(primum_map_outline(scenario, impact),
                    "    3 to 5 in 10: to the ending week, Next week "
                    "(helped).\n"
                    "    5 to 7 in 10: back to door, The door.\n"
                    "    Helps after that: at its best surely; at random "));
    assert_true(has(primum_map_outline(scenario, impact),
                    "Scene attic\n  Never reached, whatever is chosen.\n"));
    assert_true(
        has(primum_map_outline(scenario, impact), "no clinician has reviewed"));
    assert_true(has(primum_map_dot(scenario, impact), ">never reached<"));
    primum_impact_free(impact);
}

static void what_was_not_asked_is_not_shown(void **unused)
{
    const struct primum_question best = {HELPED, MAX}, other = {WORTH, MIN};

    (void)unused;
    struct primum_impact *impact = asked(&best, 1);
    assert_true(has(primum_map_outline(scenario, impact),
                    "  Helps from here: at its best surely.\n"));
    assert_true(has(primum_map_outline(scenario, impact),
                    "Ending gone, Gone (harmed)\n"));
    assert_false(has(primum_map_outline(scenario, impact), "Reached at"));
    primum_impact_free(impact);
    impact = asked(&other, 1);
    assert_false(has(primum_map_outline(scenario, impact), "Helps"));
    assert_true(has(primum_map_outline(scenario, impact),
                    "  Never reached, whatever is chosen.\n"));
    assert_true(has(primum_map_outline(scenario, impact), "3 to 5 in 10: "));
    primum_impact_free(impact);
}

static void among_all_questions_it_finds_its_own(void **unused)
{
    struct primum_question questions[8];
    size_t count = primum_map_questions(scenario, questions);
    struct solved all = solved_text(text);
    struct primum_impact *few = asked(questions, count);
    char *from_all = primum_map_dot(scenario, few);
    char *from_few = primum_map_dot(all.scenario, all.impact);

    (void)unused;
    assert_string_equal(from_all, from_few);
    free(from_all);
    free(from_few);
    primum_impact_free(few);
    solved_free(&all);
}

/* ---- Labels ---- */

static void any_bytes_are_harmless_in_a_label(void **unused)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"plain", "plain"},
        {"<b>&amp;\"'", "&lt;b&gt;&amp;amp;&quot;&#39;"},
        {"\\N\\", "\\\\N\\\\"},
        {"a\nb\tc", "a b c"},
        {"\x1b[31m", "\xef\xbf\xbd[31m"},
        {"\xff\xc0", "\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xef\xbf\xbe \xef\xbf\xbf", "\xef\xbf\xbd \xef\xbf\xbd"},
        {"\xe2\x80\xae", "\xef\xbf\xbd"},
        {"caf\xc3\xa9", "caf\xc3\xa9"},
        {"", ""},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text label = {0};
        text_put(&label, "");
        label_put(&label, cases[i].in);
        assert_string_equal(label.bytes, cases[i].out);
        text_release(&label);
    }
}

static void a_long_label_is_cut(void **unused)
{
    struct text label = {0};

    (void)unused;
    label_put_lines(&label, "one & two three *four* five", 9, 2, "|");
    assert_string_equal(label.bytes, "one &amp; two|three\xe2\x80\xa6|");
    text_release(&label);
    label_put_lines(&label, "one & two three *four* five", 9, 9, "|");
    assert_string_equal(label.bytes, "one &amp; two|three|four five|");
    text_release(&label);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_comes_first),
        cmocka_unit_test(without_answers_it_says_so),
        cmocka_unit_test(with_answers_it_has_figures),
        cmocka_unit_test(what_was_not_asked_is_not_shown),
        cmocka_unit_test(among_all_questions_it_finds_its_own),
        cmocka_unit_test(any_bytes_are_harmless_in_a_label),
        cmocka_unit_test(a_long_label_is_cut),
    };

    return cmocka_run_group_tests(tests, load, release);
}
