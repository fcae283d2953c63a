/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON to write.  The only place that knows Jansson.  A value belongs to the
 * object or list it was put into; texts are copied and must be valid UTF-8. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
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

/* Jansson's version. */
const char *json_library(void);

#endif
