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

char *primum_json_text(const char *text)
{
    char *sound = primum_text_valid(text, strlen(text));
    char *line = json_line(json_text_of(sound));

    free(sound);
    return line;
}

const char *json_library(void)
{
    return JANSSON_VERSION;
}

/* ---- Reading a text ------------------------------------------------------ */

static const char byte_order_mark[] = "\xef\xbb\xbf";

void json_text_init(struct json_text *text, const char *bytes, size_t length)
{
    size_t mark = sizeof byte_order_mark - 1;
    bool marked = length >= mark && !memcmp(bytes, byte_order_mark, mark);

    *text = (struct json_text){
        .bytes = bytes, .length = length, .at = marked ? mark : 0};
}

/* The next byte that is no blank; '\0' at the end, and where it is wrong. */
static char next_byte(struct json_text *text)
{
    size_t at = text->at;

    while (at < text->length && text->bytes[at] &&
           strchr(" \t\r\n", text->bytes[at]))
        at++;
    text->at = at;
    return at < text->length && !*text->problem ? text->bytes[at] : '\0';
}

static void expect(struct json_text *text, const char *wanted)
{
    if (!*text->problem)
        snprintf(text->problem, sizeof text->problem, "%s %s was expected here",
                 text->at < text->length ? "it is not JSON:" : "it breaks off:",
                 wanted);
}

bool json_enter(struct json_text *text, char open)
{
    if (next_byte(text) != open) {
        expect(text, open == '{' ? "a `{`" : "a `[`");
        return false;
    }
    text->at++;
    text->begun = true;
    return true;
}

bool json_more(struct json_text *text, char close)
{
    char next = next_byte(text);
    bool first = text->begun;

    text->begun = false;
    if (next == close) {
        text->at++;
        return false;
    }
    if (!first && next != ',')
        expect(text, close == '}' ? "a comma or a `}`" : "a comma or a `]`");
    else if (!first)
        text->at++;
    return !*text->problem;
}

char *json_key(struct json_text *text)
{
    if (next_byte(text) != '"') {
        expect(text, "a key");
        return NULL;
    }
    struct json *value = json_value(text);
    char *key = NULL;
    if (value && next_byte(text) == ':') {
        const char *name = json_string_value(inside(value));
        key = memory_text(name, strlen(name));
        text->at++;
    } else {
        expect(text, "a colon");
    }
    json_free(value);
    return key;
}

/* Jansson quotes what it found, and that may be anything. */
static void say_broken(struct json_text *text, const json_error_t *error)
{
    struct text safe = {0};

    if (json_error_code(error) == json_error_premature_end_of_input) {
        text_put(&safe, "it breaks off in the middle");
    } else {
        text_put(&safe, "it is not JSON: ");
        text_add_safe(&safe, error->text, strlen(error->text));
    }
    snprintf(text->problem, sizeof text->problem, "%s", safe.bytes);
    text_release(&safe);
}

struct json *json_value(struct json_text *text)
{
    json_error_t error;

    text->begun = false;
    if (!next_byte(text)) {
        expect(text, "a value");
        return NULL;
    }
    text->from = text->at;
    json_t *value = json_loadb(text->bytes + text->at, text->length - text->at,
                               JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK |
                                   JSON_REJECT_DUPLICATES,
                               &error);
    if (error.position > 0)
        text->at += (size_t)error.position;
    if (text->at > text->length)
        text->at = text->length;
    if (!value)
        say_broken(text, &error);
    return (struct json *)value;
}

void json_free(struct json *value)
{
    json_decref(inside(value));
}

bool json_at_end(struct json_text *text)
{
    if (!*text->problem && next_byte(text))
        snprintf(text->problem, sizeof text->problem,
                 "there is more behind its end");
    return !*text->problem && text->at == text->length;
}

uint32_t json_line_of(const struct json_text *text, size_t at)
{
    uint32_t line = 1;

    for (size_t i = 0; i < at; i++)
        line += text->bytes[i] == '\n';
    return line;
}

/* ---- Reading a map ------------------------------------------------------- */

static bool all_texts(const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (!json_is_string(json_array_get(list, i)))
            return false;
    return json_is_array(list);
}

static bool is_kind(const json_t *value, enum json_kind kind)
{
    switch (kind) {
    case JSON_TEXT:
        return json_is_string(value);
    case JSON_WHOLE:
        return json_is_integer(value);
    case JSON_FLAG:
        return json_is_boolean(value);
    case JSON_MAP:
        return json_is_object(value);
    case JSON_LIST:
        return json_is_array(value);
    case JSON_TEXTS:
        return all_texts(value);
    }
    return false;
}

static void store(const json_t *value, enum json_kind kind, void *into)
{
    if (kind == JSON_TEXT)
        *(const char **)into = json_string_value(value);
    else if (kind == JSON_WHOLE)
        *(int64_t *)into = json_integer_value(value);
    else if (kind == JSON_FLAG)
        *(bool *)into = json_is_true(value);
    else
        *(const struct json **)into = (const struct json *)value;
}

/* Which kind, in words. */
static const char *const kinds[] = {
    [JSON_TEXT] = "a text",        [JSON_WHOLE] = "a whole number",
    [JSON_FLAG] = "true or false", [JSON_MAP] = "an object",
    [JSON_LIST] = "a list",        [JSON_TEXTS] = "a list of texts",
};

char *json_fill(const struct json *value, const struct json_field *fields,
                size_t count, void *into)
{
    const json_t *map = (const json_t *)value;
    struct text problem = {0};

    if (!json_is_object(map))
        text_put(&problem, "it is not an object");
    for (size_t i = 0; i < count && !problem.length; i++) {
        const struct json_field *field = &fields[i];
        const json_t *found = json_object_get(map, field->key);
        if (found && is_kind(found, field->kind))
            store(found, field->kind, (char *)into + field->offset);
        else if (found && !(json_is_null(found) && !field->needed))
            text_format(&problem, "\"%s\" is not %s", field->key,
                        kinds[field->kind]);
        else if (!found && field->needed)
            text_format(&problem, "\"%s\" is missing", field->key);
    }
    return problem.length ? text_take(&problem) : NULL;
}

size_t json_count(const struct json *list)
{
    return json_array_size((const json_t *)list);
}

const struct json *json_item(const struct json *list, size_t index)
{
    return (const struct json *)json_array_get((const json_t *)list, index);
}

const char *json_text_at(const struct json *list, size_t index)
{
    return json_string_value((const json_t *)json_item(list, index));
}

const char *json_text_in(const struct json *map, const char *key)
{
    return json_string_value(json_object_get((const json_t *)map, key));
}
