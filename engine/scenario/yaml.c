/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From libyaml's events to a tree with positions.  Knows what section 2 of
 * the language refuses in any file; knows nothing of scenarios. */
#include "scenario/yaml.h"

#include "base/memory.h"
#include "scenario/names.h"
#include "scenario/yaml_error.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#define FEW_KEYS 12

/* An open map or list. */
struct level {
    struct yaml_node *node;
    struct yaml_node **tail;   /* where the next child is hung */
    struct yaml_node **before; /* where a key hangs that has no value yet */
    bool value;                /* a map whose next child is a value */
    bool drop;                 /* that value and its key are refused */
    uint64_t seen;             /* a bit for each key, several may share one */
    struct names keys;         /* of a map with many */
};

struct reader {
    yaml_parser_t parser;
    struct yaml_tree *tree;
    struct arena *texts;
    struct source *source;
    struct primum_report *report;
    const char *stop_at;
    struct mark *hashes; /* each ` #` of the file: perhaps a comment */
    uint32_t hash_count, hash_next;
    uint32_t depth;
    struct level levels[YAML_DEPTH_MAX + 1];
    struct yaml_node *last; /* the text or brackets that ended last */
    bool stopped;
};

static struct mark mark_of(yaml_mark_t at)
{
    return (struct mark){(uint32_t)at.line + 1, (uint32_t)at.column + 1};
}

static void refuse(struct reader *reader, enum code code, struct span span,
                   const char *message, const char *help)
{
    struct finding finding = {
        .code = code, .span = span, .message = message, .help = help};

    report_add(reader->report, reader->source, &finding);
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

/* ---- The tree ---- */

/* The same key in a short map, such as people write; NULL if there is none. */
static const struct yaml_node *find_key(struct level *level,
                                        const struct yaml_node *key)
{
    const struct yaml_node *other = level->node->child;
    uint64_t bit = UINT64_C(1)
                   << ((key->length + 3u * (unsigned char)key->text[0]) & 63);

    if (!(level->seen & bit))
        other = NULL;
    level->seen |= bit;
    while (other && (other->length != key->length ||
                     memcmp(other->text, key->text, key->length) != 0))
        other = other->next->next;
    return other;
}

/* The earlier key that is the same; NULL if this one is new. */
static const struct yaml_node *add_key(struct level *level,
                                       const struct yaml_node *key)
{
    struct names *names = &level->keys;

    if (level->node->length <= FEW_KEYS)
        return find_key(level, key);
    if (!names->count)
        for (const struct yaml_node *other = level->node->child; other;
             other = other->next->next)
            names_add(names, other);
    uint32_t number = names_find(names, key->text, key->length);
    if (number)
        return names->keys[number - 1];
    names_add(names, key);
    return NULL;
}

static void report_duplicate(struct reader *reader, const struct yaml_node *key,
                             const struct yaml_node *first)
{
    char message[120], help[160];

    if (report_only_count(reader->report, reader->source, CODE_DUPLICATE_KEY))
        return;
    snprintf(message, sizeof message, "`%.60s` stands here a second time",
             key->text);
    snprintf(help, sizeof help,
             "give one of the two another name, or take it out; the first is "
             "on line %u",
             (unsigned)first->start.line);
    struct finding finding = {.code = CODE_DUPLICATE_KEY,
                              .span = yaml_span(key),
                              .message = message,
                              .label = "the second",
                              .help = help,
                              .remark = {yaml_span(first), "the first"}};
    report_add(reader->report, reader->source, &finding);
}

/* A key has come: false if it and its value are to be left out. */
static bool accept_key(struct reader *reader, struct level *level,
                       struct yaml_node *key)
{
    if (key->kind == YAML_REFUSED)
        return false;
    if (key->kind != YAML_TEXT) {
        refuse(reader, CODE_YAML, yaml_span(key),
               "a key must be a single word, not a list or a group of keys",
               "write `key: value`, with a plain word before the colon; put "
               "words that begin with `[` or `{` in quotes");
        return false;
    }
    if (key->style == YAML_PLAIN && !strcmp(key->text, "<<")) {
        refuse(reader, CODE_ALIAS, yaml_span(key),
               "merge keys (`<<`) are not part of the language",
               "write the lines out here");
        return false;
    }
    const struct yaml_node *first = add_key(level, key);
    if (first)
        report_duplicate(reader, key, first);
    return !first;
}

/* Hangs a finished or just opened node under the innermost open one. */
static void hang(struct reader *reader, struct yaml_node *node)
{
    if (!reader->depth) {
        reader->tree->root = node;
        return;
    }
    struct level *level = &reader->levels[reader->depth];
    if (level->node->kind == YAML_MAP && !level->value) {
        level->before = level->tail;
        level->drop = !accept_key(reader, level, node);
    }
    *level->tail = node;
    level->tail = &node->next;
    if (level->node->kind == YAML_LIST)
        level->node->length++;
}

/* The innermost open map or list has all of its child that came last. */
static void child_done(struct reader *reader)
{
    struct level *level = &reader->levels[reader->depth];

    if (!reader->depth || level->node->kind == YAML_LIST)
        return;
    if (level->value && level->drop) {
        *level->before = NULL;
        level->tail = level->before;
    } else if (level->value) {
        level->node->length++;
    }
    if (level->value)
        level->before = NULL;
    level->value = !level->value;
}

static struct yaml_node *new_node(struct reader *reader,
                                  const yaml_event_t *event,
                                  enum yaml_kind kind)
{
    struct yaml_node *node = arena_new(&reader->tree->nodes, sizeof *node);

    *node = (struct yaml_node){.kind = (uint8_t)kind,
                               .start = mark_of(event->start_mark),
                               .end = mark_of(event->end_mark)};
    return node;
}

static void check_properties(struct reader *reader,
                             const struct yaml_node *node,
                             const yaml_char_t *anchor, const yaml_char_t *tag)
{
    struct span span = {node->start,
                        {node->start.line, node->start.column + 1}};

    if (anchor)
        refuse(reader, CODE_ALIAS, span,
               "an anchor (`&name`) is not part of the language",
               "take `&name` out; where text begins with `&`, put the text in "
               "quotes");
    if (tag)
        refuse(reader, CODE_TAG, span,
               "a tag (`!name`) is not part of the language",
               "take `!name` out; where text begins with `!`, put the text in "
               "quotes");
}

/* ---- Events ---- */

static void open_level(struct reader *reader, const yaml_event_t *event,
                       enum yaml_kind kind)
{
    struct yaml_node *node = new_node(reader, event, kind);

    hang(reader, node);
    if (reader->depth == YAML_DEPTH_MAX) {
        refuse(reader, CODE_TOO_DEEP, yaml_span(node),
               "this is nested more than 32 deep",
               "a scenario needs about ten levels: look for brackets or "
               "indentation gone wrong just before");
        node->kind = YAML_REFUSED;
        reader->tree->complete = false;
        reader->stopped = true;
        return;
    }
    struct level *level = &reader->levels[++reader->depth];
    level->node = node;
    level->tail = &node->child;
    level->before = NULL;
    level->value = level->drop = false;
    level->seen = 0;
    node->open = true;
}

static void close_level(struct reader *reader, const yaml_event_t *event)
{
    struct level *level = &reader->levels[reader->depth--];
    struct yaml_node *node = level->node;

    names_release(&level->keys);
    node->end = mark_of(event->end_mark);
    node->open = false;
    if (event->start_mark.index < event->end_mark.index)
        reader->last = node;
    child_done(reader);
}

static const uint8_t styles[] = {
    [YAML_PLAIN_SCALAR_STYLE] = YAML_PLAIN,
    [YAML_SINGLE_QUOTED_SCALAR_STYLE] = YAML_SINGLE,
    [YAML_DOUBLE_QUOTED_SCALAR_STYLE] = YAML_DOUBLE,
    [YAML_LITERAL_SCALAR_STYLE] = YAML_LITERAL,
    [YAML_FOLDED_SCALAR_STYLE] = YAML_FOLDED,
};

static void take_text(struct reader *reader, const yaml_event_t *event)
{
    struct yaml_node *node = new_node(reader, event, YAML_TEXT);
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;

    if (event->data.scalar.anchor || event->data.scalar.tag)
        check_properties(reader, node, event->data.scalar.anchor,
                         event->data.scalar.tag);
    node->style = styles[event->data.scalar.style];
    node->length = (uint32_t)length;
    if (length > YAML_SCALAR_MAX) {
        refuse(reader, CODE_TOO_LARGE, yaml_span(node),
               "this text is longer than 65,536 bytes",
               "split it: nobody reads that much on one screen");
        node->kind = YAML_REFUSED;
    } else if (memchr(value, '\0', length)) {
        refuse(reader, CODE_CONTROL_CHARACTER, yaml_span(node),
               "a NUL character (`\\0`) stands in this text", "take it out");
        node->kind = YAML_REFUSED;
    } else {
        node->text = arena_text(reader->texts, value, length);
    }
    if (node->style == YAML_PLAIN && reader->hash_next < reader->hash_count)
        node->comment_follows = comment_follows(reader, node->end);
    reader->last = node;
    hang(reader, node);
    if (reader->stop_at && reader->depth == 1 && !reader->levels[1].value &&
        node->kind == YAML_TEXT && !strcmp(node->text, reader->stop_at))
        reader->stopped = true;
    child_done(reader);
}

static void take_alias(struct reader *reader, const yaml_event_t *event)
{
    struct yaml_node *node = new_node(reader, event, YAML_REFUSED);

    refuse(reader, CODE_ALIAS, (struct span){node->start, node->end},
           "an alias (`*name`) is not part of the language",
           "write the text out; where text begins with `*`, put it in quotes");
    hang(reader, node);
    child_done(reader);
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
               "a second document begins here",
               "one file is one scenario: take out the `---`, or move what "
               "follows to a file of its own");
        reader->tree->root->open = true;
        reader->tree->complete = false;
        reader->stopped = true;
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
        open_level(reader, event, YAML_MAP);
        check_properties(reader, reader->levels[reader->depth].node,
                         event->data.mapping_start.anchor,
                         event->data.mapping_start.tag);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_level(reader, event, YAML_LIST);
        check_properties(reader, reader->levels[reader->depth].node,
                         event->data.sequence_start.anchor,
                         event->data.sequence_start.tag);
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        close_level(reader, event);
        break;
    default:
        break;
    }
}

/* What ended on the line where reading broke off is not what was meant. */
static void doubt_last(struct reader *reader, uint32_t line)
{
    if (reader->last && reader->last->end.line == line)
        reader->last->kind = YAML_REFUSED;
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
    reader->tree->complete = false;
    reader->stopped = true;
    if (error.trouble == YAML_TROUBLE_SYNTAX)
        doubt_last(reader, error.problem_mark.line);
    yaml_error_report(&error, reader->source, reader->report);
}

/* A key that never ended, or whose value never came, is taken out. */
static void trim_open(struct reader *reader)
{
    for (uint32_t d = 1; d <= reader->depth; d++) {
        struct level *level = &reader->levels[d];
        if (!level->before)
            continue;
        if (level->drop || !(*level->before)->next)
            *level->before = NULL;
        else
            level->node->length++;
    }
}

void yaml_read(struct yaml_tree *tree, struct arena *texts,
               struct source *source, struct primum_report *report,
               const char *stop_at)
{
    struct reader reader = {.tree = tree,
                            .texts = texts,
                            .source = source,
                            .report = report,
                            .stop_at = stop_at};

    *tree = (struct yaml_tree){.complete = true};
    arena_init(&tree->nodes);
    if (!yaml_parser_initialize(&reader.parser))
        memory_out();
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser,
                                 (const unsigned char *)source->text,
                                 source->length);
    find_hashes(&reader);
    while (!reader.stopped) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader.parser, &event)) {
            take_error(&reader);
            break;
        }
        reader.stopped = event.type == YAML_STREAM_END_EVENT;
        take(&reader, &event);
        yaml_event_delete(&event);
    }
    trim_open(&reader);
    while (reader.depth)
        names_release(&reader.levels[reader.depth--].keys);
    free(reader.hashes);
    yaml_parser_delete(&reader.parser);
}

void yaml_release(struct yaml_tree *tree)
{
    arena_release(&tree->nodes);
}
