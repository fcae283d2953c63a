/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines in their many forms: one text, a map, a list of both. */
#include "support/writer.h"

/* A paragraph as it stands in a text: speech has a name before it. */
static void add_paragraph(struct writer *writer, struct text *text,
                          const struct draft_line *line)
{
    const struct draft *draft = writer->draft;

    if (text->length)
        text_put(text, "\n\n");
    if (line->speaker)
        text_format(text, "%s: ",
                    dice_says(&writer->to->dice, 50)
                        ? draft->people[line->speaker]
                        : draft->names[line->speaker]);
    text_put(text, line->text);
}

/* Paragraphs as one text, from line `from` on, up to one with a condition;
 * returns how many. */
static uint32_t write_paragraphs(struct writer *writer, uint32_t from,
                                 uint32_t most)
{
    struct text text = {0};
    uint32_t count = 0;

    for (; count < most && !writer->draft->lines[from + count].when; count++)
        add_paragraph(writer, &text, &writer->draft->lines[from + count]);
    emitter_text(writer->to, text.bytes);
    text_release(&text);
    return count;
}

/* One line as a map; in brackets, now and then. */
static void write_line_map(struct writer *writer, uint32_t number)
{
    const struct draft *draft = writer->draft;
    const struct draft_line *line = &draft->lines[number];

    emitter_map(writer->to, writer_chooses(writer, 30));
    writer_term(writer, ROLE_IF, "when", line->when);
    if (line->when)
        emitter_mark_value(writer->to, ABOUT_LINE_WHEN, number, UINT32_MAX);
    if (line->speaker)
        writer_shown(writer, ROLE_SPEECH, draft->people[line->speaker],
                     line->text);
    else
        writer_shown(writer, ROLE_TELL, "text", line->text);
    emitter_end(writer->to);
}

static void write_line_list(struct writer *writer, struct rows rows)
{
    uint32_t at = rows.first, end = rows.first + rows.count;

    emitter_list(writer->to, false);
    while (at < end) {
        const struct draft_line *line = &writer->draft->lines[at];
        if (line->when || dice_says(&writer->to->dice, 40)) {
            write_line_map(writer, at);
            at++;
        } else {
            at += write_paragraphs(writer, at,
                                   1 + dice_below(&writer->to->dice, end - at));
        }
    }
    emitter_end(writer->to);
}

void writer_lines(struct writer *writer, struct rows rows)
{
    const struct draft_line *lines = &writer->draft->lines[rows.first];
    bool list = writer_chooses(writer, 30);

    if (!rows.count)
        return;
    for (uint32_t i = 0; i < rows.count; i++)
        list |= lines[i].when != NULL;
    emitter_key(writer->to, ROLE_LINES, "lines");
    if (list)
        write_line_list(writer, rows);
    else if (rows.count == 1 && writer_chooses(writer, 30))
        write_line_map(writer, rows.first);
    else
        write_paragraphs(writer, rows.first, rows.count);
}
