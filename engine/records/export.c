/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Attempts on their way out, one at a time.  Knows which forms there are, and
 * what stands around attempts in each; what stands in them is known to the file
 * of the form. */
#include "records/export.h"

#include "base/memory.h"
#include "play/events.h"
#include "records/instant.h"

#include <stdlib.h>
#include <string.h>

struct primum_export {
    struct primum_records *records;
    struct primum_export_how how;
    struct likely *likely;
    char *trainee;
    size_t told; /* attempts */
};

struct form {
    bool likely; /* it tells of the likely impact of every choice */
    void (*begin)(struct text *text, const struct primum_export *out);
    void (*tell)(struct text *text, const struct tale *tale);
    const char *between, *end;
};

/* ---- The forms ---- */

/* {"primum_export":1,...,"attempts":[ */
static void begin_json(struct text *text, const struct primum_export *out)
{
    struct json *map = json_map();

    json_put_whole(map, "primum_export", 1);
    instant_put(map, "exported", out->how.now);
    events_put_safe(map, "trainee", out->trainee);
    json_put(map, "attempts", json_list());
    char *line = json_line(map);
    text_add(text, line, strlen(line) - strlen("]}"));
    text_put(text, "\n");
    free(line);
}

static void tell_json(struct text *text, const struct tale *tale)
{
    char *line = export_json(tale);

    text_put(text, line);
    text_put(text, "\n");
    free(line);
}

static void begin_csv(struct text *text, const struct primum_export *out)
{
    export_csv_head(text, out->how.reflections);
}

static void begin_nothing(struct text *text, const struct primum_export *out)
{
    (void)text;
    (void)out;
}

static const struct form forms[] = {
    [PRIMUM_EXPORT_JSON] = {false, begin_json, tell_json, ",", "]}\n"},
    [PRIMUM_EXPORT_CSV] = {true, begin_csv, export_csv, "", ""},
    [PRIMUM_EXPORT_MARKDOWN] = {true, begin_nothing, export_markdown, "\n", ""},
    [PRIMUM_EXPORT_XAPI] = {true, begin_nothing, export_xapi, "", ""},
};

/* ---- An export ---- */

struct primum_export *primum_export_new(struct primum_records *records,
                                        const struct primum_export_how *how)
{
    struct primum_export *out = memory_new(sizeof *out);
    const char *trainee = primum_records_trainee(records);

    out->records = records;
    out->how = *how;
    out->likely = likely_new(how->effort);
    out->trainee = memory_text(trainee, strlen(trainee));
    return out;
}

void primum_export_free(struct primum_export *out)
{
    if (!out)
        return;
    likely_free(out->likely);
    free(out->trainee);
    free(out);
}

char *primum_export_begin(struct primum_export *out)
{
    struct text text = {0};

    forms[out->how.format].begin(&text, out);
    return text_take(&text);
}

char *primum_export_end(struct primum_export *out)
{
    const char *end = forms[out->how.format].end;

    return memory_text(end, strlen(end));
}

/* An object of JSON has only what follows an ending. */
static bool wants_likely(const struct form *form, const struct tale *tale)
{
    return tale->move_count &&
           (form->likely || tale->attempt->standing == PRIMUM_STANDING_ENDED);
}

enum primum_status primum_export_attempt(struct primum_export *out,
                                         const char *id, char **text)
{
    const struct form *form = &forms[out->how.format];
    struct primum_record *record = NULL;
    struct text told = {0};
    struct tale tale;

    *text = NULL;
    enum primum_status status = primum_record_open(out->records, id, &record);
    if (status)
        return status;
    tale_init(&tale, record);
    tale.trainee = out->trainee;
    tale.private = out->how.reflections;
    if (wants_likely(form, &tale))
        tale.impact = likely_of(out->likely, record);
    if (out->told++)
        text_put(&told, form->between);
    form->tell(&told, &tale);
    *text = text_take(&told);
    tale_release(&tale);
    primum_record_free(record);
    return PRIMUM_OK;
}
