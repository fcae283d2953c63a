/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a line means at a turn: ids and numbers before commands, commands
 * before the first words of a choice, and what is said of the rest. */
#include "cli/answer.c"

#include "unit/loaded.h"

#include <locale.h>

static const char room[] =
    "primum: 1\n"
    "title: A room\n"
    "people: {ana: Ana}\n"
    "scenes:\n"
    "  room:\n"
    "    choices:\n"
    "      key: {say: 'We can leave that door shut.', next: over}\n"
    "      why: {say: 'We can’t say yet, can we?', next: over}\n"
    "      leave-it: {do: 'Leave the *quiet* be.', next: over}\n"
    "      cafe: {say: 'ÉCLAIR or tea?', next: over}\n"
    "endings: {over: {outcome: helped, title: Over}}\n";

static const struct expected {
    const char *line;
    enum answer_kind kind;
    size_t number;
    enum word word;
} table[] = {
    {"", ANSWER_NOTHING, 0, 0},
    /* numbers and ids */
    {"1", ANSWER_CHOICE, 1, 0},
    {"04", ANSWER_CHOICE, 4, 0},
    {"key", ANSWER_CHOICE, 1, 0},
    {"0", ANSWER_BEYOND, 0, 0},
    {"5", ANSWER_BEYOND, 0, 0},
    {"99999999999999999999999999", ANSWER_BEYOND, 0, 0},
    {"-1", ANSWER_UNKNOWN, 0, 0},
    /* an id wins over a command, a command over first words */
    {"why", ANSWER_CHOICE, 2, 0},
    {"WHY", ANSWER_WORD, 0, WORD_WHY},
    {"leave", ANSWER_WORD, 0, WORD_LEAVE},
    {"Quit", ANSWER_WORD, 0, WORD_LEAVE},
    {"help now", ANSWER_WORD, 0, WORD_HELP_NOW},
    {"others", ANSWER_WORD, 0, WORD_OTHERS},
    {"others 2", ANSWER_WORD, 2, WORD_OTHERS},
    {"Others  12", ANSWER_WORD, 12, WORD_OTHERS},
    {"others 0", ANSWER_UNKNOWN, 0, 0},
    {"others two", ANSWER_UNKNOWN, 0, 0},
    {"others 2 3", ANSWER_UNKNOWN, 0, 0},
    {"hint", ANSWER_WORD, 0, WORD_HINT},
    {"again", ANSWER_WORD, 0, WORD_AGAIN},
    {"again fresh", ANSWER_WORD, 0, WORD_AGAIN},
    {"again from 3", ANSWER_WORD, 3, WORD_AGAIN},
    {"Again  from  3  fresh", ANSWER_WORD, 3, WORD_AGAIN},
    {"again 3", ANSWER_WORD, 3, WORD_AGAIN},
    {"again from 0", ANSWER_WORD, SIZE_MAX, WORD_AGAIN},
    {"again from", ANSWER_UNKNOWN, 0, 0},
    {"again from three", ANSWER_UNKNOWN, 0, 0},
    {"again from 3 freshly", ANSWER_UNKNOWN, 0, 0},
    {"against", ANSWER_UNKNOWN, 0, 0},
    /* first words: whole ones, whatever their case and signs */
    {"we can leave", ANSWER_CHOICE, 1, 0},
    {"WE CAN, leave that door shut!", ANSWER_CHOICE, 1, 0},
    {"we cant say", ANSWER_CHOICE, 2, 0},
    {"we can't say", ANSWER_CHOICE, 2, 0},
    {"leave the quiet", ANSWER_CHOICE, 3, 0},
    {"éclair", ANSWER_CHOICE, 4, 0},
    {"we", ANSWER_AMBIGUOUS, 1, 0},
    {"we can", ANSWER_CHOICE, 1, 0},
    {"we can lea", ANSWER_UNKNOWN, 0, 0},
    {"door shut", ANSWER_UNKNOWN, 0, 0},
    {"we can leave that door shut again", ANSWER_UNKNOWN, 0, 0},
    {"...", ANSWER_UNKNOWN, 0, 0},
    {"\xff", ANSWER_UNKNOWN, 0, 0},
};

static void test_lines(void **unused)
{
    const struct primum_scenario *scenario = loaded(room);
    const uint32_t choices[] = {
        choice_named(scenario, "room", "key"),
        choice_named(scenario, "room", "why"),
        choice_named(scenario, "room", "leave-it"),
        choice_named(scenario, "room", "cafe"),
    };

    (void)unused;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct answer answer = answer_read(scenario, choices, 4, table[i].line);
        bool same =
            answer.kind == table[i].kind &&
            (answer.kind == ANSWER_UNKNOWN ||
             answer.number == table[i].number) &&
            (answer.kind != ANSWER_WORD || answer.word == table[i].word);
        if (!same)
            fail_msg("\"%s\": kind %d, number %zu, word %d", table[i].line,
                     (int)answer.kind, answer.number, (int)answer.word);
    }
    primum_scenario_free(scenario);
}

static void test_near_command(void **unused)
{
    const struct primum_scenario *scenario = loaded(room);

    (void)unused;
    assert_string_equal(answer_read(scenario, NULL, 0, "othres").near,
                        "others");
    assert_null(answer_read(scenario, NULL, 0, "a whole sentence").near);
    primum_scenario_free(scenario);
}

static void test_fresh(void **unused)
{
    const struct primum_scenario *scenario = loaded(room);

    (void)unused;
    assert_true(answer_read(scenario, NULL, 0, "again from 3 fresh").fresh);
    assert_false(answer_read(scenario, NULL, 0, "again from 3").fresh);
    primum_scenario_free(scenario);
}

/* Where no choice is on screen only commands mean something. */
static void test_without_choices(void **unused)
{
    const struct primum_scenario *scenario = loaded(room);

    (void)unused;
    assert_int_equal(answer_read(scenario, NULL, 0, "1").kind, ANSWER_BEYOND);
    assert_int_equal(answer_read(scenario, NULL, 0, "key").kind,
                     ANSWER_UNKNOWN);
    assert_int_equal(answer_read(scenario, NULL, 0, "back").word, WORD_BACK);
    primum_scenario_free(scenario);
}

/* What a search finds: words from their beginning, the last perhaps not whole. */
static void test_mentions(void **unused)
{
    static const char text[] = "The *Closed* Door\nÉclairs, open questions";

    (void)unused;
    assert_true(answer_mentions(text, "door"));
    assert_true(answer_mentions(text, "CLOSED  do"));
    assert_true(answer_mentions(text, "éclair"));
    assert_true(answer_mentions(text, "open-quest"));
    assert_false(answer_mentions(text, "oor"));
    assert_false(answer_mentions(text, "doors"));
    assert_false(answer_mentions(text, "door closed"));
    assert_false(answer_mentions("", "a"));
}

/* Each command has a row, and its first one says what it does. */
static void test_words_complete(void **unused)
{
    (void)unused;
    for (int word = WORD_MORE; word <= WORD_AGAIN; word++) {
        size_t i = 0;
        while (i < answer_word_count && (int)answer_words[i].word != word)
            i++;
        assert_true(i < answer_word_count);
        assert_non_null(answer_words[i].help);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),    cmocka_unit_test(test_near_command),
        cmocka_unit_test(test_fresh),    cmocka_unit_test(test_without_choices),
        cmocka_unit_test(test_mentions), cmocka_unit_test(test_words_complete),
    };

    setlocale(LC_CTYPE, "");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
