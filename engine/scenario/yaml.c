/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From libyaml's events to a tree with positions.  Knows what section 2 of
 * the language refuses in any file; knows nothing of scenarios. */
#include "scenario/yaml.h"

#include "base/memory.h"
#include "scenario/yaml_build.h"
#include "scenario/yaml_error.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct reader {
    yaml_parser_t parser;
    struct yaml_tree *tree;
    struct source *source;
    struct primum_report *report;
    const struct yaml_taker *taker; /* NULL: none */
    struct arena items;             /* nodes of what will be taken */
    bool taking;                    /* the part is being read */
    struct mark *hashes; /* each ` #` of the file: perhaps a comment */
    uint32_t hash_count, hash_next;
    struct yaml_build build;
    struct yaml_node *last;  /* the text or brackets that ended last */
    struct yaml_node *blank; /* the empty text behind it; may be NULL */
    struct yaml_node *alias; /* one that has not been reported; or NULL */
    bool stopped;            /* nothing more is read */
    uint32_t fault;          /* the line at which it broke off; 0: none */
};

static struct mark mark_of(yaml_mark_t at)
{
    return (struct mark){(uint32_t)at.line + 1, (uint32_t)at.column + 1};
}

static void refuse(struct reader *reader, enum code code, struct span span,
                   const char *message, const char *help)
{
    report_say(reader->report, reader->source, code, span, message, help);
}

/* ---- Comments that swallow text ---- */

static void find_hashes(struct reader *reader)
{
    const char *text = reader->source->text, *at = text;
    const char *end = text + reader->source->length;

    while ((at = memchr(at, '#', (size_t)(end - at)))) {
        if (at > text && (at[-1] == ' ' || at[-1] == '\t')) {
            reader->hashes = memory_more(reader->hashes, reader->hash_count,
                                         sizeof *reader->hashes);
            reader->hashes[reader->hash_count++] =
                source_mark(reader->source, (size_t)(at - text));
        }
        at++;
    }
}

static bool comment_follows(struct reader *reader, struct mark end)
{
    while (reader->hash_next < reader->hash_count) {
        struct mark hash = reader->hashes[reader->hash_next];
        if (hash.line > end.line)
            return false;
        if (hash.line == end.line && hash.column > end.column) {
            size_t at = source_offset(reader->source, end);
            size_t stop = source_offset(reader->source, hash);
            while (at < stop && (reader->source->text[at] == ' ' ||
                                 reader->source->text[at] == '\t'))
                at++;
            return at == stop;
        }
        reader->hash_next++;
    }
    return false;
}

/* ---- Events ---- */

/* What goes when its item has been taken has its own place, which is used
 * again for the next. */
static struct arena *arena_of(struct reader *reader)
{
    return reader->taking && reader->build.depth > 2 ? &reader->items
                                                     : &reader->tree->nodes;
}

static struct yaml_node *
new_node(struct reader *reader, const yaml_event_t *event, enum yaml_kind kind)
{
    struct yaml_node *node = arena_new(arena_of(reader), sizeof *node);

    *node = (struct yaml_node){.kind = (uint8_t)kind,
                               .start = mark_of(event->start_mark),
                               .end = mark_of(event->end_mark)};
    return node;
}

static void refuse_properties(struct reader *reader, struct yaml_node *node,
                              const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        yaml_error_refuse(reader->source, reader->report, CODE_ALIAS,
                          node->start);
    if (tag)
        yaml_error_refuse(reader->source, reader->report, CODE_TAG,
                          node->start);
}

static void break_off(struct reader *reader)
{
    reader->tree->complete = false;
    reader->stopped = true;
}

/* ---- What is taken while it is read ---- */

static void begin_part(struct reader *reader, const struct yaml_node *key)
{
    const struct yaml_taker *taker = reader->taker;
    struct primum_report *report;

    reader->taking = false;
    if (key->kind != YAML_TEXT || strcmp(key->text, taker->part) != 0)
        return;
    if (!taker->begin) {
        reader->stopped = true;
        return;
    }
    report = taker->begin(taker->context, reader->tree->root);
    if (!report)
        return;
    reader->taking = true;
    reader->report = reader->build.report = report;
}

/* If what ended just now is an item of the part, it is taken. */
static void hand_over(struct reader *reader)
{
    const struct yaml_level *level = &reader->build.levels[2];

    if (!reader->taking || !yaml_build_at_key(&reader->build, 2) || !level->key)
        return;
    if (!reader->taker->take(reader->taker->context, level->key))
        reader->stopped = true;
    level->key->next->child = NULL;
    reader->last = reader->blank = NULL;
    arena_empty(&reader->items);
}

/* A part that is no map had nothing to be taken, and its items go all the
 * same. */
static void drop_items(const struct reader *reader)
{
    const struct yaml_node *root = reader->tree->root;
    struct yaml_node *key = root && root->kind == YAML_MAP ? root->child : NULL;

    for (; key && key->next; key = key->next->next)
        if (key->next->kind == YAML_LIST &&
            !strcmp(key->text, reader->taker->part))
            key->next->child = NULL;
}

/* ---- Events, one by one ---- */

static void take_open(struct reader *reader, const yaml_event_t *event,
                      enum yaml_kind kind, const yaml_char_t *anchor,
                      const yaml_char_t *tag)
{
    struct yaml_node *node = new_node(reader, event, kind);

    if (anchor || tag)
        refuse_properties(reader, node, anchor, tag);
    if (!yaml_build_open(&reader->build, node))
        break_off(reader);
}

static void take_close(struct reader *reader, const yaml_event_t *event)
{
    struct yaml_node *node = yaml_build_close(&reader->build);

    node->end = mark_of(event->end_mark);
    if (event->start_mark.index < event->end_mark.index)
        reader->last = node;
    hand_over(reader);
}

static const uint8_t styles[] = {
    [YAML_PLAIN_SCALAR_STYLE] = YAML_PLAIN,
    [YAML_SINGLE_QUOTED_SCALAR_STYLE] = YAML_SINGLE,
    [YAML_DOUBLE_QUOTED_SCALAR_STYLE] = YAML_DOUBLE,
    [YAML_LITERAL_SCALAR_STYLE] = YAML_LITERAL,
    [YAML_FOLDED_SCALAR_STYLE] = YAML_FOLDED,
};

/* The value of a text, unless nobody can have meant it. */
static void read_value(struct reader *reader, const yaml_event_t *event,
                       struct yaml_node *node)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;

    node->length = (uint32_t)length;
    if (length > YAML_SCALAR_MAX) {
        refuse(reader, CODE_TOO_LARGE, yaml_span(node),
               "this text is longer than 65,536 bytes",
               "split it: nobody reads that much on one screen");
        node->kind = YAML_REFUSED;
    } else if (node->style == YAML_DOUBLE && memchr(value, '\0', length)) {
        refuse(reader, CODE_CONTROL_CHARACTER, yaml_span(node),
               "a NUL character (`\\0`) stands in this text", "take it out");
        node->kind = YAML_REFUSED;
    } else {
        node->text = arena_text(arena_of(reader), value, length);
    }
}

static void take_text(struct reader *reader, const yaml_event_t *event)
{
    struct yaml_node *node = new_node(reader, event, YAML_TEXT);
    bool blank = event->start_mark.index == event->end_mark.index;

    if (event->data.scalar.anchor || event->data.scalar.tag)
        refuse_properties(reader, node, event->data.scalar.anchor,
                          event->data.scalar.tag);
    node->style = styles[event->data.scalar.style];
    read_value(reader, event, node);
    if (!node->length && (event->data.scalar.anchor || event->data.scalar.tag))
        node->kind = YAML_REFUSED;
    if (node->style == YAML_PLAIN && reader->hash_next < reader->hash_count)
        node->comment_follows = comment_follows(reader, node->end);
    if (!blank)
        reader->last = node;
    reader->blank = blank ? node : NULL;
    if (reader->taker && yaml_build_at_key(&reader->build, 1))
        begin_part(reader, node);
    yaml_build_add(&reader->build, node);
    hand_over(reader);
}

static void take_alias(struct reader *reader, const yaml_event_t *event)
{
    struct yaml_node *node = new_node(reader, event, YAML_REFUSED);

    reader->alias = node;
    yaml_build_add(&reader->build, node);
}

/* An alias is reported once it is clear that it stands alone: as the beginning
 * of `*emphasis* and more` it is a text that wants quotes. */
static void refuse_alias(struct reader *reader)
{
    const struct yaml_node *node = reader->alias;

    reader->alias = NULL;
    yaml_error_refuse(reader->source, reader->report, CODE_ALIAS, node->start);
}

static void take_document(struct reader *reader, const yaml_event_t *event)
{
    struct mark at = mark_of(event->start_mark);

    if (event->data.document_start.tag_directives.start !=
        event->data.document_start.tag_directives.end)
        refuse(reader, CODE_TAG, (struct span){at, {at.line, at.column + 1}},
               "a `%TAG` line is not part of the language", "take it out");
    if (reader->tree->root) {
        refuse(reader, CODE_YAML, (struct span){at, {at.line, at.column + 3}},
               "a line of dashes ends the scenario",
               "take the `---` out; a second scenario goes into a file of its "
               "own");
        reader->fault = at.line;
        break_off(reader);
    }
}

static void take(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        take_document(reader, event);
        break;
    case YAML_SCALAR_EVENT:
        take_text(reader, event);
        break;
    case YAML_ALIAS_EVENT:
        take_alias(reader, event);
        break;
    case YAML_MAPPING_START_EVENT:
        take_open(reader, event, YAML_MAP, event->data.mapping_start.anchor,
                  event->data.mapping_start.tag);
        break;
    case YAML_SEQUENCE_START_EVENT:
        take_open(reader, event, YAML_LIST, event->data.sequence_start.anchor,
                  event->data.sequence_start.tag);
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        take_close(reader, event);
        break;
    default:
        break;
    }
}

/* Where reading broke off, the text right before it is not what was meant, nor
 * are brackets that end on the same line. */
static void doubt_last(struct reader *reader, uint32_t line)
{
    struct yaml_node *last = reader->last;

    if (last && (last->kind == YAML_TEXT || last->end.line == line))
        last->kind = YAML_REFUSED;
    if (reader->blank)
        reader->blank->kind = YAML_REFUSED;
}

static void take_error(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    struct yaml_error error = {
        .trouble = parser->error == YAML_READER_ERROR ? YAML_TROUBLE_READER
                                                      : YAML_TROUBLE_SYNTAX,
        .problem = parser->problem,
        .context = parser->context,
        .problem_mark = mark_of(parser->problem_mark),
        .context_mark = mark_of(parser->context_mark),
        .offset = parser->problem_offset,
    };

    if (parser->error == YAML_MEMORY_ERROR)
        memory_out();
    break_off(reader);
    if (reader->alias && reader->alias->start.line != error.problem_mark.line)
        refuse_alias(reader);
    if (error.trouble == YAML_TROUBLE_SYNTAX)
        doubt_last(reader, error.problem_mark.line);
    reader->fault = yaml_error_report(&error, reader->source, reader->report);
}

void yaml_read(struct yaml_tree *tree, struct source *source,
               struct primum_report *report, const struct yaml_taker *taker)
{
    struct reader reader = {
        .tree = tree,
        .source = source,
        .report = report,
        .taker = taker,
        .build = {.tree = tree, .source = source, .report = report}};

    *tree = (struct yaml_tree){.complete = true};
    arena_init(&tree->nodes);
    arena_init(&reader.items);
    if (!yaml_parser_initialize(&reader.parser))
        memory_out();
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &reader.parser, (const unsigned char *)source->text, source->length);
    find_hashes(&reader);
    while (!reader.stopped) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader.parser, &event)) {
            take_error(&reader);
            break;
        }
        if (reader.alias)
            refuse_alias(&reader);
        reader.stopped = event.type == YAML_STREAM_END_EVENT;
        take(&reader, &event);
        yaml_event_delete(&event);
    }
    yaml_build_end(&reader.build);
    if (reader.fault && tree->root)
        yaml_build_doubt(tree->root, reader.fault);
    if (taker)
        drop_items(&reader);
    arena_release(&reader.items);
    free(reader.hashes);
    yaml_parser_delete(&reader.parser);
}

void yaml_release(struct yaml_tree *tree)
{
    arena_release(&tree->nodes);
}

const char *yaml_library(void)
{
    return yaml_get_version_string();
}
