/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line in the wrong column makes many mistakes, or one that is reported far
 * from it; where it belongs can be guessed from its neighbours, and proved: with
 * the line moved there, the file is sound.  Knows columns; what is sound it asks
 * others. */
#include "scenario/mend.h"

#include "scenario/keys.h"
#include "scenario/yaml_line.h"

#include <stdio.h>
#include <string.h>

#define WORK_MOST (8 * MEND_LENGTH_MOST) /* bytes to read again, in all */
#define LINES_MOST 40                    /* to be tried */
#define COLUMNS_MOST 20                  /* for each of them */
#define REPORTS_MOST 8                   /* that are asked for lines */

struct move {
    struct line line;
    size_t to; /* spaces */
    uint32_t
        last; /* the last line that is moved: itself, or what is under it */
};

struct search {
    struct source *source;
    mend_trial *trial;
    void *context;
    size_t work; /* bytes that have been read */
    uint32_t lines[LINES_MOST];
    size_t line_count;
};

/* ---- Which lines ---- */

static void add_line(struct search *search, const struct line *line)
{
    for (size_t i = 0; i < search->line_count; i++)
        if (search->lines[i] == line->number)
            return;
    if (search->line_count < LINES_MOST && line->length)
        search->lines[search->line_count++] = line->number;
}

/* The last line under this one; itself if there is none. */
static struct line last_under(const struct search *search,
                              const struct line *line)
{
    struct line last = *line, below = *line;

    while (line_below(&below, search->source) && below.indent > line->indent)
        last = below;
    return last;
}

/* The lines that may be to blame: those that were reported; then those beside
 * them, and those they stand under; then those where what they begin ends. */
static void add_beside(struct search *search, uint32_t number)
{
    struct line line;
    size_t least = SIZE_MAX;

    line_read(&line, search->source, number);
    for (int near = 2; least && line_above(&line, search->source); near--) {
        if (near > 0 || line.item < least)
            add_line(search, &line);
        least = line.item < least ? line.item : least;
    }
    line_read(&line, search->source, number);
    if (line_below(&line, search->source))
        add_line(search, &line);
}

static void add_lines(struct search *search, struct primum_report *found)
{
    const struct primum_diagnostic *told;
    struct line line;
    size_t reported;

    for (size_t i = 0; i < REPORTS_MOST && (told = primum_report_get(found, i));
         i++) {
        line_read(&line, search->source, told->line);
        add_line(search, &line);
    }
    reported = search->line_count;
    for (size_t i = 0; i < reported; i++)
        add_beside(search, search->lines[i]);
    for (size_t i = 0; i < reported; i++) {
        line_read(&line, search->source, search->lines[i]);
        line = last_under(search, &line);
        add_line(search, &line);
    }
}

/* ---- Which columns ---- */

/* Those in which lines above begin that this one could stand beside or under,
 * and that of the line below; the nearest first. */
static size_t find_columns(const struct search *search, const struct line *own,
                           size_t columns[COLUMNS_MOST])
{
    struct line line = *own;
    size_t count = 0, least = SIZE_MAX;

    if (line_below(&line, search->source))
        columns[count++] = line.indent;
    line = *own;
    while (least && count + 3 < COLUMNS_MOST &&
           line_above(&line, search->source)) {
        if (least == SIZE_MAX)
            columns[count++] = line.item + 2;
        if (line.item < least)
            columns[count++] = least = line.item;
        if (line.indent < least)
            columns[count++] = least = line.indent;
    }
    return count;
}

/* What the line would stand under at its new place. */
static bool find_above(const struct search *search, const struct move *move,
                       struct line *above)
{
    *above = move->line;
    do
        if (!line_above(above, search->source))
            return false;
    while (above->item >= move->to);
    return true;
}

/* Does it begin with what only a scenario's structure begins with? */
static bool is_structure(const struct line *line)
{
    return line_has_dash(line) ||
           (line_has_key(line) &&
            (!line_has_value(line) ||
             key_is_known(line->text + line->item,
                          line->key_end - line->item) ||
             strchr("{[+-=0123456789", line->text[line->value])));
}

/* Would the line at its new place stand beside this one? */
static bool is_beside(const struct move *move, const struct line *line)
{
    return line_has_dash(&move->line)
               ? line_has_dash(line) && line->indent == move->to
               : line_has_key(line) && line->item == move->to;
}

/* The line above that this one will stand beside; or the one below. */
static bool find_beside(const struct search *search, const struct move *move,
                        struct line *beside)
{
    *beside = move->line;
    while (line_above(beside, search->source) && beside->item >= move->to)
        if (is_beside(move, beside))
            return true;
    line_read(beside, search->source, move->last);
    return line_below(beside, search->source) && is_beside(move, beside);
}

static bool has_known_key(const struct line *line)
{
    return key_is_known(line->text + line->item, line->key_end - line->item);
}

/* A key of the language stands beside such, and an id beside ids. */
static bool is_unlike(const struct search *search, const struct move *move)
{
    struct line beside;

    return !line_has_dash(&move->line) && find_beside(search, move, &beside) &&
           !line_has_dash(&beside) &&
           has_known_key(&beside) != has_known_key(&move->line);
}

/* Below a key that has its text already, a line further in would be text, too:
 * it vanishes, and with it the mistake.  That may be what was meant only below
 * a `|`, of a line such as `Dee: Hello`. */
static bool is_other_text(const struct search *search, const struct move *move)
{
    struct line above;
    bool structure = is_structure(&move->line);

    if (!find_above(search, move, &above))
        return !structure;
    bool block =
        line_has_value(&above) && strchr("|>", above.text[above.value]);
    return structure ? line_has_value(&above) || !line_has_key(&above) : !block;
}

/* Would it begin two spaces behind what it stands under?  Where either of two
 * lines could be moved, it is more likely the one that ends up so. */
static bool is_even(const struct search *search, const struct move *move)
{
    struct line above;

    return find_above(search, move, &above) ? above.item + 2 == move->to
                                            : !move->to;
}

/* ---- Trying ---- */

static bool try_move(struct search *search, const struct move *move)
{
    struct text text = {0};
    const struct source *source = search->source;
    struct line line = move->line;
    size_t end = line.start;

    search->work += source->length;
    if (search->work > WORK_MOST)
        return false;
    text_add(&text, source->text, end);
    for (uint32_t n = line.number; n <= move->last; n++) {
        line_read(&line, search->source, n);
        size_t indent = line.indent + move->to;
        if (line.indent < line.length && indent >= move->line.indent)
            text_fill(&text, ' ', indent - move->line.indent);
        text_add(&text, line.text + line.indent, line.length - line.indent);
        text_put(&text, "\n");
    }
    end = source_offset(search->source, (struct mark){move->last + 1, 1});
    text_add(&text, source->text + end, source->length - end);
    size_t length = text.length;
    return search->trial(search->context, text_take(&text), length);
}

/* The line below must not become part of what has moved away from it; but the
 * keys of an item may be waiting for its dash. */
static bool takes_in_next(const struct search *search, const struct move *move)
{
    const struct line *own = &move->line;
    struct line below;

    line_read(&below, search->source, move->last);
    if (!line_below(&below, search->source) || below.indent <= move->to ||
        below.indent > own->indent)
        return false;
    return move->last > own->number ||
           (line_has_value(own) &&
            !(line_has_dash(own) &&
              below.indent == move->to + own->item - own->indent));
}

static bool try_column(struct search *search, struct move *move)
{
    struct line last = last_under(search, &move->line);

    move->last = move->line.number;
    if (move->to == move->line.indent || is_other_text(search, move) ||
        is_unlike(search, move))
        return false;
    if (!takes_in_next(search, move) && try_move(search, move))
        return true;
    move->last = last.number;
    return last.number > move->line.number && !takes_in_next(search, move) &&
           try_move(search, move);
}

static bool try_line(struct search *search, uint32_t number, bool even,
                     struct move *move)
{
    size_t columns[COLUMNS_MOST];

    line_read(&move->line, search->source, number);
    if (!(is_structure(&move->line) || line_has_key(&move->line)) ||
        memchr(move->line.text, '\t', move->line.indent))
        return false;
    size_t count = find_columns(search, &move->line, columns);
    for (size_t i = 0; i < count; i++) {
        move->to = columns[i];
        if (is_even(search, move) == even &&
            (even || is_structure(&move->line)) && try_column(search, move))
            return true;
    }
    return false;
}

/* ---- Saying ---- */

static void add_spaces(struct text *help, size_t number)
{
    if (number)
        text_format(help, "%zu space%s", number, number == 1 ? "" : "s");
    else
        text_put(help, "no spaces");
}

static void add_help(struct search *search, const struct move *move, size_t by,
                     struct text *help)
{
    struct line beside;

    text_put(help, "give it ");
    add_spaces(help, move->to);
    bool is_beside_any = find_beside(search, move, &beside);
    if (is_beside_any && line_has_dash(&move->line))
        text_put(help, ", to stand beside the other dashes");
    else if (is_beside_any || find_above(search, move, &beside))
        text_format(
            help, ", to stand %s `%.*s`", is_beside_any ? "beside" : "under",
            (int)(beside.key_end - beside.item), beside.text + beside.item);
    if (move->last > move->line.number) {
        text_put(help, "; and what stands under it ");
        add_spaces(help, by);
        text_put(help, move->to < move->line.indent ? " fewer" : " more");
    }
}

static void say(struct search *search, const struct move *move,
                struct primum_report *report)
{
    const struct line *line = &move->line;
    struct text message = {0}, help = {0};
    bool right = move->to < line->indent;
    size_t by = right ? line->indent - move->to : move->to - line->indent;
    size_t end = line_has_dash(line) ? line->indent + 1 : line->key_end;
    struct span span = {source_mark(search->source, line->start + line->indent),
                        source_mark(search->source, line->start + end)};

    text_put(&message, "this line begins ");
    add_spaces(&message, by);
    text_put(&message, right ? " too far right" : " too far left");
    add_help(search, move, by, &help);
    report_say(report, search->source, CODE_YAML, span, message.bytes,
               help.bytes);
    text_release(&message);
    text_release(&help);
}

/* A line in the wrong column makes several mistakes, or one of these kinds, or
 * a key with nothing under it. */
static bool may_be_column(struct source *source, struct primum_report *found)
{
    static const enum code codes[] = {CODE_YAML, CODE_UNKNOWN_KEY,
                                      CODE_MISSING_KEY, CODE_DUPLICATE_KEY};
    const struct primum_diagnostic *told = primum_report_get(found, 0);

    if (primum_report_get(found, 1))
        return true;
    if (told && told->fix) /* a slip of the pen is likelier */
        return false;
    for (size_t i = 0; told && i < sizeof codes / sizeof *codes; i++)
        if (!strcmp(told->code, code_name(codes[i])))
            return true;
    struct line line = {0};
    if (told)
        line_read(&line, source, told->line);
    return line_has_key(&line) && !line_has_value(&line);
}

bool mend_report(struct source *source, struct primum_report *found,
                 mend_trial *trial, void *context, struct primum_report *report)
{
    struct search search = {
        .source = source, .trial = trial, .context = context};
    struct move move;

    if (!may_be_column(source, found))
        return false;
    add_lines(&search, found);
    for (int even = 1; even >= 0; even--)
        for (size_t i = 0; i < search.line_count; i++)
            if (try_line(&search, search.lines[i], even, &move)) {
                say(&search, &move, report);
                return true;
            }
    return false;
}
