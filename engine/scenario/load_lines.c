/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines: narration, and who says what.  Section 4 of the language. */
#include "base/memory.h"
#include "base/near.h"
#include "scenario/loader.h"
#include "scenario/yaml_line.h"

#include <string.h>

#define TOLD_MAX 120 /* what is longer is not shown mended */

static void add_line(struct loader *loader, struct run *run, program when,
                     uint32_t speaker, const char *text)
{
    struct scenario *scenario = loader->scenario;

    LOADER_ROW(loader, scenario->lines, scenario->line_count, SHARE_LINES);
    scenario->lines[scenario->line_count++] =
        (struct line_rule){.when = when, .speaker = speaker, .text = text};
    run->count++;
}

/* The person whose id or name these bytes are; 0: nobody. */
static uint32_t person_called(const struct loader *loader, const char *name,
                              size_t length)
{
    uint32_t person = names_find(&loader->people.names, name, length);

    return person ? person : names_find(&loader->called, name, length);
}

/* "Dee: Anyway." is speech; returns the speaker, and *text behind the name. */
static uint32_t speaker_of(const struct loader *loader, const char **text)
{
    const char *colon = strchr(*text, ':');

    if (!colon)
        return 0;
    uint32_t speaker = person_called(loader, *text, (size_t)(colon - *text));
    if (speaker)
        *text = colon + 1 + strspn(colon + 1, " ");
    return speaker;
}

/* Each paragraph of a text is a line.  `speaker` 0: the paragraph says. */
static void add_paragraphs(struct loader *loader, struct run *run, program when,
                           uint32_t speaker, const struct yaml_node *node,
                           const char *key)
{
    /* The loader's own copy, cut up in place. */
    char *text = (char *)(uintptr_t)load_shown(&loader->load, node, key);

    while (text) {
        char *end = strstr(text, "\n\n");
        if (end)
            *end = '\0';
        const char *said = text;
        uint32_t who = speaker ? speaker : speaker_of(loader, &said);
        if (!speaker && who && !*said)
            load_report(&loader->load, CODE_BAD_VALUE, node,
                        "write the words behind the colon, in the same "
                        "paragraph",
                        "nothing stands behind `%.60s`", text);
        add_line(loader, run, when, who, said);
        text = end ? end + 2 : NULL;
    }
}

/* A key of several words is more likely told than said. */
static bool report_told(struct loader *loader, const struct yaml_node *key)
{
    struct text help = {0}, told = {0};
    bool bare = !key->next->length, braces = load_has_no_colon(key);

    if (!memchr(key->text, ' ', key->length) || key->next->kind != YAML_TEXT ||
        key->length + key->next->length > TOLD_MAX)
        return false;
    text_format(&told, "%s%s%s%s", key->text, braces ? "" : ":",
                bare ? "" : " ", key->next->text);
    text_put(&help, braces ? "write `" : "if it is told, write `");
    quote_text(told.bytes, told.length, &help);
    text_put(&help,
             bare ? "`" : "`; if it is said, add the person to `people`");
    if (braces)
        load_report(&loader->load, CODE_UNKNOWN_NAME, key, help.bytes,
                    "text that begins with `{` needs quotes");
    else
        load_report(&loader->load, CODE_UNKNOWN_NAME, key, help.bytes,
                    "what stands before a colon is a person, and nobody in "
                    "`people` is called `%.60s`",
                    key->text);
    text_release(&told);
    text_release(&help);
    return true;
}

/* A key that is no person: one of the other two, misspelt? */
static void report_speaker(struct loader *loader, const struct yaml_node *key)
{
    static const char unknown[] = "nobody in `people` has the id";
    struct near near;

    near_begin(&near, key->text);
    near_offer(&near, "when");
    near_offer(&near, "text");
    if (space_is_silent(loader, &loader->people) ||
        load_report_no_colon(&loader->load, key) || report_told(loader, key))
        return;
    if (near.best)
        load_report(&loader->load, CODE_UNKNOWN_NAME, key,
                    *near.best == 'w' ? "write `when:`" : "write `text:`",
                    "%s `%.60s`", unknown, key->text);
    else
        load_report_unknown(&loader->load, CODE_UNKNOWN_NAME, key,
                            yaml_span(key), &loader->people.names, unknown,
                            "add the person to `people`");
}

/* The key of what is said in an item; NULL, after a report, if it has none
 * that means something, or two. */
static const struct yaml_node *find_said(struct loader *loader,
                                         const struct yaml_node *map)
{
    const struct yaml_node *said = NULL;
    bool known = true;

    for (const struct yaml_node *key = map->child; key; key = key->next->next) {
        if (!strcmp(key->text, "when"))
            continue;
        if (strcmp(key->text, "text") != 0 &&
            !names_find(&loader->people.names, key->text, key->length)) {
            report_speaker(loader, key);
            known = false;
        } else if (said) {
            load_report(&loader->load, CODE_UNKNOWN_KEY, key,
                        "begin a new item with `- ` for each speaker",
                        "`%.60s` is the second one to speak in this item",
                        key->text);
            return NULL;
        } else {
            said = key;
        }
    }
    if (!said && known && !map->open)
        load_report(&loader->load, CODE_MISSING_KEY, map,
                    "write `text: …` for what is told, or the id of a "
                    "person and what they say",
                    "this item has nothing to say");
    return said;
}

/* What is said in `person: text` or told in `text: …`, perhaps with `when`. */
static void add_map(struct loader *loader, struct run *run,
                    const struct yaml_node *map)
{
    const struct yaml_node *said = find_said(loader, map);
    program when = 0;

    for (const struct yaml_node *key = map->child; key; key = key->next->next)
        if (!strcmp(key->text, "when"))
            when = load_expression(loader, key->next, EXPRESSION_TRUTH);
    if (said)
        add_paragraphs(
            loader, run, when,
            names_find(&loader->people.names, said->text, said->length),
            said->next, said->text);
}

struct run load_lines(struct loader *loader, const struct yaml_node *node)
{
    struct primum_scenario *words = &loader->scenario->words;
    struct run run = {loader->scenario->line_count, 0};
    bool list = node->kind == YAML_LIST;

    for (const struct yaml_node *item = list ? node->child : node; item;
         item = list ? item->next : NULL) {
        if (item->kind == YAML_MAP)
            add_map(loader, &run, item);
        else
            add_paragraphs(loader, &run, 0, 0, item, "lines");
    }
    if (run.count > words->most_lines)
        words->most_lines = run.count;
    return run;
}
