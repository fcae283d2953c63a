/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows bytes, UTF-8, and, through libunistring, what Unicode says of code
 * points.  Does not know where a text comes from or goes to. */
#include "base/text.h"

#include "base/memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

/* ---- A growing text ---- */

void text_release(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

/* Room for `more` bytes and a NUL behind what is there. */
static void reserve(struct text *text, size_t more)
{
    if (more >= SIZE_MAX / 2 - text->length)
        memory_out();
    size_t needed = text->length + more + 1;
    if (needed <= text->room)
        return;
    size_t room = text->room ? 2 * text->room : 32;
    text->room = room < needed ? needed : room;
    text->bytes = memory_resize(text->bytes, text->room);
}

void text_add(struct text *text, const char *bytes, size_t length)
{
    reserve(text, length);
    if (length)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_put(struct text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void text_fill(struct text *text, char c, size_t count)
{
    reserve(text, count);
    memset(text->bytes + text->length, c, count);
    text->length += count;
    text->bytes[text->length] = '\0';
}

void text_vformat(struct text *text, const char *format, va_list arguments)
{
    va_list again;

    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    assert(length >= 0);
    reserve(text, (size_t)length);
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
    text->length += (size_t)length;
    va_end(again);
}

void text_format(struct text *text, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    text_vformat(text, format, arguments);
    va_end(arguments);
}

void text_put_argument(struct text *text, const char *string)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789_-./,=+:@%";

    if (*string && !string[strspn(string, plain)]) {
        text_put(text, string);
        return;
    }
    text_put(text, "'");
    for (; *string; string++)
        if (*string == '\'')
            text_put(text, "'\\''");
        else
            text_add(text, string, 1);
    text_put(text, "'");
}

char *text_take(struct text *text)
{
    char *bytes = text->bytes ? text->bytes : memory_text("", 0);

    *text = (struct text){0};
    return bytes;
}

/* ---- Code points ---- */

size_t text_point(const char *bytes, size_t length, uint32_t *point)
{
    ucs4_t decoded;
    int size = u8_mbtoucr(&decoded, (const uint8_t *)bytes, length);

    if (size <= 0)
        return 0;
    *point = decoded;
    return (size_t)size;
}

/* What may never be shown, in ascending order. */
static const struct {
    uint32_t first, last;
} hidden[] = {
    {0x00, 0x08},           /* C0, but not tab */
    {0x0b, 0x1f},           /* and newline */
    {0x7f, 0x9f},           /* DEL and C1 */
    {0x202a, 0x202e},       /* bidirectional overrides */
    {0x2066, 0x2069},       /* and isolates */
    {0xd800, 0xdfff},       /* surrogates */
    {0x110000, UINT32_MAX}, /* behind the last */
};

bool text_point_shown(uint32_t point)
{
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (point <= hidden[i].last)
            return point < hidden[i].first;
    return false;
}

bool text_point_blank(uint32_t point)
{
    return uc_is_general_category_withtable(point, UC_CATEGORY_MASK_Z);
}

bool text_point_word(uint32_t point)
{
    return !uc_is_general_category_withtable(
        point, UC_CATEGORY_MASK_Z | UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S);
}

uint32_t text_words(const char *bytes, size_t length)
{
    uint32_t words = 0, point;
    bool inside = false;

    for (size_t at = 0, step; at < length; at += step) {
        step = text_point(bytes + at, length - at, &point);
        if (!step) {
            step = 1;
            continue;
        }
        if (point == '\n' || point == '\t' || text_point_blank(point)) {
            inside = false;
        } else if (!inside && text_point_word(point)) {
            inside = true;
            words++;
        }
    }
    return words;
}

/* ---- Texts ---- */

#define EACH_BYTE(value) (UINT64_MAX / 255 * (value))

/* Are the eight bytes at `bytes` all in ' ' to '~'?  No sum below carries
 * into the next byte, for the top bit of each was taken away. */
static bool plain_eight(const char *bytes)
{
    uint64_t word, low;

    memcpy(&word, bytes, sizeof word);
    low = word & EACH_BYTE(0x7f);
    uint64_t not_control = low + EACH_BYTE(0x80 - ' ');
    uint64_t rubout = low + EACH_BYTE(0x80 - 0x7f);
    uint64_t top = EACH_BYTE(0x80);
    return (not_control & ~rubout & ~word & top) == top;
}

size_t text_plain(const char *bytes, size_t length)
{
    size_t at = 0;

    while (length - at >= 8 && plain_eight(bytes + at))
        at += 8;
    while (at < length && bytes[at] >= ' ' && bytes[at] <= '~')
        at++;
    return at;
}

size_t text_hostile(const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t point;
        at += text_plain(bytes + at, length - at);
        if (at == length)
            break;
        size_t size = text_point(bytes + at, length - at, &point);
        if (!size || !text_point_shown(point))
            return at;
        at += size;
    }
    return length;
}

/* Also the two newlines that Unicode added, for terminals differ on them. */
static bool is_break_or_tab(uint32_t point)
{
    return point == '\n' || point == '\t' || point == 0x2028 || point == 0x2029;
}

void text_add_safe(struct text *text, const char *bytes, size_t length)
{
    reserve(text, length);
    text->bytes[text->length] = '\0';
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t plain = text_plain(bytes + at, length - at);
        text_add(text, bytes + at, plain);
        at += plain;
        if (at == length)
            break;
        size_t size = text_point(bytes + at, length - at, &point);
        if (!size || !text_point_shown(point))
            text_put(text, REPLACEMENT);
        else if (is_break_or_tab(point))
            text_fill(text, ' ', 1);
        else
            text_add(text, bytes + at, size);
        at += size ? size : 1;
    }
}

size_t text_width(const char *bytes, size_t length)
{
    size_t plain = text_plain(bytes, length);

    if (plain == length)
        return plain;
    int rest =
        u8_width((const uint8_t *)bytes + plain, length - plain, "UTF-8");
    return plain + (size_t)rest;
}

void text_breaks(const char *bytes, size_t length, char *breaks)
{
    u8_possible_linebreaks((const uint8_t *)bytes, length, "UTF-8", breaks);
    for (size_t i = 0; i < length; i++)
        breaks[i] = breaks[i] == UC_BREAK_POSSIBLE;
    /* A mark that closes `this` stays with it, whatever stands before. */
    for (size_t i = 1; i < length; i++)
        if (bytes[i] == '`' && bytes[i - 1] != ' ')
            breaks[i] = 0;
}
