/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mends a file as its report says.  Knows bytes and places, not what they mean:
 * whoever found the mistake said what to write. */
#include "base/memory.h"
#include "base/report_entry.h"
#include "base/text.h"
#include "scenario/input.h"

#include <stdlib.h>
#include <string.h>

static const struct report_part *part_of(const struct primum_report *report,
                                         const char *path)
{
    for (uint32_t i = 0; i < report->count; i++)
        if (!strcmp(report->parts[i].path, path))
            return &report->parts[i];
    return NULL;
}

/* Does it still say there, from `done` on, what the report found? */
static bool stands_there(const struct report_entry *entry,
                         const struct source *source, size_t start, size_t done)
{
    size_t length = strlen(entry->was);

    return start >= done && start + length <= source->length &&
           !memcmp(source->text + start, entry->was, length);
}

/* Copies the source with the fixes of the part in it; returns how many. */
static size_t copy_mended(struct text *out, struct source *source,
                          const struct report_part *part)
{
    size_t done = 0, mended = 0;

    for (uint32_t i = 0; part && i < part->count; i++) {
        const struct report_entry *entry = part->entries[i];
        if (!entry->fix)
            continue;
        struct mark mark = {entry->told.line, entry->told.column};
        size_t start = source_offset(source, mark);
        if (!stands_there(entry, source, start, done))
            continue;
        text_add(out, source->text + done, start - done);
        text_put(out, entry->fix);
        done = start + strlen(entry->was);
        mended++;
    }
    text_add(out, source->text + done, source->length - done);
    return mended;
}

enum primum_status primum_mend(const char *path, struct primum_report *report,
                               char **text, size_t *length, size_t *mended)
{
    char *before;
    size_t before_length;
    enum primum_status status =
        input_read(path, report, &before, &before_length);
    struct source source;
    struct text out = {0};

    if (status)
        return PRIMUM_WORLD;
    input_source(&source, path, before, before_length);
    text_add(&out, before, before_length - source.length); /* its mark */
    *mended = copy_mended(&out, &source, part_of(report, path));
    source_release(&source);
    free(before);
    *length = out.length;
    *text = text_take(&out);
    return PRIMUM_OK;
}
