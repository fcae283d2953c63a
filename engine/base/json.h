/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON to write, and to read.  The only place that knows Jansson.  A value
 * belongs to the object or list it was put into; texts are copied and must be
 * valid UTF-8. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json;

struct json *json_map(void);
struct json *json_list(void);
struct json *json_text_of(const char *text);

/* Keys keep the order in which they are put.  A NULL text puts nothing. */
void json_put(struct json *map, const char *key, struct json *value);
void json_put_text(struct json *map, const char *key, const char *text);
void json_put_whole(struct json *map, const char *key, int64_t number);
void json_put_real(struct json *map, const char *key, double number);
void json_put_flag(struct json *map, const char *key, bool flag);
void json_put_null(struct json *map, const char *key);
void json_add(struct json *list, struct json *value);
bool json_empty(const struct json *value);

/* The value in one line, without a newline; numbers in the fewest digits
 * that read back as the same double.  Frees the value; free() the text. */
char *json_line(struct json *value);

/* ---- Reading a text ----
 *
 * A map or a list is gone through an item at a time, so that one which is long
 * need never be in memory as a whole:
 *
 *     if (json_enter(&text, '{'))
 *         while (json_more(&text, '}')) {
 *             char *key = json_key(&text);
 *             struct json *value = json_value(&text);
 *             ...
 *         }
 *
 * What is wrong is said in `problem`, and from then on there is nothing more
 * to be read. */

struct json_text {
    const char *bytes;
    size_t length, at; /* at: how far it was read */
    size_t from;       /* where the last value begins */
    bool begun;        /* a map or list was entered, and no item read yet */
    char problem[200]; /* a phrase; "" while nothing is wrong */
};

void json_text_init(struct json_text *text, const char *bytes, size_t length);

/* Reads an opening '{' or '['.  False, with the problem, if none is next. */
bool json_enter(struct json_text *text, char open);

/* Is there another item before the closing '}' or ']'?  Reads the comma, or
 * else what closes it. */
bool json_more(struct json_text *text, char close);

/* A key and its colon; NULL, with the problem, if none is next.  free(). */
char *json_key(struct json_text *text);

/* A whole value, to go with json_free(); NULL, with the problem, if none is
 * next.  In no map may a key come twice. */
struct json *json_value(struct json_text *text);
void json_free(struct json *value); /* NULL is fine */

/* Is nothing but blanks left?  False, with the problem, if there is more. */
bool json_at_end(struct json_text *text);

/* The line, from 1, of a place in it. */
uint32_t json_line_of(const struct json_text *text, size_t at);

/* ---- Reading a map ---- */

enum json_kind {
    JSON_TEXT,  /* const char * */
    JSON_WHOLE, /* int64_t */
    JSON_FLAG,  /* bool */
    JSON_MAP,   /* const struct json * */
    JSON_LIST,  /* const struct json * */
    JSON_TEXTS  /* const struct json *: a list of nothing but texts */
};

/* A key, what must stand under it, and where that goes.  What is not needed
 * may be absent or null; then what was there stays. */
struct json_field {
    const char *key;
    enum json_kind kind;
    bool needed;
    size_t offset; /* in the struct that is filled */
};

/* Fills in the fields from a map; what it points to belongs to the value.  Keys
 * without a field are let be.  NULL, or what is wrong, as a phrase to be
 * freed. */
char *json_fill(const struct json *value, const struct json_field *fields,
                size_t count, void *into);

size_t json_count(const struct json *list);
const struct json *json_item(const struct json *list, size_t index);
const char *json_text_at(const struct json *list, size_t index);

/* The text under a key; NULL if there is none, or something else. */
const char *json_text_in(const struct json *map, const char *key);

/* Jansson's version. */
const char *json_library(void);

#endif
