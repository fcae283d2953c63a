/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a draft to what is said of it, and back from lines and columns. */
#include "support/said.h"

#include "support/writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct primum_catalogue *parse_catalogue(const char *text)
{
    struct primum_report *report = primum_report_new();
    const struct primum_catalogue *catalogue;

    if (primum_catalogue_parse("catalogue.yaml", text, strlen(text), report,
                               &catalogue))
        abort();
    primum_report_free(report);
    return catalogue;
}

bool said_init(struct said *said, const struct draft *draft, uint64_t seed,
               bool tidy, const char *catalogue)
{
    *said = (struct said){.draft = draft,
                          .catalogue = parse_catalogue(catalogue),
                          .report = primum_report_new()};
    emitter_init(&said->file, seed, tidy);
    writer_write(draft, false, &said->file);
    if (!primum_scenario_parse("draft.yaml", said->file.out.bytes,
                               said->file.out.length, said->catalogue,
                               said->report, &said->scenario)) {
        primum_check(said->scenario, NULL, said->report);
        return true;
    }
    char *found = primum_report_render(said->report, PRIMUM_FORMAT_HUMAN);
    printf("# the scenario of seed %ju does not load:\n%s", (uintmax_t)seed,
           found);
    free(found);
    return false;
}

void said_release(struct said *said)
{
    primum_report_free(said->report);
    primum_scenario_free(said->scenario);
    primum_catalogue_free(said->catalogue);
    emitter_release(&said->file);
}

/* The byte at a line and column. */
static size_t offset_of(const struct text *text, uint32_t line, uint32_t column)
{
    size_t at = 0;
    uint32_t point;

    while (line > 1 && at < text->length)
        line -= text->bytes[at++] == '\n';
    for (; column > 1 && at < text->length; column--)
        at += text_point(text->bytes + at, text->length - at, &point);
    return at;
}

/* A value in quotes begins at them, or behind. */
bool said_about(const struct said *said,
                const struct primum_diagnostic *diagnostic, enum about about,
                uint32_t number)
{
    size_t at =
        offset_of(&said->file.out, diagnostic->line, diagnostic->column);

    for (uint32_t i = 0; i < said->file.mark_count; i++) {
        const struct emitter_mark *mark = &said->file.marks[i];
        if (mark->about == about && mark->number == number &&
            (at == mark->at || at == mark->at + 1 || at + 1 == mark->at))
            return true;
    }
    return false;
}

uint32_t said_count(const struct said *said, const char *code)
{
    const struct primum_diagnostic *diagnostic;
    uint32_t count = 0;

    for (size_t i = 0; (diagnostic = primum_report_get(said->report, i)); i++)
        count += !strcmp(diagnostic->code, code);
    return count;
}
