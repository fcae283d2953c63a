/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Maps and lists, in lines or in brackets, with comments and blank lines
 * between, and the book of where each thing stands. */
#include "support/emitter.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static struct emitter_level *level_of(struct emitter *emitter)
{
    return &emitter->levels[emitter->depth];
}

/* ---- Lines ---- */

static void put(struct emitter *emitter, const char *string)
{
    size_t from = emitter->out.length;

    text_put(&emitter->out, string);
    for (; from < emitter->out.length; from++)
        if (emitter->out.bytes[from] == '\n') {
            emitter->line++;
            emitter->line_start = from + 1;
        }
}

/* Begins a line, if this is not the beginning of one, at an indentation. */
static void new_line(struct emitter *emitter, uint32_t indent)
{
    if (emitter->out.length > emitter->line_start)
        put(emitter, "\n");
    text_fill(&emitter->out, ' ', indent);
}

static void maybe_comment(struct emitter *emitter, uint32_t indent)
{
    if (emitter->tidy || !dice_says(&emitter->dice, 6))
        return;
    new_line(emitter, dice_says(&emitter->dice, 50) ? indent : 0);
    put(emitter, dice_says(&emitter->dice, 50)
                     ? "# What she said: \"not now\", it's [hers.\n"
                     : "\n");
}

/* ---- Spots ---- */

static struct spot *spot_of(struct emitter *emitter)
{
    return &emitter->spots[level_of(emitter)->spot];
}

/* Notes a key that has just been written, from `key` on. */
static void note_key(struct emitter *emitter, enum role role, size_t key,
                     bool alone, bool quoted)
{
    struct emitter_level *level = level_of(emitter);
    uint32_t number = emitter->spot_count;

    if (!emitter->blind || !number)
        emitter->spots =
            memory_more(emitter->spots, number, sizeof *emitter->spots);
    if (emitter->blind)
        number = 0;
    emitter->spot_count = number + 1;
    emitter->spots[number] = (struct spot){
        .role = role,
        .form = FORM_GROUP,
        .line_start = emitter->line_start,
        .key = key,
        .key_end = emitter->out.length,
        .line = emitter->line,
        .owner = level->owner,
        .depth = emitter->depth,
        .alone = alone,
        .quoted = quoted,
    };
    level->spot = number;
}

/* Notes a value that has been written from `value` on.  One in a list has no
 * spot of its own. */
static void note_value(struct emitter *emitter, enum yaml_form form,
                       size_t value, uint32_t line)
{
    struct spot *spot = spot_of(emitter);

    if (level_of(emitter)->list)
        return;
    spot->form = form;
    spot->value = value;
    spot->value_end = emitter->out.length;
    spot->single = emitter->line == line;
}

/* ---- Keys ---- */

void emitter_key(struct emitter *emitter, enum role role, const char *key)
{
    struct emitter_level *level = level_of(emitter);
    bool item = emitter->depth && (level - 1)->list && !level->count;
    bool quoted = !emitter->tidy && dice_says(&emitter->dice, 3);

    if (level->flow) {
        put(emitter, level->count ? ", " : "");
    } else if (!item) {
        maybe_comment(emitter, level->indent);
        new_line(emitter, level->indent);
    }
    level->count++;
    put(emitter, quoted ? "\"" : "");
    size_t start = emitter->out.length;
    put(emitter, key);
    note_key(emitter, role, start, !level->flow && !item, quoted);
    put(emitter, quoted ? "\"" : "");
    put(emitter, ":");
}

/* ---- Values ---- */

/* Goes to where the next value stands; `block` if it is a map or a list that
 * has lines of its own. */
static void begin_value(struct emitter *emitter, bool block)
{
    struct emitter_level *level = level_of(emitter);

    if (!level->list) {
        if (!block)
            put(emitter, " ");
        return;
    }
    if (level->flow) {
        put(emitter, level->count ? ", " : "");
    } else {
        maybe_comment(emitter, level->indent);
        new_line(emitter, level->indent);
        put(emitter, "- ");
    }
    level->count++;
}

/* How far in the lines of a new level are. */
static uint32_t inner_indent(struct emitter *emitter, bool list)
{
    const struct emitter_level *level = level_of(emitter);

    if (level->list || emitter->tidy)
        return level->indent + 2;
    if (list && dice_says(&emitter->dice, 30))
        return level->indent;
    return level->indent + 1 + dice_below(&emitter->dice, 4);
}

static void open_level(struct emitter *emitter, bool list, bool brackets)
{
    struct emitter_level *level = level_of(emitter);
    bool flow = brackets || level->flow;
    uint32_t indent = inner_indent(emitter, list);
    uint32_t owner = level->list ? 0 : spot_of(emitter)->line;

    size_t value = emitter->out.length;

    begin_value(emitter, !flow);
    if (flow)
        put(emitter, list ? "[" : "{");
    if (!level->list)
        spot_of(emitter)->value = value;
    emitter->depth++;
    level_of(emitter)[0] = (struct emitter_level){
        .list = list,
        .flow = flow,
        .indent = indent,
        .owner = owner ? owner : emitter->line,
        .spot = level->spot,
        .first = emitter->spot_count,
    };
}

void emitter_map(struct emitter *emitter, bool brackets)
{
    open_level(emitter, false, brackets);
}

void emitter_list(struct emitter *emitter, bool brackets)
{
    open_level(emitter, true, brackets);
}

/* Tells the keys of the open map how many they are. */
static void count_keys(struct emitter *emitter)
{
    const struct emitter_level *level = level_of(emitter);

    for (uint32_t i = level->first; i < emitter->spot_count; i++)
        if (emitter->spots[i].depth == emitter->depth)
            emitter->spots[i].beside = level->count;
}

void emitter_end(struct emitter *emitter)
{
    const struct emitter_level *level = level_of(emitter);

    if (!level->list)
        count_keys(emitter);
    emitter->depth--;
    if (level->flow)
        put(emitter, level->list ? "]" : "}");
    if (!level_of(emitter)->list)
        spot_of(emitter)->value_end = emitter->out.length;
}

/* Ids, numbers, expressions: without quotes, mostly. */
void emitter_word(struct emitter *emitter, const char *word)
{
    enum yaml_form form = FORM_PLAIN;
    bool untidy = !emitter->tidy;

    if (untidy && dice_says(&emitter->dice, 10))
        form = dice_says(&emitter->dice, 50) ? FORM_SINGLE : FORM_DOUBLE;
    begin_value(emitter, false);
    size_t value = emitter->out.length;
    form_write(&emitter->out, &emitter->dice, form, word, 0, 0);
    note_value(emitter, form, value, emitter->line);
    if (untidy && !level_of(emitter)->flow && dice_says(&emitter->dice, 4))
        put(emitter, "  # as she said");
}

static enum yaml_form some_form(struct emitter *emitter, const char *text)
{
    bool flow = level_of(emitter)->flow;
    bool plain = form_is_plain(text, flow);
    bool gap = strchr(text, '\n');

    if (emitter->tidy || dice_says(&emitter->dice, 30))
        return plain ? FORM_PLAIN : FORM_DOUBLE;
    enum yaml_form form = dice_below(&emitter->dice, flow ? 3 : 5);
    if ((form == FORM_PLAIN && !plain) || (form == FORM_SINGLE && flow && gap))
        return FORM_DOUBLE;
    return form;
}

void emitter_text(struct emitter *emitter, const char *text)
{
    const struct emitter_level *level = level_of(emitter);
    enum yaml_form form = some_form(emitter, text);
    uint32_t width = 0, line = emitter->line;

    bool lines = form >= FORM_LITERAL ||
                 (form == FORM_SINGLE && strchr(text, '\n')) ||
                 (!emitter->tidy && dice_says(&emitter->dice, 50));
    if (lines && !level->flow)
        width = 15 + dice_below(&emitter->dice, 50);
    begin_value(emitter, false);
    size_t value = emitter->out.length;
    struct text written = {0};
    form_write(&written, &emitter->dice, form, text,
               level->indent + 1 + dice_below(&emitter->dice, 4), width);
    put(emitter, written.bytes);
    text_release(&written);
    note_value(emitter, form, value, line);
}

void emitter_pair(struct emitter *emitter, enum role role, const char *key,
                  const char *word)
{
    emitter_key(emitter, role, key);
    emitter_word(emitter, word);
}

/* ---- Marks ---- */

static void add_mark(struct emitter *emitter, struct emitter_mark mark)
{
    emitter->marks =
        memory_more(emitter->marks, emitter->mark_count, sizeof mark);
    emitter->marks[emitter->mark_count++] = mark;
}

static const struct spot *marked(const struct emitter *emitter, uint32_t spot)
{
    return &emitter
                ->spots[spot < emitter->spot_count ? spot
                                                   : emitter->spot_count - 1];
}

void emitter_mark_key(struct emitter *emitter, enum about about,
                      uint32_t number, uint32_t spot)
{
    if (!emitter->blind)
        add_mark(emitter, (struct emitter_mark){about, number,
                                                marked(emitter, spot)->key});
}

void emitter_mark_value(struct emitter *emitter, enum about about,
                        uint32_t number, uint32_t spot)
{
    if (!emitter->blind)
        add_mark(emitter, (struct emitter_mark){about, number,
                                                marked(emitter, spot)->value});
}

/* ---- Life ---- */

void emitter_init(struct emitter *emitter, uint64_t seed, bool tidy)
{
    *emitter =
        (struct emitter){.dice = dice_for(103, seed), .tidy = tidy, .line = 1};
}

void emitter_finish(struct emitter *emitter)
{
    put(emitter, "\n");
    count_keys(emitter);
}

void emitter_release(struct emitter *emitter)
{
    text_release(&emitter->out);
    free(emitter->spots);
    free(emitter->marks);
}
