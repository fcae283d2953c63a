/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes and standings in words: the size against the range, what is lost and
 * what is not, whose it is. */
#include "cli/buffer.c"
#include "cli/words.c"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes),
        cmocka_unit_test(test_standings),
        cmocka_unit_test(test_small_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
