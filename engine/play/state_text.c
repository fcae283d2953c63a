/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A state as one writes it: scene=door,trust=2,asked=true,spent=door/press.
 * Reading starts from the start state and changes what is named; writing
 * names what differs from it, in file order, so each state has one shortest
 * text.  Knows no rule of the language beyond ranges and what is `once`. */
#include "base/memory.h"
#include "base/near.h"
#include "base/text.h"
#include "play/spent.h"
#include "play/step.h"
#include "primum.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- Reading ---- */

struct reading {
    const struct scenario *scenario;
    struct primum_state *state;
    bool *given; /* by variable; [0] is the scene */
    struct text problem;
};

/* Says what is wrong; always false, to be returned. */
__attribute__((format(printf, 2, 3))) static bool
refuse(struct reading *reading, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    text_vformat(&reading->problem, format, arguments);
    va_end(arguments);
    return false;
}

/* The same for a name that is unknown, with the one that is near. */
static bool refuse_name(struct reading *reading, const char *what,
                        const struct near *near)
{
    refuse(reading, "there is no %s \"%s\"", what, near->word);
    if (near->best)
        refuse(reading, "; did you mean \"%s\"?", near->best);
    return false;
}

static bool give_once(struct reading *reading, uint32_t variable,
                      const char *name)
{
    if (reading->given[variable])
        return refuse(reading, "\"%s\" is given twice", name);
    reading->given[variable] = true;
    return true;
}

/* A whole number; one too long for 64 bits becomes the largest. */
static bool whole_read(const char *text, long long *number)
{
    size_t sign = text[0] == '-';
    size_t digits = strspn(text + sign, "0123456789");

    *number = strtoll(text, NULL, 10);
    return digits && !text[sign + digits];
}

/* The scene with this id, or 0 and a problem. */
static uint32_t scene_find(struct reading *reading, const char *id)
{
    const struct primum_scenario *words = &reading->scenario->words;
    struct near near;

    near_begin(&near, id);
    for (uint32_t s = 1; s <= words->scene_count; s++) {
        if (strcmp(words->scenes[s].id, id) == 0)
            return s;
        near_offer(&near, words->scenes[s].id);
    }
    for (uint32_t e = 1; e <= words->ending_count; e++)
        if (strcmp(words->endings[e].id, id) == 0)
            return refuse(reading, "\"%s\" is an ending, not a scene", id);
    return refuse_name(reading, "scene", &near);
}

static bool scene_read(struct reading *reading, const char *id)
{
    if (!give_once(reading, 0, "scene"))
        return false;
    uint32_t scene = scene_find(reading, id);
    if (!scene)
        return false;
    reading->state->place = scene;
    return true;
}

static bool fact_read(struct reading *reading, uint32_t fact, const char *value)
{
    bool yes = strcmp(value, "true") == 0;

    if (!yes && strcmp(value, "false") != 0)
        return refuse(reading, "the fact \"%s\" is true or false, not \"%s\"",
                      reading->scenario->words.gauges[fact].id, value);
    reading->state->values[fact - 1] = yes;
    return true;
}

static bool gauge_read(struct reading *reading, uint32_t gauge,
                       const char *value)
{
    const struct primum_gauge *words = &reading->scenario->words.gauges[gauge];
    long long number;

    if (!whole_read(value, &number))
        return refuse(reading,
                      "the gauge \"%s\" takes a whole number, not \"%s\"",
                      words->id, value);
    if (number < words->min || number > words->max)
        return refuse(reading,
                      "the gauge \"%s\" goes from %" PRId32 " to %" PRId32
                      ", and %s is outside",
                      words->id, words->min, words->max, value);
    reading->state->values[gauge - 1] = (int32_t)number;
    return true;
}

static bool variable_read(struct reading *reading, const char *id,
                          const char *value)
{
    const struct primum_scenario *words = &reading->scenario->words;
    struct near near;

    near_begin(&near, id);
    near_offer(&near, "scene");
    near_offer(&near, "spent");
    for (uint32_t g = 1; g <= words->gauge_count; g++) {
        near_offer(&near, words->gauges[g].id);
        if (strcmp(words->gauges[g].id, id) != 0)
            continue;
        if (!give_once(reading, g, id))
            return false;
        return words->gauges[g].fact ? fact_read(reading, g, value)
                                     : gauge_read(reading, g, value);
    }
    return refuse_name(reading, "gauge or fact", &near);
}

static bool interrupt_spend(struct reading *reading, long long number)
{
    const struct scenario *scenario = reading->scenario;

    if (number >= scenario->interrupt_count)
        return refuse(reading,
                      "there is no interrupt %lld: this scenario has %" PRIu32
                      ", counted from 0",
                      number, scenario->interrupt_count);
    if (!scenario->interrupts[number].spent)
        return refuse(reading,
                      "interrupt %lld is not `once`, so it is never spent",
                      number);
    spent_set(scenario, reading->state, scenario->interrupts[number].spent);
    return true;
}

/* Can this choice be spent now?  `once: scene` lasts as long as one stays. */
static bool can_be_spent(const struct scenario *scenario,
                         const struct primum_state *state, uint32_t choice)
{
    uint32_t scene = scenario->words.choices[choice].scene;

    return scenario->choices[choice].spent &&
           (scenario->choices[choice].once != ONCE_STAY || !scene ||
            scene == state->place);
}

/* One of `choices`: those of a scene, or the `anytime` ones. */
static bool choice_spend(struct reading *reading, struct run choices,
                         const char *what, const char *id)
{
    const struct scenario *scenario = reading->scenario;
    struct near near;

    near_begin(&near, id);
    for (uint32_t c = choices.first; c < choices.first + choices.count; c++) {
        near_offer(&near, scenario->words.choices[c].id);
        if (strcmp(scenario->words.choices[c].id, id) != 0)
            continue;
        if (!scenario->choices[c].spent)
            return refuse(reading,
                          "the %s \"%s\" is not `once`, so it is "
                          "never spent",
                          what, id);
        if (!can_be_spent(scenario, reading->state, c))
            return refuse(reading,
                          "the %s \"%s\" is `once: scene`, so it "
                          "is spent only in its own scene",
                          what, id);
        spent_set(scenario, reading->state, scenario->choices[c].spent);
        return true;
    }
    return refuse_name(reading, what, &near);
}

static bool scene_spend(struct reading *reading, const char *scene_id,
                        const char *id)
{
    uint32_t scene = scene_find(reading, scene_id);

    if (!scene)
        return false;
    const struct primum_scene *words = &reading->scenario->words.scenes[scene];
    if (words->passes)
        return refuse(reading,
                      "the scene \"%s\" goes on by itself and has "
                      "no choice to spend",
                      scene_id);
    return choice_spend(reading, (struct run){words->choice, words->choices},
                        "choice", id);
}

/* A choice begins with a letter, so interrupt/0 is no choice of a scene that
 * happens to be called `interrupt`. */
static bool spent_read(struct reading *reading, char *value)
{
    char *slash = strchr(value, '/');
    long long number;

    if (!slash)
        return refuse(reading,
                      "\"%s\" cannot be spent: write "
                      "spent=SCENE/CHOICE, spent=/CHOICE for an `anytime` "
                      "choice, or spent=interrupt/N",
                      value);
    *slash = '\0';
    if (!*value)
        return choice_spend(reading, reading->scenario->anytime,
                            "`anytime` choice", slash + 1);
    if (strcmp(value, "interrupt") == 0 && whole_read(slash + 1, &number) &&
        slash[1] != '-')
        return interrupt_spend(reading, number);
    return scene_spend(reading, value, slash + 1);
}

static bool is_scene(const struct primum_scenario *words, const char *id)
{
    for (uint32_t s = 1; s <= words->scene_count; s++)
        if (strcmp(words->scenes[s].id, id) == 0)
            return true;
    return false;
}

static bool item_read(struct reading *reading, char *item)
{
    char *equals = strchr(item, '=');

    if (!equals && is_scene(&reading->scenario->words, item))
        return refuse(reading, "\"%s\" is a scene: write scene=%s", item, item);
    if (!equals)
        return refuse(reading, "\"%s\" has no value: write %s=...", item,
                      *item ? item : "NAME");
    *equals = '\0';
    if (strcmp(item, "scene") == 0)
        return scene_read(reading, equals + 1);
    if (strcmp(item, "spent") == 0)
        return spent_read(reading, equals + 1);
    return variable_read(reading, item, equals + 1);
}

/* Reads those of the items between the commas that are about what is spent,
 * or the others; an empty text has none. */
static bool items_read(struct reading *reading, const char *text, bool spent)
{
    static const char prefix[] = "spent=";

    while (*text) {
        size_t length = strcspn(text, ",");
        bool due = !strncmp(text, prefix, sizeof prefix - 1) == spent;
        char *item = memory_text(text, length);
        bool understood = !due || item_read(reading, item);
        free(item);
        if (!understood)
            return false;
        text += length + (text[length] == ',');
    }
    return true;
}

struct primum_state *primum_state_parse(const struct primum_scenario *words,
                                        const char *text, char **problem)
{
    struct reading reading = {
        .scenario = scenario_of(words),
        .state = primum_state_new(words),
        .given = memory_new((words->gauge_count + 1) * sizeof(bool)),
    };
    struct text safe = {0};

    /* What is not understood is repeated in the problem. */
    text_add_safe(&safe, text, strlen(text));
    char *items = text_take(&safe);
    /* What can be spent depends on the scene. */
    bool understood =
        items_read(&reading, items, false) && items_read(&reading, items, true);
    free(items);
    free(reading.given);
    *problem = NULL;
    if (understood)
        return reading.state;
    *problem = text_take(&reading.problem);
    primum_state_free(reading.state);
    return NULL;
}

/* ---- Writing ---- */

/* One more item, behind a comma if it is not the first. */
__attribute__((format(printf, 2, 3))) static void
item_write(struct text *text, const char *format, ...)
{
    va_list arguments;

    if (text->length)
        text_put(text, ",");
    va_start(arguments, format);
    text_vformat(text, format, arguments);
    va_end(arguments);
}

static void variables_write(struct text *text,
                            const struct primum_scenario *words,
                            const struct primum_state *state)
{
    for (uint32_t g = 1; g <= words->gauge_count; g++) {
        const struct primum_gauge *gauge = &words->gauges[g];
        int32_t value = state->values[g - 1];
        if (value == gauge->start)
            continue;
        if (gauge->fact)
            item_write(text, "%s=%s", gauge->id, value ? "true" : "false");
        else
            item_write(text, "%s=%" PRId32, gauge->id, value);
    }
}

static void spent_write(struct text *text, const struct scenario *scenario,
                        const struct primum_state *state)
{
    const struct primum_scenario *words = &scenario->words;

    for (uint32_t c = 1; c <= words->choice_count; c++) {
        const struct primum_choice *choice = &words->choices[c];
        if (can_be_spent(scenario, state, c) &&
            spent_is(scenario, state, scenario->choices[c].spent))
            item_write(text, "spent=%s/%s",
                       choice->scene ? words->scenes[choice->scene].id : "",
                       choice->id);
    }
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        if (spent_is(scenario, state, scenario->interrupts[i].spent))
            item_write(text, "spent=interrupt/%" PRIu32, i);
}

char *primum_state_format(const struct primum_scenario *words,
                          const struct primum_state *state)
{
    const struct scenario *scenario = scenario_of(words);
    struct text text = {0};

    if (state->place != words->start)
        item_write(&text, "scene=%s", place_id(scenario, state->place));
    variables_write(&text, words, state);
    spent_write(&text, scenario, state);
    return text_take(&text);
}
