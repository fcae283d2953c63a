/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the language, gathered from the tables that read them, and the
 * words that other tools have in their place.  Knows what keys there are, and
 * roughly what stands under them; decides nothing about a file. */
#include "scenario/keys.h"

#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const struct fields *const things[] = {
    &scenario_fields, &person_fields,    &gauge_fields,       &fact_fields,
    &scene_fields,    &choice_fields,    &response_fields,    &route_fields,
    &ending_fields,   &interrupt_fields, &expectation_fields,
};

/* Under keys that are not here stands a text, or that and more. */
static const char *const items[] = {"responses", "next", "interrupts",
                                    "expect"};
static const char *const lists[] = {
    "lines",     "facts",    "reflect",    "allow",   "content_notes",
    "sources",   "evidence", "authors",    "license", "based_on",
    "practices", "harms",    "reviewed_by"};
static const char *const groups[] = {"people",  "gauges",  "facts",
                                     "scenes",  "endings", "anytime",
                                     "choices", "effects"};

/* What people write who come from other tools, or from plain English.  Where a
 * word has several rows, the first that the thing has is meant. */
static const struct {
    const char *word, *key;
} habits[] = {
    {"text", "say"},
    {"text", "lines"},
    {"speech", "say"},
    {"ask", "say"},
    {"action", "do"},
    {"description", "lines"},
    {"description", "summary"},
    {"description", "about"},
    {"narration", "lines"},
    {"dialogue", "lines"},
    {"dialog", "lines"},
    {"goto", "next"},
    {"go_to", "next"},
    {"target", "next"},
    {"then", "next"},
    {"leads_to", "next"},
    {"options", "choices"},
    {"answers", "responses"},
    {"reactions", "responses"},
    {"if", "when"},
    {"condition", "when"},
    {"chance", "odds"},
    {"probability", "odds"},
    {"weight", "odds"},
    {"likelihood", "odds"},
    {"characters", "people"},
    {"character", "people"},
    {"cast", "people"},
    {"person", "people"},
    {"persons", "people"},
    {"actors", "people"},
    {"variables", "gauges"},
    {"meters", "gauges"},
    {"stats", "gauges"},
    {"flags", "facts"},
    {"changes", "effects"},
    {"result", "outcome"},
    {"reason", "intent"},
    {"warnings", "content_notes"},
    {"duration", "minutes"},
    {"initial", "start"},
};

static bool same(const char *word, size_t length, const char *key)
{
    return strlen(key) == length && !memcmp(word, key, length);
}

static const struct field *find(const struct fields *fields, const char *word,
                                size_t length)
{
    for (size_t i = 0; i < fields->count; i++)
        if (fields->rows[i].kind != FIELD_STRAY &&
            same(word, length, fields->rows[i].key))
            return &fields->rows[i];
    return NULL;
}

bool key_is_known(const char *word, size_t length)
{
    for (size_t i = 0; i < LENGTH(things); i++)
        if (find(things[i], word, length))
            return true;
    return false;
}

static bool is_among(const char *word, size_t length, const char *const *words,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (same(word, length, words[i]))
            return true;
    return false;
}

bool key_takes_list(const char *word, size_t length)
{
    return key_takes_items(word, length) ||
           is_among(word, length, lists, LENGTH(lists));
}

bool key_takes_items(const char *word, size_t length)
{
    return is_among(word, length, items, LENGTH(items));
}

bool key_takes_group(const char *word, size_t length)
{
    return is_among(word, length, groups, LENGTH(groups));
}

const struct field *key_meant(const struct fields *fields, const char *word)
{
    const struct field *meant = NULL;

    for (size_t i = 0; !meant && i < LENGTH(habits); i++)
        if (!strcmp(habits[i].word, word))
            meant = find(fields, habits[i].key, strlen(habits[i].key));
    return meant;
}

bool key_add_owners(struct text *text, const char *key)
{
    const struct fields *owners[LENGTH(things)];
    size_t count = 0;

    for (size_t i = 0; i < LENGTH(things); i++)
        if (find(things[i], key, strlen(key)))
            owners[count++] = things[i];
    for (size_t i = 0; i < count; i++)
        text_format(text, "%s%s",
                    !i              ? ""
                    : i < count - 1 ? ", "
                                    : " or ",
                    owners[i]->what);
    return count;
}
