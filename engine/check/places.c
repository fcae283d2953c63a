/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goes through the tables of a scenario in turn.  Knows which rows have
 * expressions, and under which keys they were written. */
#include "check/places.h"

struct places places_of(const struct check *check)
{
    return (struct places){.scenario = check->scenario, .number = 1};
}

/* ---- One after the other ---- */

/* How many there are of what has expressions of a kind. */
static uint32_t count_of(const struct scenario *scenario, enum place_kind kind)
{
    const struct primum_scenario *words = &scenario->words;

    switch (kind) {
    case PLACE_CHOICE:
        return words->choice_count;
    case PLACE_RESPONSE:
    case PLACE_ODDS:
    case PLACE_RESPONSE_LINE:
        return words->response_count;
    case PLACE_SCENE_LINE:
        return words->scene_count;
    case PLACE_ENDING_LINE:
        return words->ending_count;
    default:
        return scenario->interrupt_count;
    }
}

static struct run lines_of(const struct places *places)
{
    const struct scenario *scenario = places->scenario;

    switch (places->kind) {
    case PLACE_SCENE_LINE:
        return scenario->scenes[places->number].lines;
    case PLACE_RESPONSE_LINE:
        return scenario->responses[places->number].lines;
    default:
        return scenario->ending_lines[places->number];
    }
}

static bool has_lines(enum place_kind kind)
{
    return kind == PLACE_SCENE_LINE || kind == PLACE_RESPONSE_LINE ||
           kind == PLACE_ENDING_LINE;
}

/* The paragraphs of one item share its `when`. */
static program next_line(struct places *places, uint32_t *line)
{
    const struct line_rule *lines = places->scenario->lines;
    struct run run = lines_of(places);

    while (places->row < run.count) {
        uint32_t row = run.first + places->row++;
        program when = lines[row].when;
        if (!when || (row > run.first && lines[row - 1].when == when))
            continue;
        *line = places->line++;
        return when;
    }
    return 0;
}

/* The one expression of its kind that the thing at hand may have. */
static program only_one(const struct places *places)
{
    const struct scenario *scenario = places->scenario;

    switch (places->kind) {
    case PLACE_CHOICE:
        return scenario->choices[places->number].when;
    case PLACE_RESPONSE:
        return scenario->responses[places->number].when;
    case PLACE_ODDS:
        return scenario->responses[places->number].odds;
    default:
        return scenario->interrupts[places->number - 1].when;
    }
}

static void go_on(struct places *places)
{
    places->row = places->line = 0;
    places->number++;
}

bool places_next(struct places *places, struct place_of_program *at)
{
    for (; places->kind <= PLACE_INTERRUPT; places->kind++) {
        while (places->number <= count_of(places->scenario, places->kind)) {
            *at = (struct place_of_program){.kind = places->kind,
                                            .number = places->number};
            if (has_lines(places->kind))
                at->expression = next_line(places, &at->line);
            else
                at->expression = only_one(places);
            if (!at->expression || !has_lines(places->kind))
                go_on(places);
            if (at->expression)
                return true;
        }
        places->number = 1;
    }
    return false;
}

/* ---- In the file ---- */

/* The `when` of the item of a list that is the one with this number to have
 * one. */
static const struct yaml_node *when_of_line(const struct yaml_node *lines,
                                            uint32_t number)
{
    const struct yaml_node *item =
        lines->kind == YAML_LIST ? lines->child : lines;

    for (;; item = item->next) {
        const struct yaml_node *when = where_value(item, "when");
        if (when && !number--)
            return when;
    }
}

const struct yaml_node *places_node(struct check *check,
                                    const struct place_of_program *at)
{
    struct where *where = &check->where;
    const struct yaml_node *map;

    switch (at->kind) {
    case PLACE_CHOICE:
        return where_value(where_choice(where, at->number)->next, "when");
    case PLACE_RESPONSE:
        return where_value(where_response(where, at->number), "when");
    case PLACE_ODDS:
        return where_value(where_response(where, at->number), "odds");
    case PLACE_SCENE_LINE:
        map = where_scene(where, at->number)->next;
        break;
    case PLACE_RESPONSE_LINE:
        map = where_response(where, at->number);
        break;
    case PLACE_ENDING_LINE:
        map = where_ending(where, at->number)->next;
        break;
    default:
        return where_value(where_item(where, "interrupts", at->number - 1),
                           "when");
    }
    return when_of_line(where_value(map, "lines"), at->line);
}
