/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the doctor found, as one object in JSON.  The library says how a text
 * is written in it. */
#include "doctor.h"

#include "buffer.h"

#include <stdlib.h>

/* ---- Members ------------------------------------------------------------- */

/* A comma, unless something begins here. */
static void part(struct buffer *json)
{
    char last = json->length > 0 ? json->bytes[json->length - 1] : '{';
    if (last != '{' && last != '[' && last != ':')
        buffer_put(json, ",");
}

static void text(struct buffer *json, const char *string)
{
    char *quoted = primum_json_text(string);
    part(json);
    buffer_put(json, quoted);
    free(quoted);
}

static void key(struct buffer *json, const char *name)
{
    text(json, name);
    buffer_put(json, ":");
}

/* A NULL text puts nothing. */
static void put_text(struct buffer *json, const char *name, const char *string)
{
    if (!string)
        return;
    key(json, name);
    text(json, string);
}

static void put_count(struct buffer *json, const char *name, uint64_t count)
{
    key(json, name);
    buffer_format(json, "%ju", (uintmax_t)count);
}

/* There may be times before 1970. */
static void put_time(struct buffer *json, const char *name, int64_t time)
{
    key(json, name);
    buffer_format(json, "%jd", (intmax_t)time);
}

static void put_flag(struct buffer *json, const char *name, bool flag)
{
    key(json, name);
    buffer_put(json, flag ? "true" : "false");
}

static void begin(struct buffer *json, const char *name, const char *bracket)
{
    if (name)
        key(json, name);
    else
        part(json);
    buffer_put(json, bracket);
}

/* ---- The report ---------------------------------------------------------- */

static void put_versions(struct buffer *json, const struct doctor *doctor)
{
    struct primum_library library;
    put_text(json, "primum", PRIMUM_VERSION);
    begin(json, "libraries", "{");
    for (size_t i = 0; primum_library_at(i, &library); i++)
        put_text(json, library.name, library.version);
    put_text(json, "Readline", terminal_library());
    buffer_put(json, "}");
    put_text(json, "system", doctor->system);
}

static void put_place(struct buffer *json, const struct doctor_place *place)
{
    begin(json, NULL, "{");
    put_text(json, "what", place->what);
    put_text(json, "path", place->path);
    put_flag(json, "there", place->there);
    if (place->there) {
        char *mode = buffer_text("%04o", place->mode);
        put_text(json, "mode", mode);
        free(mode);
        put_flag(json, "others_read", place->others_read);
        put_flag(json, "others_change", place->others_change);
    }
    if (place->there && !place->folder)
        put_count(json, "bytes", place->bytes);
    if (place->folder && place->scenarios > 0)
        put_count(json, "scenarios", place->scenarios);
    buffer_put(json, "}");
}

static void put_terminal(struct buffer *json, const struct doctor *doctor)
{
    begin(json, "terminal", "{");
    put_text(json, "term", doctor->term);
    if (doctor->columns > 0) {
        put_count(json, "columns", (uint64_t)doctor->columns);
        put_count(json, "lines", (uint64_t)doctor->rows);
    }
    put_flag(json, "interactive", doctor->interactive);
    put_flag(json, "color", doctor->color);
    put_flag(json, "plain", doctor->plain);
    put_text(json, "encoding", doctor->encoding);
    buffer_put(json, "}");
}

static void put_records(struct buffer *json, const struct doctor *doctor)
{
    const struct primum_holdings *held = &doctor->held;
    begin(json, "records", "{");
    put_flag(json, "usable", !doctor->problem);
    put_flag(json, "sound", !doctor->problem && doctor->fault_count == 0);
    put_count(json, "version", (uint64_t)held->version);
    put_count(json, "attempts", held->attempts);
    put_count(json, "open", held->open);
    put_count(json, "choices", held->choices);
    put_count(json, "predictions", held->predictions);
    put_count(json, "reflections", held->reflections);
    put_count(json, "texts", held->texts);
    put_time(json, "first_ms", held->first);
    put_time(json, "last_ms", held->last);
    begin(json, "problems", "[");
    if (doctor->problem)
        text(json, doctor->problem);
    for (size_t i = 0; i < doctor->fault_count; i++)
        text(json, doctor->faults[i]);
    buffer_put(json, "]}");
}

char *doctor_json(const struct doctor *doctor)
{
    struct buffer json = {0};
    buffer_put(&json, "{");
    put_versions(&json, doctor);
    begin(&json, "places", "[");
    for (size_t i = 0; i < doctor->place_count; i++)
        put_place(&json, &doctor->places[i]);
    buffer_put(&json, "]");
    put_terminal(&json, doctor);
    put_records(&json, doctor);
    buffer_put(&json, "}");
    return buffer_take(&json);
}
