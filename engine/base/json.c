/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A thin dress over Jansson, so that nobody else need know it.  A struct json
 * is Jansson's own value under another name. */
#include "base/json.h"

#include "base/memory.h"
#include "base/text.h"
#include "primum.h"

#include <assert.h>
#include <jansson.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *inside(struct json *value)
{
    return (json_t *)value;
}

/* What Jansson made; it makes nothing only where memory runs out. */
static struct json *made(json_t *value)
{
    if (!value)
        memory_out();
    return (struct json *)value;
}

static void done(int failed)
{
    if (failed)
        memory_out();
}

struct json *json_map(void)
{
    return made(json_object());
}

struct json *json_list(void)
{
    return made(json_array());
}

static bool is_utf8(const char *text)
{
    size_t length = strlen(text), at = 0;

    while (at < length) {
        uint32_t point;
        at += text_plain(text + at, length - at);
        size_t size =
            at < length ? text_point(text + at, length - at, &point) : 0;
        if (!size)
            break;
        at += size;
    }
    return at == length;
}

struct json *json_text_of(const char *text)
{
    assert(is_utf8(text));
    return made(json_string_nocheck(text));
}

void json_put(struct json *map, const char *key, struct json *value)
{
    done(json_object_set_new_nocheck(inside(map), key, inside(value)));
}

void json_put_text(struct json *map, const char *key, const char *text)
{
    if (text)
        json_put(map, key, json_text_of(text));
}

void json_put_whole(struct json *map, const char *key, int64_t number)
{
    json_put(map, key, made(json_integer(number)));
}

void json_put_real(struct json *map, const char *key, double number)
{
    assert(isfinite(number));
    json_put(map, key, made(json_real(number)));
}

void json_put_flag(struct json *map, const char *key, bool flag)
{
    json_put(map, key, made(json_boolean(flag)));
}

void json_put_null(struct json *map, const char *key)
{
    json_put(map, key, made(json_null()));
}

void json_add(struct json *list, struct json *value)
{
    done(json_array_append_new(inside(list), inside(value)));
}

bool json_empty(const struct json *value)
{
    const json_t *known = (const json_t *)value;

    return !json_object_size(known) && !json_array_size(known);
}

/* ---- Digits ----
 *
 * Fifteen are shown as they were written (0.1, not 0.10000000000000001), and
 * seventeen always read back as the same double.  Jansson takes one number of
 * digits for a whole text. */

#define DIGITS_MIN 15
#define DIGITS_MAX 17

static int digits_of(double number, int digits)
{
    for (; digits < DIGITS_MAX; digits++) {
        char text[40];
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number)
            break;
    }
    return digits;
}

/* The digits that every number in the value needs, at least `digits`. */
static int digits_needed(json_t *value, int digits)
{
    const char *key;
    json_t *child;
    size_t index;

    if (json_is_real(value))
        return digits_of(json_real_value(value), digits);
    json_array_foreach (value, index, child)
        digits = digits_needed(child, digits);
    json_object_foreach (value, key, child)
        digits = digits_needed(child, digits);
    return digits;
}

static int add_bytes(const char *bytes, size_t length, void *line)
{
    text_add(line, bytes, length);
    return 0;
}

/* Not json_dumps(), which may leave out a key where memory runs out. */
char *json_line(struct json *value)
{
    size_t digits = (size_t)digits_needed(inside(value), DIGITS_MIN);
    struct text line = {0};

    done(json_dump_callback(inside(value), add_bytes, &line,
                            JSON_COMPACT | JSON_ENCODE_ANY |
                                JSON_REAL_PRECISION(digits)));
    json_decref(inside(value));
    return text_take(&line);
}

/* ---- One text ---- */

/* With U+FFFD for each byte that is no valid UTF-8. */
static struct text mended(const char *text)
{
    struct text sound = {0};
    size_t length = strlen(text);

    for (size_t at = 0, size; at < length; at += size) {
        uint32_t point;
        size = text_point(text + at, length - at, &point);
        if (size)
            text_add(&sound, text + at, size);
        else
            text_put(&sound, "\xef\xbf\xbd");
        size += !size;
    }
    return sound;
}

char *primum_json_text(const char *text)
{
    struct text sound = mended(text);
    char *line = json_line(json_text_of(sound.length ? sound.bytes : ""));

    text_release(&sound);
    return line;
}

const char *json_library(void)
{
    return JANSSON_VERSION;
}
