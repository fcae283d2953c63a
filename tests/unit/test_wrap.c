/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Setting paragraphs: lines of a width, words too long for one, prefixes,
 * wide and zero-width characters, emphasis, hostile text; and chances in
 * words. */
#include "base/text.h"
#include "primum.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FFFD "\xef\xbf\xbd"
#define WIDE "\xe4\xb8\xad" /* two columns */
#define ACUTE "\xcc\x81"    /* none */

static void assert_set(const char *text, const struct primum_wrap *how,
                       const char *wanted)
{
    char *found = primum_text_wrap(text, how);

    assert_string_equal(found, wanted);
    free(found);
}

/* Without prefixes or emphasis. */
static void assert_lines(const char *text, size_t width, const char *wanted)
{
    struct primum_wrap how = {.width = width};

    assert_set(text, &how, wanted);
}

static void breaks_between_words(void **state)
{
    (void)state;
    assert_lines("one two three", 13, "one two three\n");
    assert_lines("one two three", 12, "one two\nthree\n");
    assert_lines("one two three", 7, "one two\nthree\n");
    assert_lines("one two three", 6, "one\ntwo\nthree\n");
    assert_lines("one two three", 0, "one two three\n");
    assert_lines("a well-being", 7, "a well-\nbeing\n");
    assert_lines("one\xc2\xa0two three", 5, "one\xc2\xa0t\nwo\nthree\n");
}

static void keeps_a_closing_mark_with_its_word(void **state)
{
    (void)state;
    assert_lines("write a `|`.", 10, "write a\n`|`.\n");
    assert_lines("put a `/` here", 8, "put a\n`/` here\n");
}

static void drops_spaces_where_it_breaks(void **state)
{
    (void)state;
    assert_lines("one  two", 8, "one  two\n");
    assert_lines("one  two", 4, "one\ntwo\n");
    assert_lines("one          two", 5, "one\ntwo\n");
    assert_lines("  one ", 10, "one\n");
    assert_lines("\n one\ntwo\tsix\n", 20, "one two six\n");
}

static void sets_paragraphs_apart(void **state)
{
    struct primum_wrap how = {.width = 8, .first = "> ", .rest = ". "};

    (void)state;
    assert_set("one two\n\nthree", &how, "> one\n. two\n\n. three\n");
    assert_set("\n\none\n\n\n\n\ntwo \n\n", &how, "> one\n\n. two\n");
    assert_set("", &how, "");
    assert_set(" \n\n\t\n", &how, "");
}

static void breaks_long_words(void **state)
{
    (void)state;
    assert_lines("abcdefgh", 3, "abc\ndef\ngh\n");
    assert_lines("a bcdefgh i", 3, "a\nbcd\nefg\nh i\n");
    assert_lines("abc", 1, "a\nb\nc\n");
}

static void counts_columns_not_bytes(void **state)
{
    (void)state;
    assert_lines(WIDE WIDE WIDE, 5, WIDE WIDE "\n" WIDE "\n");
    assert_lines("a" WIDE " b", 3, "a" WIDE "\nb\n");
    assert_lines("e" ACUTE "e" ACUTE "e" ACUTE, 2,
                 "e" ACUTE "e" ACUTE "\ne" ACUTE "\n");
    assert_lines("\xc3\xa9\xc3\xa9 \xc3\xa9", 4, "\xc3\xa9\xc3\xa9 \xc3\xa9\n");
    assert_lines("ab\xe2\x80\x8bxy", 3, "ab\xe2\x80\x8b\nxy\n");
}

/* Where not even one character fits, there is one on each line. */
static void is_done_at_any_width(void **state)
{
    struct primum_wrap how = {.width = 1, .first = "Dee   ", .rest = "      "};

    (void)state;
    assert_set("ab c", &how, "Dee   a\n      b\n      c\n");
    assert_set(WIDE WIDE, &how, "Dee   " WIDE "\n      " WIDE "\n");
    assert_lines(WIDE ACUTE WIDE, 1, WIDE ACUTE "\n" WIDE "\n");
    assert_lines(ACUTE ACUTE "ab", 1, ACUTE ACUTE "a\nb\n");
}

static void counts_prefixes(void **state)
{
    struct primum_wrap how = {.width = 9, .first = "Dee  ", .rest = "     "};

    (void)state;
    assert_set("one two", &how, "Dee  one\n     two\n");
    how.first = "\033[1mDee\033[0m  "; /* a colour takes no columns */
    assert_set("so it is", &how, "\033[1mDee\033[0m  so\n     it\n     is\n");
    how.width = 10;
    assert_set("so it is", &how, "\033[1mDee\033[0m  so it\n     is\n");
    how.first = WIDE " ";
    how.rest = NULL;
    assert_set("so it is so", &how, WIDE " so it\nis so\n");
}

/* ---- Emphasis ---- */

static const struct primum_wrap marked = {.em_on = "<", .em_off = ">"};

static void sets_emphasis(void **state)
{
    (void)state;
    assert_set("*now*", &marked, "<now>\n");
    assert_set("not *now*, *please*.", &marked, "not <now>, <please>.\n");
    assert_set("\"*No*,\" he says", &marked, "\"<No>,\" he says\n");
    assert_set("\xe2\x80\x9c*No*\xe2\x80\x9d", &marked,
               "\xe2\x80\x9c<No>\xe2\x80\x9d\n");
    assert_set("(*two words*)", &marked, "(<two words>)\n");
    assert_set("*a*", &marked, "<a>\n");
    assert_set("*\xc3\xa9*", &marked, "<\xc3\xa9>\n");
    assert_set("*a* *b*", &marked, "<a> <b>\n");
    assert_set("*f*r*ee*", &marked, "<f*r*ee>\n");
}

static void leaves_other_stars_alone(void **state)
{
    static const char *const texts[] = {
        "*",         "**",      "***",       "a * b",
        "5 * 3 * 2", "*no end", "no start*", "a*b*c",
        "* not*",    "f*ck",    "**bold**",  "\xc3\xa9*a*\xc3\xa9",
        "(*",        "*a *b",   "* * *",     "one *two\n\nthree* four",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct primum_wrap plain = {0};
        char *wanted = primum_text_wrap(texts[i], &plain);
        assert_set(texts[i], &marked, wanted);
        assert_int_equal(!strchr(wanted, '*'), !strchr(texts[i], '*'));
        free(wanted);
    }
}

static void pairs_the_first_that_can(void **state)
{
    (void)state;
    assert_set("*a *b*", &marked, "<a *b>\n");
    assert_set("*a* b*", &marked, "<a> b*\n");
    assert_set("5 * 3 *is* 15", &marked, "5 * 3 <is> 15\n");
}

static void removes_or_keeps_stars(void **state)
{
    struct primum_wrap how = {.em_on = "", .em_off = ""};

    (void)state;
    assert_set("not *now* * 2", &how, "not now * 2\n");
    how.em_off = NULL;
    assert_set("not *now*", &how, "not now\n");
    how.em_on = NULL;
    assert_set("not *now*", &how, "not *now*\n");
}

static void carries_emphasis_over_lines(void **state)
{
    struct primum_wrap how = marked;

    (void)state;
    how.first = how.rest = "| ";
    how.width = 7;
    assert_set("one *two six* ten", &how, "| one\n| <two>\n| <six>\n| ten\n");
    assert_set("a *bcdefghi*", &how, "| a\n| <bcdef>\n| <ghi>\n");
    assert_set("*one*\n\n*two*", &how, "| <one>\n\n| <two>\n");
    how.width = 5; /* the stars take no columns */
    assert_set("*one*", &how, "| <one>\n");
}

/* ---- Hostile text ---- */

static void makes_text_safe(void **state)
{
    (void)state;
    assert_lines("a\x1b[2Jb", 20, "a" FFFD "[2Jb\n");
    assert_lines("a\r\nb", 20, "a" FFFD " b\n");
    assert_lines("\xe2\x80\xaexyz", 20, FFFD "xyz\n");
    assert_lines("\xed\xa0\x80\xff", 2, FFFD FFFD "\n" FFFD FFFD "\n");
    assert_lines("a\xe2\x80\xa8y", 20, "a y\n");
    assert_set("*a\x1b*", &marked, "<a" FFFD ">\n");
}

static char *random_text(uint32_t *seed, size_t length)
{
    static const char *const pieces[] = {
        "a",
        "bc",
        " ",
        " ",
        "  ",
        "*",
        "*",
        "\n",
        "\n\n",
        "-",
        ".",
        WIDE,
        ACUTE,
        "\xe2\x80\x8b",
        "\xff",
        "\x1b[1m",
        "\xc2\xa0",
        "\xe3\x80\x80",
        "\xe2\x80\x8d",
        "\xf0\x9f\x98\x80",
        "(",
        "\"",
        "\xe2\x80\xa8",
        "\t",
    };
    struct text text = {0};

    while (text.length < length) {
        *seed = *seed * 1664525u + 1013904223u;
        text_put(&text,
                 pieces[(*seed >> 16) % (sizeof pieces / sizeof *pieces)]);
    }
    return text_take(&text);
}

/* No line is too wide (unless it is a single wide character), none ends in a
 * space, all are safe, and nothing but spaces is lost. */
static void assert_sound(const char *text, size_t width)
{
    struct primum_wrap how = {.width = width, .em_on = ""};
    char *set = primum_text_wrap(text, &how);
    size_t most = width < 2 ? 2 : width;

    for (char *line = set; *line;) {
        size_t length = strcspn(line, "\n");
        assert_int_equal(line[length], '\n');
        assert_int_equal(text_hostile(line, length), length);
        assert_true(text_width(line, length) <= most);
        assert_true(!length || line[length - 1] != ' ');
        line += length + 1;
    }
    free(set);
}

static size_t count_letters(const char *text)
{
    size_t count = 0;

    for (; *text; text++)
        count += *text == 'a' || *text == 'b' || *text == 'c' || *text == '-';
    return count;
}

static void holds_for_any_text(void **state)
{
    uint32_t seed = 7;

    (void)state;
    for (size_t round = 0; round < 3000; round++) {
        char *text = random_text(&seed, round % 97);
        size_t width = 1 + round % 13;
        assert_sound(text, width);
        struct primum_wrap how = {.width = width};
        char *set = primum_text_wrap(text, &how);
        assert_int_equal(count_letters(set), count_letters(text));
        free(set);
        free(text);
    }
}

/* Work grows with the text, not with its square. */
static void is_quick_on_long_text(void **state)
{
    struct primum_wrap how = {.width = 1, .em_on = "", .rest = "> "};
    size_t length = 1 << 20;
    char *text = test_malloc(length + 1);

    (void)state;
    for (size_t i = 0; i < length; i++)
        text[i] = i % 2 ? '*' : ' ';
    text[length] = '\0';
    free(primum_text_wrap(text, &how));
    for (size_t i = 0; i < length; i++)
        text[i] = i % 3 == 1 ? '*' : i % 3 ? 'a' : ' '; /* all open */
    free(primum_text_wrap(text, &how));
    memset(text, 'a', length);
    char *set = primum_text_wrap(text, &how);
    assert_int_equal(strlen(set), 2 * length + 2 * (length - 1));
    free(set);
    test_free(text);
}

/* ---- The small ones ---- */

static void makes_one_line(void **state)
{
    char *found = primum_text_safe("one\ntwo\tsix\x07");

    (void)state;
    assert_string_equal(found, "one two six" FFFD);
    assert_int_equal(primum_text_width(found), 12);
    assert_int_equal(primum_text_width(WIDE "a" ACUTE), 3);
    free(found);
}

/* What may not be shown may all the same be kept. */
static void keeps_what_is_valid(void **state)
{
    static const char wrote[] =
        "a\0b\xff\xc3" WIDE "\n\t\x1b[31m\xe2\x80\xae\xc3";
    static const char kept[] =
        "a" FFFD "b" FFFD FFFD WIDE "\n\t\x1b[31m\xe2\x80\xae" FFFD;
    char *found = primum_text_valid(wrote, sizeof wrote - 1);

    (void)state;
    assert_string_equal(found, kept);
    free(found);
    found = primum_text_valid("", 0);
    assert_string_equal(found, "");
    free(found);
}

static void says_chances(void **state)
{
    static const struct {
        double chance;
        const char *words;
    } chances[] = {
        {-1, "never"},
        {0, "never"},
        {1e-300, "fewer than 1 in 100"},
        {0.0099, "fewer than 1 in 100"},
        {0.01, "1 in 100"},
        {0.03, "3 in 100"},
        {0.0499, "5 in 100"},
        {0.05, "1 in 10"},
        {0.1, "1 in 10"},
        {0.7, "7 in 10"},
        {1.0 / 3, "3 in 10"},
        {2.0 / 3, "7 in 10"},
        {0.95, "9 in 10"},
        {0.9501, "95 in 100"},
        {0.97, "97 in 100"},
        {0.99, "99 in 100"},
        {0.9901, "almost surely"},
        {1 - 1e-15, "almost surely"},
        {1, "surely"},
        {2, "surely"},
        {0.25, "2 in 10"},
        {0.75, "8 in 10"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof chances / sizeof *chances; i++)
        assert_string_equal(primum_text_chance(chances[i].chance),
                            chances[i].words);
}

/* What the words say, in hundredths; not even 1 in 100 counts as none. */
static int hundredths(const char *words)
{
    int count, of;

    if (sscanf(words, "%d in %d", &count, &of) == 2)
        return count * 100 / of;
    return !strcmp(words, "surely") || !strcmp(words, "almost surely") ? 100
                                                                       : 0;
}

/* Whole weights out of every total up to 200: near the truth, never falling,
 * and with the words for the opposite always the whole. */
static void chances_add_up(void **state)
{
    (void)state;
    for (int total = 1; total <= 200; total++) {
        int last = 0;
        for (int part = 0; part <= total; part++) {
            double chance = (double)part / total;
            double opposite = (double)(total - part) / total;
            int said = hundredths(primum_text_chance(chance));
            int other = hundredths(primum_text_chance(opposite));
            assert_int_equal(said + other, 100);
            assert_true(said - 100 * chance <= 5.001);
            assert_true(100 * chance - said <= 5.001);
            assert_true(said >= last);
            last = said;
        }
    }
}

static void chances_forgive_the_last_bit(void **state)
{
    (void)state;
    assert_string_equal(primum_text_chance(0.1 + 0.7 - 0.05), "8 in 10");
    assert_string_equal(primum_text_chance(1 - 0.95), "1 in 10");
    assert_string_equal(primum_text_chance(0.05 - 1e-17), "1 in 10");
    assert_string_equal(primum_text_chance(0.95 + 1e-16), "9 in 10");
    assert_string_equal(primum_text_chance(0.15 + 1e-16), "2 in 10");
    assert_string_equal(primum_text_chance(0.85 - 1e-16), "8 in 10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_between_words),
        cmocka_unit_test(keeps_a_closing_mark_with_its_word),
        cmocka_unit_test(drops_spaces_where_it_breaks),
        cmocka_unit_test(sets_paragraphs_apart),
        cmocka_unit_test(breaks_long_words),
        cmocka_unit_test(counts_columns_not_bytes),
        cmocka_unit_test(is_done_at_any_width),
        cmocka_unit_test(counts_prefixes),
        cmocka_unit_test(sets_emphasis),
        cmocka_unit_test(leaves_other_stars_alone),
        cmocka_unit_test(pairs_the_first_that_can),
        cmocka_unit_test(removes_or_keeps_stars),
        cmocka_unit_test(carries_emphasis_over_lines),
        cmocka_unit_test(makes_text_safe),
        cmocka_unit_test(holds_for_any_text),
        cmocka_unit_test(is_quick_on_long_text),
        cmocka_unit_test(makes_one_line),
        cmocka_unit_test(keeps_what_is_valid),
        cmocka_unit_test(says_chances),
        cmocka_unit_test(chances_add_up),
        cmocka_unit_test(chances_forgive_the_last_bit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
