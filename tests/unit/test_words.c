/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes and standings in words: the size against the range, what is lost and
 * what is not, whose it is.  And where something leads. */
#include "cli/buffer.c"
#include "cli/words.c"
#include "cli/words_chance.c"

#include "unit/loaded.h"

static const char room[] =
    "primum: 1\n"
    "title: A room\n"
    "people: {ana: Ana, theo: Theo}\n"
    "gauges:\n"
    "  trust: 5\n"
    "  worry: {start: 2, max: 4, good: low, of: theo, about: His own.}\n"
    "  pull: {start: 0, min: -5, max: 5, good: none, about: Either way.}\n"
    "facts: [asked]\n"
    "scenes:\n"
    "  room: {choices: {go: {say: Go., next: over}}}\n"
    "endings: {over: {outcome: helped, title: Over}}\n";

static struct primum_state *state_of(const struct primum_scenario *scenario,
                                     const char *text)
{
    char *problem = NULL;
    struct primum_state *state = primum_state_parse(scenario, text, &problem);

    if (!state)
        fail_msg("%s", problem);
    return state;
}

/* What is said of going from the one to the other. */
static const struct change {
    const char *before, *after, *words;
    bool lost;
} changes[] = {
    {"trust=5", "trust=6", "a little more trust", false},
    {"trust=5", "trust=4", "a little less trust", true},
    {"trust=5", "trust=3", "less trust", true},
    {"trust=5", "trust=2", "less trust", true},
    {"trust=5", "trust=1", "much less trust", true},
    {"trust=0", "trust=10", "much more trust", false},
    {"worry=2", "worry=3", "more worry for Theo", true},
    {"worry=4", "worry=2", "much less worry for Theo", false},
    {"pull=0", "pull=-1", "a little less pull", false},
    {"trust=5", "trust=3,worry=1", "less trust, less worry for Theo", true},
    {"asked=false", "asked=true", NULL, false},
    {"trust=7", "trust=7", NULL, false},
};

static void test_changes(void **unused)
{
    const struct primum_scenario *scenario = loaded(room);

    (void)unused;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct primum_state *before = state_of(scenario, changes[i].before);
        struct primum_state *after = state_of(scenario, changes[i].after);
        char *words = words_changes(scenario, before, after);
        char *since = words_since(scenario, before, after);
        if (changes[i].words)
            assert_string_equal(words, changes[i].words);
        else
            assert_null(words);
        assert_string_equal(since, words ? words : "much the same as before");
        assert_int_equal(words_lost(scenario, before, after), changes[i].lost);
        free(since);
        free(words);
        primum_state_free(after);
        primum_state_free(before);
    }
    primum_scenario_free(scenario);
}

static const struct standing {
    uint32_t gauge;
    int32_t value, start;
    const char *words, *meter;
} standings[] = {
    {1, 0, 5, "at its lowest, 0 of 10; much lower than at the start",
     "[----------] 0 of 10"},
    {1, 3, 3, "low, 3 of 10; as at the start", "[###-------] 3 of 10"},
    {1, 4, 3, "in the middle, 4 of 10; a little higher than at the start",
     "[####------] 4 of 10"},
    {1, 9, 7, "high, 9 of 10; higher than at the start",
     "[#########-] 9 of 10"},
    {1, 10, 10, "at its highest, 10 of 10; as at the start",
     "[##########] 10 of 10"},
    {3, -5, 0, "at its lowest, -5, from -5 to 5; much lower than at the start",
     "[----------] -5, from -5 to 5"},
};

static void test_standings(void **unused)
{
    const struct primum_scenario *scenario = loaded(room);

    (void)unused;
    for (size_t i = 0; i < sizeof standings / sizeof *standings; i++) {
        const struct standing *row = &standings[i];
        const struct primum_gauge *gauge = &scenario->gauges[row->gauge];
        char *words = words_standing(gauge, row->value, row->start);
        char *meter = words_meter(gauge, row->value);
        assert_string_equal(words, row->words);
        assert_string_equal(meter, row->meter);
        free(meter);
        free(words);
    }
    primum_scenario_free(scenario);
}

static void test_small_words(void **unused)
{
    static const struct {
        const char *text, *sentence;
    } sentences[] = {
        {"One. Two.", "One."},
        {"Is it 1.5 or 2? No.", "Is it 1.5 or 2?"},
        {"No end", "No end"},
        {"A paragraph.\n\nAnother.", "A paragraph."},
        {"", ""},
    };
    struct primum_response stopped = {.title = "She goes."};

    (void)unused;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        char *sentence = words_first_sentence(sentences[i].text);
        assert_string_equal(sentence, sentences[i].sentence);
        free(sentence);
    }
    char *title = words_title(&stopped);
    assert_string_equal(title, "She goes");
    free(title);
    assert_string_equal(words_grade('D'), "consensus or ethics");
    assert_string_equal(words_grade('E'), "not graded");
}

/* ---- Where something leads ---- */

static void test_often(void **unused)
{
    static const struct {
        double chance;
        const char *about, *up_to, *or_more;
    } rows[] = {
        {0, "never", "never", "never"},
        {-1e-17, "never", "never", "never"},
        {1e-12, "never", "never", "never"},
        {0.002, "under 1 in 100", "under 1 in 100", "under 1 in 100"},
        {0.03, "3 in 100", "up to 3 in 100", "3 in 100 or more"},
        {0.6, "6 in 10", "up to 6 in 10", "6 in 10 or more"},
        {0.995, "almost surely", "almost surely", "almost surely"},
        {1 - 1e-12, "surely", "surely", "surely"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *about = words_often(rows[i].chance, WORDS_ABOUT);
        char *up_to = words_often(rows[i].chance, WORDS_UP_TO);
        char *or_more = words_often(rows[i].chance, WORDS_OR_MORE);
        assert_string_equal(about, rows[i].about);
        assert_string_equal(up_to, rows[i].up_to);
        assert_string_equal(or_more, rows[i].or_more);
        free(or_more);
        free(up_to);
        free(about);
    }
}

static void test_leads(void **unused)
{
    static const struct {
        enum words_figure figure;
        double chance, before;
        const char *words;
    } rows[] = {
        {WORDS_BEST_HELPS, 0.6, 0.9,
         "At its best, the support helps in up to 6 in 10. Before, 9."},
        {WORDS_BEST_HELPS, 0, 0.03,
         "At its best, the support never helps. Before, in 3 in 100."},
        {WORDS_BEST_HARMS, 0.1, 0,
         "At its best, it harms in 1 in 10 or more. Before, never."},
        {WORDS_BEST_HARMS, 0, 0, "At its best, it need never harm. As before."},
        {WORDS_RANDOM_HARMS, 0, 0.03,
         "Chosen at random, it never harms. Before, in 3 in 100."},
        {WORDS_RANDOM_HELPS, 0.6, 0.62,
         "Chosen at random, the support helps in 6 in 10. As before."},
        {WORDS_RANDOM_HARMS, 0.03, 0.6,
         "Chosen at random, it harms in 3 in 100. Before, in 6 in 10."},
        {WORDS_RANDOM_HARMS, 1, 0.004,
         "Chosen at random, it surely harms. Before, in fewer than 1 in 100."},
    };
    static const double chances[] = {0.6, 0.001, 0.2, 0.4};

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *words =
            words_lead(rows[i].figure, rows[i].chance, rows[i].before);
        assert_string_equal(words, rows[i].words);
        free(words);
    }
    char *all = words_leads(chances);
    assert_string_equal(
        all, "At its best, it helps in up to 6 in 10, and "
             "harms in fewer than 1 in 100. Chosen at random, it helps "
             "in 2 in 10, and harms in 4 in 10.");
    free(all);
}

static void test_does(void **unused)
{
    static const struct {
        enum words_figure figure;
        double chance;
        const char *words;
    } rows[] = {
        {WORDS_BEST_HELPS, 0, "never helps"},
        {WORDS_BEST_HELPS, 0.6, "helps in up to 6 in 10"},
        {WORDS_BEST_HARMS, 1e-12, "need never harm"},
        {WORDS_BEST_HARMS, 0.004, "harms in fewer than 1 in 100"},
        {WORDS_BEST_HARMS, 0.3, "harms in 3 in 10 or more"},
        {WORDS_RANDOM_HARMS, 0, "never harms"},
        {WORDS_RANDOM_HARMS, 1, "surely harms"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *words = words_does(rows[i].figure, rows[i].chance);
        assert_string_equal(words, rows[i].words);
        free(words);
    }
}

static void test_opened(void **unused)
{
    (void)unused;
    char *help = words_opened(WORDS_BEST_HELPS, 0.9, 0.6);
    char *harm = words_opened(WORDS_BEST_HARMS, 0, 0.3);
    assert_string_equal(help, "At its best, the support would then help in "
                              "up to 9 in 10, instead of 6.");
    assert_string_equal(harm, "At its best, it would then never harm, "
                              "instead of in 3 in 10.");
    assert_null(words_opened(WORDS_BEST_HELPS, 0.9, 0.88));
    free(harm);
    free(help);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes),     cmocka_unit_test(test_standings),
        cmocka_unit_test(test_small_words), cmocka_unit_test(test_often),
        cmocka_unit_test(test_leads),       cmocka_unit_test(test_does),
        cmocka_unit_test(test_opened),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
