/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of words for changes, standings and grades, and what is put
 * together from them.  Knows no screen and no session. */
#include "words.h"

#include "buffer.h"

#include <stdlib.h>
#include <string.h>

/* ---- Sizes --------------------------------------------------------------- */

/* How to say a change that takes up to this share of the range. */
static const struct size {
    int percent;
    const char *more, *less;
    const char *higher, *lower;
} sizes[] = {
    {15, "a little more", "a little less", "a little higher", "a little lower"},
    {35, "more", "less", "higher", "lower"},
    {100, "much more", "much less", "much higher", "much lower"},
};

/* How to say a place on the range, up to this share of it. */
static const struct place {
    int percent;
    const char *word;
} places[] = {
    {0, "at its lowest"},    {34, "low"}, {66, "in the middle"}, {99, "high"},
    {100, "at its highest"},
};

/* 0 to 100, for what lies within the range. */
static int percent_of(const struct primum_gauge *gauge, int32_t amount)
{
    int64_t range = (int64_t)gauge->max - gauge->min;
    int64_t size = amount < 0 ? -(int64_t)amount : amount;
    /* Rounded up, so that only an end of the range is at an end. */
    return range > 0 ? (int)((100 * size + range - 1) / range) : 0;
}

static const struct size *size_of(const struct primum_gauge *gauge,
                                  int32_t change)
{
    const struct size *size = sizes;
    while (percent_of(gauge, change) > size->percent)
        size++;
    return size;
}

static const char *place_of(const struct primum_gauge *gauge, int32_t value)
{
    const struct place *place = places;
    while (percent_of(gauge, value - gauge->min) > place->percent)
        place++;
    return place->word;
}

/* ---- Changes ------------------------------------------------------------- */

const char *words_person(const struct primum_scenario *scenario,
                         uint32_t person)
{
    const struct primum_person *somebody = &scenario->people[person];
    return somebody->name ? somebody->name : somebody->id;
}

char *words_gauge(const struct primum_scenario *scenario, uint32_t number)
{
    const struct primum_gauge *gauge = &scenario->gauges[number];
    const char *name = gauge->name ? gauge->name : gauge->id;
    if (gauge->of == scenario->with || !gauge->of)
        return buffer_text("%s", name);
    return buffer_text("%s (%s)", name, words_person(scenario, gauge->of));
}

char *words_step(const struct primum_scenario *scenario, size_t number,
                 uint32_t scene)
{
    const char *title = scenario->scenes[scene].title;
    return buffer_text("Step %zu%s%s", number, title ? ", " : "",
                       title ? title : "");
}

static void put_change(struct buffer *text,
                       const struct primum_scenario *scenario, uint32_t number,
                       int32_t change)
{
    const struct primum_gauge *gauge = &scenario->gauges[number];
    const struct size *size = size_of(gauge, change);
    if (text->length > 0)
        buffer_put(text, ", ");
    buffer_format(text, "%s %s", change > 0 ? size->more : size->less,
                  gauge->name ? gauge->name : gauge->id);
    if (gauge->of && gauge->of != scenario->with)
        buffer_format(text, " for %s", words_person(scenario, gauge->of));
}

char *words_changes(const struct primum_scenario *scenario,
                    const struct primum_state *before,
                    const struct primum_state *after)
{
    struct buffer text = {0};
    for (uint32_t i = 1; i <= scenario->gauge_count; i++) {
        int32_t change =
            primum_state_value(after, i) - primum_state_value(before, i);
        if (change != 0 && !scenario->gauges[i].fact)
            put_change(&text, scenario, i, change);
    }
    return text.length > 0 ? buffer_take(&text) : NULL;
}

bool words_has_gauges(const struct primum_scenario *scenario)
{
    /* Gauges come before facts. */
    return scenario->gauge_count > 0 && !scenario->gauges[1].fact;
}

char *words_since(const struct primum_scenario *scenario,
                  const struct primum_state *before,
                  const struct primum_state *after)
{
    char *changes = words_changes(scenario, before, after);
    if (changes || !words_has_gauges(scenario))
        return changes;
    return buffer_text("much the same as before");
}

char *words_effects(const struct primum_scenario *scenario,
                    const struct primum_state *before, uint32_t response)
{
    struct primum_state *after = primum_state_new(scenario);
    primum_after(scenario, before, response, after);
    char *changes = words_changes(scenario, before, after);
    primum_state_free(after);
    return changes;
}

bool words_lost(const struct primum_scenario *scenario,
                const struct primum_state *before,
                const struct primum_state *after)
{
    for (uint32_t i = 1; i <= scenario->gauge_count; i++) {
        const struct primum_gauge *gauge = &scenario->gauges[i];
        int32_t change =
            primum_state_value(after, i) - primum_state_value(before, i);
        if (gauge->fact)
            continue;
        if ((gauge->good == PRIMUM_GOOD_HIGH && change < 0) ||
            (gauge->good == PRIMUM_GOOD_LOW && change > 0))
            return true;
    }
    return false;
}

char *words_phrase(const char *text)
{
    size_t length = strlen(text);
    bool stopped = length > 0 && text[length - 1] == '.';
    return buffer_text("%.*s", (int)(length - stopped), text);
}

char *words_title(const struct primum_response *response)
{
    return words_phrase(response->title ? response->title : "No answer");
}

/* ---- Standings ----------------------------------------------------------- */

/* "3 of 10", or where the range does not begin at 0, "3, from -5 to 5". */
static void put_value(struct buffer *text, const struct primum_gauge *gauge,
                      int32_t value)
{
    if (gauge->min == 0)
        buffer_format(text, "%d of %d", value, gauge->max);
    else
        buffer_format(text, "%d, from %d to %d", value, gauge->min, gauge->max);
}

static void put_place(struct buffer *text, const struct primum_gauge *gauge,
                      int32_t value)
{
    buffer_format(text, "%s, ", place_of(gauge, value));
    put_value(text, gauge, value);
}

char *words_place(const struct primum_gauge *gauge, int32_t value)
{
    struct buffer text = {0};
    put_place(&text, gauge, value);
    return buffer_take(&text);
}

char *words_standing(const struct primum_gauge *gauge, int32_t value,
                     int32_t start)
{
    struct buffer text = {0};
    const struct size *size = size_of(gauge, value - start);
    put_place(&text, gauge, value);
    if (value == start)
        buffer_put(&text, "; as at the start");
    else
        buffer_format(&text, "; %s than at the start",
                      value > start ? size->higher : size->lower);
    return buffer_take(&text);
}

char *words_meter(const struct primum_gauge *gauge, int32_t value)
{
    enum { CELLS = 10 };
    struct buffer text = {0};
    int full = percent_of(gauge, value - gauge->min) / (100 / CELLS);
    buffer_put(&text, "[");
    for (int i = 0; i < CELLS; i++)
        buffer_put(&text, i < full ? "#" : "-");
    buffer_put(&text, "] ");
    put_value(&text, gauge, value);
    return buffer_take(&text);
}

/* ---- Tags and sources ---------------------------------------------------- */

static void put_item(struct buffer *text, const char *between, const char *item)
{
    if (text->length > 0)
        buffer_put(text, between);
    buffer_put(text, item);
}

char *words_names(const struct primum_catalogue *catalogue,
                  struct primum_list entries)
{
    struct buffer text = {0};
    for (uint32_t i = 0; catalogue && i < entries.count; i++) {
        const struct primum_entry *entry =
            &catalogue->entries[entries.items[i]];
        put_item(&text, "; ", entry->name ? entry->name : entry->id);
    }
    return text.length > 0 ? buffer_take(&text) : NULL;
}

const char *words_grade(char grade)
{
    static const char *const grades[] = {
        "trials or a meta-analysis on this behaviour",
        "observational studies in this field",
        "studies from a neighbouring field",
        "consensus or ethics",
    };
    return grade >= 'A' && grade <= 'D' ? grades[grade - 'A'] : "not graded";
}

char *words_sources(const struct primum_catalogue *catalogue,
                    struct primum_list evidence)
{
    struct buffer text = {0};
    for (uint32_t i = 0; catalogue && i < evidence.count; i++) {
        const struct primum_evidence *source =
            &catalogue->evidence[evidence.items[i]];
        put_item(&text, "; ", source->cite ? source->cite : source->id);
        buffer_format(&text, " (%s)", words_grade(source->grade));
    }
    return text.length > 0 ? buffer_take(&text) : NULL;
}

char *words_join(struct primum_texts texts, const char *between)
{
    struct buffer text = {0};
    for (uint32_t i = 0; i < texts.count; i++)
        put_item(&text, between, texts.items[i]);
    return text.length > 0 ? buffer_take(&text) : NULL;
}

char *words_first_sentence(const char *text)
{
    size_t end = 0;
    while (text[end] &&
           !(strchr(".?!", text[end]) && strchr(" \n", text[end + 1])))
        end++;
    return buffer_text("%.*s", (int)(text[end] ? end + 1 : end), text);
}
