/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values: what a single text or list of the file may be.  Every scalar is
 * text until a field says otherwise. */
#include "base/memory.h"
#include "base/near.h"
#include "base/text.h"
#include "scenario/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define NUMBER_MAX 1000000
#define ID_MAX 64

/* ---- Texts for people ---- */

/* The first code point that may not be shown, named. */
static void report_control(const struct load *load,
                           const struct yaml_node *node, size_t offset)
{
    uint32_t point = 0;
    size_t length =
        text_point(node->text + offset, node->length - offset, &point);
    char message[96];

    snprintf(message, sizeof message, "%s (U+%04X) stands here",
             point > 0xff
                 ? "an invisible sign that turns the direction of writing"
                 : "a control character",
             (unsigned)point);
    load_report_within(load, CODE_CONTROL_CHARACTER, node, offset, length,
                       message,
                       "take it out; if you see nothing there, delete "
                       "and retype the letters around it");
}

/* A text that came as one line of quotes has only the newlines that its author
 * escaped; one that flows over lines in the file has them for empty lines. */
static bool newline_is_paragraph(const struct yaml_node *node)
{
    return node->style == YAML_FOLDED ||
           (node->style < YAML_LITERAL && node->start.line != node->end.line);
}

/* Turns each newline to a space, each empty line to "\n\n"; blanks at both ends
 * and around a newline go. */
static const char *fold(const struct load *load, const struct yaml_node *node)
{
    const char *from = node->text, *end = from + node->length;
    size_t least = newline_is_paragraph(node) ? 1 : 2;

    from += strspn(from, " ");
    char *text = arena_room(load->arena, 2 * (size_t)node->length), *to = text;

    while (from < end) {
        size_t run = strcspn(from, "\n\t");
        memcpy(to, from, run);
        to += run;
        from += run;
        if (from == end)
            break;
        size_t breaks = 0;
        while (to > text && to[-1] == ' ')
            to--;
        for (; from < end && strchr(" \t\n", *from); from++)
            breaks += *from == '\n';
        if (to > text && from < end) {
            *to++ = breaks >= least ? '\n' : ' ';
            if (breaks >= least)
                *to++ = '\n';
        }
    }
    while (to > text && to[-1] == ' ')
        to--;
    *to = '\0';
    arena_cut(load->arena, to + 1);
    return text;
}

/* After a report, so that nothing else is said of the same text. */
static const char refused[] = "";

/* Most texts can stay as they are. */
static bool needs_folding(const struct yaml_node *node)
{
    return node->text[0] == ' ' || node->text[node->length - 1] == ' ' ||
           strpbrk(node->text, "\n\t");
}

const char *load_shown(const struct load *load, const struct yaml_node *node,
                       const char *key)
{
    if (!load_expect(load, node, YAML_TEXT, key, "text"))
        return refused;
    size_t hostile = text_hostile(node->text, node->length);
    if (hostile < node->length) {
        report_control(load, node, hostile);
        return refused;
    }
    if (node->comment_follows) {
        load_report_lost(load, node);
        return refused;
    }
    const char *text =
        needs_folding(node) ? fold(load, node) : load_kept(load, node);
    if (!*text)
        load_report(load, CODE_BAD_VALUE, node, "write it, or take the key out",
                    "`%.60s` is empty", key);
    return text;
}

struct primum_texts load_texts(const struct load *load,
                               const struct yaml_node *node, const char *key)
{
    bool list = node->kind == YAML_LIST;
    uint32_t count = 0, most = list ? node->length : 1;
    const char **items = arena_new(load->arena, (most + 1) * sizeof *items);

    for (const struct yaml_node *item = list ? node->child : node; item;
         item = list ? item->next : NULL)
        items[count++] = load_shown(load, item, key);
    return (struct primum_texts){items, count};
}

/* A code that may be allowed; else says why not. */
static bool is_advice(const struct load *load, const struct yaml_node *item)
{
    enum code code = code_find(item->text);
    struct near near;

    if (code < CODE_COUNT && code_kind(code) == CODE_ADVISED)
        return true;
    if (code < CODE_COUNT) {
        load_report(load, CODE_BAD_VALUE, item,
                    "mend what it is about, and take this out",
                    code_kind(code) == CODE_PROVED
                        ? "`%s` is proved and not advised, so it cannot be "
                          "allowed"
                        : "`%s` is about what cannot be read, so it cannot be "
                          "allowed",
                    item->text);
        return false;
    }
    near_begin(&near, item->text);
    for (code = 0; code < CODE_COUNT; code++)
        if (code_kind(code) == CODE_ADVISED)
            near_offer(&near, code_name(code));
    char help[128];
    snprintf(help, sizeof help, near.best ? "write `%s`" : "%s",
             near.best ? near.best
                       : "write a code as it stands in brackets behind a "
                         "message: `no-intent`");
    load_report(load, CODE_UNKNOWN_NAME, item, help,
                "there is no advice `%.60s`", item->text);
    return false;
}

struct primum_texts load_codes(const struct load *load,
                               const struct yaml_node *node)
{
    bool list = node->kind == YAML_LIST;
    uint32_t count = 0, most = list ? node->length : 1;
    const char **items = arena_new(load->arena, (most + 1) * sizeof *items);

    for (const struct yaml_node *item = list ? node->child : node; item;
         item = list ? item->next : NULL)
        if (load_expect(load, item, YAML_TEXT, "allow",
                        "a code such as `no-intent`") &&
            is_advice(load, item))
            items[count++] = load_kept(load, item);
    return (struct primum_texts){items, count};
}

const char *load_words(const struct load *load, const struct yaml_node *key)
{
    char *words = arena_text(load->arena, key->text, key->length);

    for (char *c = words; *c; c++)
        if (*c == '-' || *c == '_')
            *c = ' ';
    return words;
}

/* ---- Numbers and words ---- */

bool load_number(const char *text, size_t length, int32_t *number)
{
    bool minus = length && *text == '-';
    int32_t value = 0;

    for (size_t i = minus; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        if (value <= NUMBER_MAX)
            value = value * 10 + (text[i] - '0');
    }
    *number = minus ? -value : value;
    return length > minus && value <= NUMBER_MAX;
}

bool load_whole(const struct load *load, const struct yaml_node *node,
                const char *key, int32_t least, int32_t most, int32_t *number)
{
    int32_t value;
    char range[80];

    snprintf(range, sizeof range, "a whole number from %d to %d", (int)least,
             (int)most);
    if (!load_expect(load, node, YAML_TEXT, key, range))
        return false;
    if (!load_number(node->text, node->length, &value) || value < least ||
        value > most) {
        char help[128];
        size_t digits = strspn(node->text, "0123456789");
        if (digits && load_number(node->text, digits, &value) &&
            value >= least && value <= most && node->text[digits] == ' ')
            snprintf(help, sizeof help, "write the number alone: `%d`",
                     (int)value);
        else
            snprintf(help, sizeof help, "write %s", range);
        load_report(load, CODE_BAD_VALUE, node, help,
                    "`%.60s` cannot be `%.40s`", key, node->text);
        return false;
    }
    *number = value;
    return true;
}

bool load_percent(const struct load *load, const struct yaml_node *node,
                  const char *key, double *share)
{
    static const char form[] = "a percentage such as `60%` or `7.5%`";

    if (!load_expect(load, node, YAML_TEXT, key, form))
        return false;
    size_t digits = strspn(node->text, "0123456789"), length = digits;
    if (node->text[length] == '.')
        length += 1 + strspn(node->text + length + 1, "0123456789");
    /* The digits as one whole number, so that no locale is asked. */
    double value = 0, scale = 100;
    for (size_t i = 0; i < length; i++) {
        if (i == digits)
            continue;
        value = value * 10 + (node->text[i] - '0');
        scale *= i > digits ? 10 : 1;
    }
    if (!digits || length > 12 || node->text[length - 1] == '.' ||
        strcmp(node->text + length, "%") != 0 || value / scale > 1) {
        load_report(load, CODE_BAD_VALUE, node,
                    "write a percentage from `0%` to `100%`",
                    "`%.60s` should be %s", key, form);
        return false;
    }
    *share = value / scale;
    return true;
}

void load_list_words(struct text *text, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        text_format(text, "%s`%s`",
                    !i             ? ""
                    : words[i + 1] ? ", "
                                   : " or ",
                    words[i]);
}

/* What people write for one of these words, where that can be told. */
static const char *word_meant(const char *text, const char *const *words)
{
    static const struct {
        const char *said, *meant;
    } others[] = {
        {"yes", "true"}, {"on", "true"},   {"y", "true"},  {"1", "true"},
        {"no", "false"}, {"off", "false"}, {"n", "false"}, {"0", "false"},
    };
    struct near near;

    near_begin(&near, text);
    for (size_t i = 0; words[i]; i++)
        near_offer(&near, words[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        for (size_t w = 0; words[w]; w++)
            if (!strcmp(words[w], others[i].meant) &&
                !strcasecmp(text, others[i].said))
                return words[w];
    return near.best;
}

static void add_word_help(struct text *help, const char *text,
                          const char *const *words)
{
    const char *meant = word_meant(text, words);

    text_put(help, "write ");
    if (meant)
        text_format(help, "`%s`", meant);
    else
        load_list_words(help, words);
}

bool load_word(const struct load *load, const struct yaml_node *node,
               const char *key, const char *const *words, uint8_t *word)
{
    struct text choices = {0};
    bool found = false;

    if (node->kind == YAML_TEXT)
        for (uint8_t i = 0; words[i] && !found; i++)
            if (!strcmp(words[i], node->text)) {
                *word = i;
                found = true;
            }
    if (!found) {
        load_list_words(&choices, words);
        if (load_expect(load, node, YAML_TEXT, key, choices.bytes)) {
            struct text help = {0};
            add_word_help(&help, node->text, words);
            load_report(load, CODE_BAD_VALUE, node, help.bytes,
                        "`%.60s` cannot be `%.40s`", key, node->text);
            text_release(&help);
        }
        text_release(&choices);
    }
    return found;
}

bool load_flag(const struct load *load, const struct yaml_node *node,
               const char *key, bool *flag)
{
    static const char *const words[] = {"true", "false", NULL};
    uint8_t word;

    if (!load_word(load, node, key, words, &word))
        return false;
    *flag = !word;
    return true;
}

/* ---- Ids ---- */

static bool is_id(const char *text, size_t length, char joiner)
{
    if (!length || length > ID_MAX)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (!(c >= 'a' && c <= 'z') &&
            !(i && ((c >= '0' && c <= '9') || c == joiner)))
            return false;
    }
    return true;
}

/* What the id was probably meant to be: lower case, joined. */
static void suggest(const char *text, char joiner, char suggestion[ID_MAX + 1])
{
    size_t length = 0;

    for (; *text && length < ID_MAX; text++) {
        char c = *text >= 'A' && *text <= 'Z' ? (char)(*text | 32) : *text;
        if ((c >= 'a' && c <= 'z') || (length && c >= '0' && c <= '9'))
            suggestion[length++] = c;
        else if (length && suggestion[length - 1] != joiner)
            suggestion[length++] = joiner;
    }
    while (length && suggestion[length - 1] == joiner)
        length--;
    suggestion[length] = '\0';
}

void load_id(const struct load *load, const struct yaml_node *key, char joiner,
             const char *const *reserved)
{
    char help[160], suggestion[ID_MAX + 1];

    if (!is_id(key->text, key->length, joiner)) {
        if (load_report_odd(load, CODE_BAD_ID, key))
            return;
        suggest(key->text, joiner, suggestion);
        snprintf(help, sizeof help,
                 "begin with a small letter; go on with small letters, digits "
                 "and `%c`%s%s%s",
                 joiner, *suggestion ? ": `" : "", suggestion,
                 *suggestion ? "`" : "");
        load_report(load, CODE_BAD_ID, key, help,
                    key->length > ID_MAX ? "`%.60s…` is too long for an id"
                                         : "`%.60s` cannot be an id",
                    key->text);
        return;
    }
    for (size_t i = 0; reserved && reserved[i]; i++)
        if (!strcmp(reserved[i], key->text))
            load_report(load, CODE_BAD_ID, key, "choose another id",
                        "`%s` means something else in the language", key->text);
}

char *primum_id_suggest(const char *text)
{
    char suggestion[ID_MAX + 1];
    size_t length = strlen(text);

    if (is_id(text, length, '-'))
        return memory_text(text, length);
    suggest(text, '-', suggestion);
    return *suggestion ? memory_text(suggestion, strlen(suggestion)) : NULL;
}
