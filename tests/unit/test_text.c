/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Growing texts; decoding of UTF-8, broken in every way; what may be shown
 * and what becomes U+FFFD; columns; places to break a line. */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FFFD "\xef\xbf\xbd"

/* ---- A growing text ---- */

static void grows_and_ends_in_nul(void **state)
{
    struct text text = {0};

    (void)state;
    for (size_t i = 0; i < 10000; i++) {
        text_add(&text, "ab", i % 3);
        assert_int_equal(text.bytes[text.length], '\0');
        assert_true(text.length < text.room);
    }
    assert_int_equal(text.length, 9999);
    text_release(&text);
    assert_null(text.bytes);
    assert_int_equal(text.length, 0);
}

static void adds_in_many_ways(void **state)
{
    struct text text = {0};

    (void)state;
    text_put(&text, "one");
    text_fill(&text, '.', 3);
    text_fill(&text, '-', 0);
    text_format(&text, "%d%s", 2, "");
    text_add(&text, "a\0b", 3);
    text_add(&text, NULL, 0);
    assert_int_equal(text.length, 10);
    assert_memory_equal(text.bytes, "one...2a\0b", 11);
    text_release(&text);
}

static void formats_long_texts(void **state)
{
    struct text text = {0};

    (void)state;
    text_format(&text, "%5000d|%s", 7, "end");
    assert_int_equal(text.length, 5004);
    assert_string_equal(text.bytes + 4999, "7|end");
    text_release(&text);
}

static void hands_over(void **state)
{
    struct text text = {0};
    char *taken = text_take(&text);

    (void)state;
    assert_string_equal(taken, "");
    free(taken);
    text_put(&text, "kept");
    taken = text_take(&text);
    assert_string_equal(taken, "kept");
    assert_null(text.bytes);
    assert_int_equal(text.room, 0);
    free(taken);
}

/* ---- Code points ---- */

/* The UTF-8 of a number, even of one that has none. */
static size_t encode(uint32_t point, char *bytes)
{
    static const unsigned char heads[] = {0, 0, 0xc0, 0xe0, 0xf0};
    size_t size = point < 0x80      ? 1
                  : point < 0x800   ? 2
                  : point < 0x10000 ? 3
                                    : 4;

    for (size_t i = size; i-- > 1; point >>= 6)
        bytes[i] = (char)(0x80 | (point & 0x3f));
    bytes[0] = (char)(heads[size] | point);
    return size;
}

static void decodes_every_code_point(void **state)
{
    (void)state;
    for (uint32_t point = 0; point < 0x110000; point++) {
        char bytes[4];
        uint32_t decoded = UINT32_MAX;
        size_t size = encode(point, bytes);
        size_t got = text_point(bytes, size, &decoded);
        if (point >= 0xd800 && point <= 0xdfff) {
            assert_int_equal(got, 0);
            continue;
        }
        assert_int_equal(got, size);
        assert_int_equal(decoded, point);
        if (size > 1)
            assert_int_equal(text_point(bytes, size - 1, &decoded), 0);
    }
}

static const char *const broken[] = {
    /* nothing to go on with */
    "\x80",
    "\xbf",
    /* longer than need be: two bytes, three, four */
    "\xc0\x80",
    "\xc1\xbf",
    "\xe0\x80\x80",
    "\xe0\x9f\xbf",
    "\xf0\x80\x80\x80",
    "\xf0\x8f\xbf\xbf",
    /* surrogates, and above U+10FFFF */
    "\xed\xa0\x80",
    "\xed\xbf\xbf",
    "\xf4\x90\x80\x80",
    "\xf7\xbf\xbf\xbf",
    /* forms that UTF-8 once had */
    "\xf8\x88\x80\x80\x80",
    "\xfc\x84\x80\x80\x80\x80",
    "\xfe",
    "\xff",
    /* cut off, and broken off */
    "\xc3",
    "\xe2\x82",
    "\xf0\x9f\x98",
    "\xc3(",
    "\xe2(\xa1",
    "\xf0\x9f(\x80",
};

#define BROKEN_COUNT (sizeof broken / sizeof *broken)

static void refuses_broken_utf8(void **state)
{
    uint32_t point;

    (void)state;
    for (size_t i = 0; i < BROKEN_COUNT; i++)
        assert_int_equal(text_point(broken[i], strlen(broken[i]), &point), 0);
}

static bool is_hidden(uint32_t point)
{
    return (point < 0x20 && point != '\n' && point != '\t') ||
           (point >= 0x7f && point <= 0x9f) ||
           (point >= 0xd800 && point <= 0xdfff) ||
           (point >= 0x202a && point <= 0x202e) ||
           (point >= 0x2066 && point <= 0x2069) || point > 0x10ffff;
}

static void knows_what_may_be_shown(void **state)
{
    (void)state;
    for (uint32_t point = 0; point < 0x110010; point++)
        assert_int_equal(text_point_shown(point), !is_hidden(point));
    assert_false(text_point_shown(UINT32_MAX));
}

static void knows_words_and_spaces(void **state)
{
    static const uint32_t words[] = {'a', 'Z', '0', 0xe9, 0x4e2d, 0x301};
    static const uint32_t blanks[] = {' ', 0xa0, 0x2003, 0x3000};
    static const uint32_t others[] = {'.', '*', '$', '"', 0x201c, 0x2014};

    (void)state;
    for (size_t i = 0; i < 6; i++) {
        assert_true(text_point_word(words[i]));
        assert_false(text_point_blank(words[i]));
        assert_false(text_point_word(others[i]));
        assert_false(text_point_blank(others[i]));
    }
    for (size_t i = 0; i < 4; i++) {
        assert_true(text_point_blank(blanks[i]));
        assert_false(text_point_word(blanks[i]));
    }
}

/* ---- Safe texts ---- */

static char *safe(const char *bytes, size_t length)
{
    struct text text = {0};

    text_add_safe(&text, bytes, length);
    return text_take(&text);
}

static void assert_safe(const char *bytes, size_t length, const char *wanted)
{
    char *found = safe(bytes, length);

    assert_string_equal(found, wanted);
    free(found);
}

static void leaves_good_text_as_it_is(void **state)
{
    static const char *const texts[] = {
        "",
        "a",
        "The kettle clicks off. Dee turns the cup in her hands.",
        "\xc3\xa9t\xc3\xa9",
        "\xe4\xb8\xad\xe6\x96\x87",
        "\xf0\x9f\x98\x80",
        "e\xcc\x81",
        "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
        "~",
        " ~ ",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_safe(texts[i], strlen(texts[i]), texts[i]);
}

static void replaces_what_is_hostile(void **state)
{
    (void)state;
    assert_safe("a\x1b[2Jb", 6, "a" FFFD "[2Jb");
    assert_safe("a\0b", 3, "a" FFFD "b");
    assert_safe("\r\n\t\v", 4, FFFD "  " FFFD);
    assert_safe("\x7f", 1, FFFD);
    assert_safe("\xc2\x9bm", 3, FFFD "m");          /* CSI as one C1 */
    assert_safe("\x9bm", 2, FFFD "m");              /* and as a raw byte */
    assert_safe("a\xe2\x80\xaey", 5, "a" FFFD "y"); /* U+202E */
    assert_safe("a\xe2\x81\xa6y", 5, "a" FFFD "y"); /* U+2066 */
    assert_safe("a\xe2\x80\xa8y", 5, "a y");        /* U+2028 */
    assert_safe("a\xe2\x80\xa9y", 5, "a y");        /* U+2029 */
    assert_safe("\xe2\x82", 2, FFFD FFFD);
    assert_safe("\xed\xa0\x80", 3, FFFD FFFD FFFD);
    assert_safe("\xe2\x82\xac", 2, FFFD FFFD); /* the length is kept to */
}

/* Every code point, each between two neighbours, gives safe text. */
static void makes_every_code_point_safe(void **state)
{
    (void)state;
    for (uint32_t point = 0; point < 0x110000; point++) {
        char bytes[6] = "<";
        size_t size = encode(point, bytes + 1);
        bytes[1 + size] = '>';
        char *found = safe(bytes, size + 2);
        size_t length = strlen(found);
        assert_int_equal(text_hostile(found, length), length);
        assert_null(strpbrk(found, "\n\t"));
        bool kept = !memcmp(found, bytes, size + 2);
        bool wanted = !is_hidden(point) && point != '\n' && point != '\t' &&
                      point != 0x2028 && point != 0x2029;
        assert_int_equal(kept, wanted);
        free(found);
    }
}

static void appends_safe_text(void **state)
{
    struct text text = {0};

    (void)state;
    text_add_safe(&text, "", 0);
    assert_string_equal(text.bytes, "");
    text_put(&text, "Dee: ");
    text_add_safe(&text, "a\x07", 2);
    text_add_safe(&text, "b", 1);
    assert_string_equal(text.bytes, "Dee: a" FFFD "b");
    text_release(&text);
}

/* ---- Runs of eight ---- */

/* Each byte value at each place of a longer plain text. */
static void finds_each_byte_at_each_place(void **state)
{
    (void)state;
    for (size_t length = 1; length <= 25; length++)
        for (size_t at = 0; at < length; at++)
            for (int value = 0; value < 256; value++) {
                char bytes[25];
                memset(bytes, 'x', sizeof bytes);
                bytes[at] = (char)value;
                bool plain = value >= ' ' && value <= '~';
                bool fine = plain || value == '\n' || value == '\t';
                size_t wanted = plain ? length : at;
                assert_int_equal(text_plain(bytes, length), wanted);
                wanted = fine ? length : at;
                assert_int_equal(text_hostile(bytes, length), wanted);
            }
}

static void finds_the_first_hostile_byte(void **state)
{
    (void)state;
    assert_int_equal(text_hostile("", 0), 0);
    assert_int_equal(text_hostile("a\nb\tc", 5), 5);
    assert_int_equal(text_hostile("\xc3\xa9\xe2\x80\xae", 5), 2);
    assert_int_equal(text_hostile("\xc3\xa9\xc2\x85", 4), 2);
    assert_int_equal(text_hostile("abcdefgh\xf0\x9f\x98", 11), 8);
    for (size_t i = 0; i < BROKEN_COUNT; i++)
        assert_int_equal(text_hostile(broken[i], strlen(broken[i])), 0);
}

/* Bytes at random, from a fixed seed, against decoding one at a time. */
static void agrees_with_going_byte_by_byte(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char bytes[40];
        size_t slow = 0, length = sizeof bytes;
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525u + 1013904223u;
            uint32_t pick = seed >> 24;
            bytes[i] = (char)(pick < 200 ? 'a' + (int)(pick % 26)
                                         : (int)(seed >> 16 & 0xff));
        }
        while (slow < length) {
            uint32_t point;
            size_t size = text_point(bytes + slow, length - slow, &point);
            if (!size || is_hidden(point))
                break;
            slow += size;
        }
        assert_int_equal(text_hostile(bytes, length), slow);
    }
}

/* ---- Columns and breaks ---- */

static void counts_columns(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
    } widths[] = {
        {"", 0},
        {"abc", 3},
        {"\xc3\xa9", 1},
        {"e\xcc\x81", 1},                 /* combining acute */
        {"a\xcc\x81\xcc\x82\xcc\x83", 1}, /* three accents */
        {"\xe4\xb8\xad\xe6\x96\x87", 4},  /* wide */
        {"a\xe4\xb8\xad", 3},
        {"\xef\xbd\xb1", 1},     /* half-width katakana */
        {"\xef\xbc\xa1", 2},     /* full-width A */
        {"\xf0\x9f\x98\x80", 2}, /* a smile */
        {"a\xe2\x80\x8by", 2},   /* zero-width space */
        {"a\xe2\x80\x8dy", 2},   /* zero-width joiner */
        {"\xef\xbb\xbf", 0},     /* byte order mark */
        {FFFD FFFD, 2},
        {"\xe2\x80\xa6", 1}, /* ellipsis */
        {"\xea\xb0\x80", 2}, /* Hangul */
    };

    (void)state;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        assert_int_equal(text_width(widths[i].text, strlen(widths[i].text)),
                         widths[i].columns);
    assert_int_equal(text_width("abcdef", 3), 3);
}

/* The text with | wherever a line may begin. */
static void assert_breaks(const char *text, const char *wanted)
{
    char breaks[80], found[160];
    size_t length = strlen(text), end = 0;

    text_breaks(text, length, breaks);
    for (size_t i = 0; i < length; i++) {
        assert_true(breaks[i] == 0 || breaks[i] == 1);
        if (breaks[i])
            found[end++] = '|';
        found[end++] = text[i];
    }
    found[end] = '\0';
    assert_string_equal(found, wanted);
}

static void finds_places_to_break(void **state)
{
    (void)state;
    assert_breaks("", "");
    assert_breaks("one two  three", "one |two  |three");
    assert_breaks("well-being, (so)", "well-|being, |(so)");
    assert_breaks("a\xc2\xa0y c", "a\xc2\xa0y |c"); /* no-break space */
    assert_breaks("\xe4\xb8\xad\xe6\x96\x87\xe3\x80\x82",
                  "\xe4\xb8\xad|\xe6\x96\x87\xe3\x80\x82"); /* a full stop */
    assert_breaks("ae\xcc\x81", "ae\xcc\x81");
}

/* ---- Words ---- */

static void counts_words(void **state)
{
    static const struct {
        const char *text;
        uint32_t words;
    } rows[] = {
        {"", 0},
        {" \n\t", 0},
        {"one", 1},
        {"  It's *late* -- six, maybe.\n\nWell-being?", 5},
        {"a\xc2\xa0"
         "b",
         2},                              /* a space that does not break */
        {"\xe2\x80\x94 na\xc3\xafve", 1}, /* a dash is no word */
        {"... 10 %", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(text_words(rows[i].text, strlen(rows[i].text)),
                         rows[i].words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_words),
        cmocka_unit_test(grows_and_ends_in_nul),
        cmocka_unit_test(adds_in_many_ways),
        cmocka_unit_test(formats_long_texts),
        cmocka_unit_test(hands_over),
        cmocka_unit_test(decodes_every_code_point),
        cmocka_unit_test(refuses_broken_utf8),
        cmocka_unit_test(knows_what_may_be_shown),
        cmocka_unit_test(knows_words_and_spaces),
        cmocka_unit_test(leaves_good_text_as_it_is),
        cmocka_unit_test(replaces_what_is_hostile),
        cmocka_unit_test(makes_every_code_point_safe),
        cmocka_unit_test(appends_safe_text),
        cmocka_unit_test(finds_each_byte_at_each_place),
        cmocka_unit_test(finds_the_first_hostile_byte),
        cmocka_unit_test(agrees_with_going_byte_by_byte),
        cmocka_unit_test(counts_columns),
        cmocka_unit_test(finds_places_to_break),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
