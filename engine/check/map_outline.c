/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map in words, line by line, for who hears it as well as for who sees it.
 * Knows how it is said; what is said is known to the map. */
#include "check/map.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

struct outline {
    const struct map *map;
    const struct scenario *scenario;
    struct text *out;
};

enum depth { HEADING = 0, BODY = 2, UNDER = 4 };

/* ---- Lines ---- */

/* Texts come in with the newlines they have between paragraphs: a line is one
 * all the same. */
static void put_words(const struct outline *outline, const char *words)
{
    for (; *words; words++)
        text_add(outline->out, *words == '\n' ? " " : words, 1);
}

static void begin(const struct outline *outline, enum depth depth)
{
    if (depth == HEADING && outline->out->length)
        text_put(outline->out, "\n");
    text_fill(outline->out, ' ', (size_t)depth);
}

static void put_line(const struct outline *outline, enum depth depth,
                     const char *words)
{
    begin(outline, depth);
    put_words(outline, words);
    text_put(outline->out, "\n");
}

/* ---- Where it leads ---- */

/* "plan, Saturday", "gone, She cancels (harmed)" */
static void put_place(const struct outline *outline, place where)
{
    const char *id = place_id(outline->scenario, where);
    const char *title = map_title(outline->map, where);

    put_words(outline, id);
    if (strcmp(id, title) != 0) {
        text_put(outline->out, ", ");
        put_words(outline, title);
    }
    if (place_is_ending(outline->scenario, where))
        text_format(outline->out, " (%s)", map_outcome(outline->map, where));
}

static void put_target(const struct outline *outline, place target, bool back)
{
    text_put(outline->out, place_is_ending(outline->scenario, target)
                               ? "to the ending "
                           : back ? "back to "
                                  : "on to ");
    put_place(outline, target);
    text_put(outline->out, ".\n");
}

/* "Leads on to plan, Saturday.", "6 to 8 in 10: stays in the scene." */
static void put_way(const struct outline *outline, enum depth depth,
                    const struct map_arrow *arrow, bool alone)
{
    bool stays = map_stays(outline->map, arrow);

    begin(outline, depth);
    if (alone) {
        text_put(outline->out, stays ? "Stays" : "Leads ");
    } else if (!arrow->chance.count) {
        text_put(outline->out, stays ? "May stay" : "May lead ");
    } else {
        map_put_range(outline->out, &arrow->chance, " to ");
        text_put(outline->out, stays ? ": stays" : ": ");
    }
    if (stays)
        text_put(outline->out, " in the scene.\n");
    else
        put_target(outline, arrow->target, arrow->back);
}

static void put_ways(const struct outline *outline, enum depth depth,
                     uint32_t choice)
{
    struct run run = outline->map->choices[choice].arrows;

    for (uint32_t a = run.first; a < run.first + run.count; a++)
        put_way(outline, depth, &outline->map->arrows[a], run.count == 1);
}

/* "Helps from here: at its best 6 to 9 in 10; at random 2 in 10." */
static void put_figures(const struct outline *outline, enum depth depth,
                        const char *when, const struct range figures[FIGURES])
{
    static const char *const names[FIGURES] = {
        [FIGURE_BEST] = "at its best ",
        [FIGURE_RANDOM] = "at random ",
    };
    const char *between = when;

    for (size_t f = 0; f < FIGURES; f++) {
        if (!figures[f].count)
            continue;
        if (between == when)
            begin(outline, depth);
        text_put(outline->out, between);
        text_put(outline->out, names[f]);
        map_put_range(outline->out, &figures[f], " to ");
        between = "; ";
    }
    if (between != when)
        text_put(outline->out, ".\n");
}

/* ---- Choices and scenes ---- */

static void put_choice(const struct outline *outline, uint32_t number,
                       bool reached)
{
    const struct primum_choice *choice =
        &outline->scenario->words.choices[number];
    const struct map_choice *known = &outline->map->choices[number];

    begin(outline, BODY);
    text_format(outline->out, "%s, %s: ", choice->id,
                choice->say ? "say" : "do");
    put_words(outline, choice->say ? choice->say : choice->deed);
    text_put(outline->out, "\n");
    if (outline->map->impact && reached && !known->offered)
        put_line(outline, UNDER, "Never on offer.");
    put_ways(outline, UNDER, number);
    put_figures(outline, UNDER, "Helps after that: ", known->figures);
}

static void put_choices(const struct outline *outline, struct run choices,
                        bool reached)
{
    for (uint32_t c = choices.first; c < choices.first + choices.count; c++)
        put_choice(outline, c, reached);
}

static void put_lost(const struct outline *outline)
{
    put_line(outline, BODY,
             outline->map->impact ? "Never reached, whatever is chosen."
                                  : "Nothing leads here.");
}

static void put_scene(const struct outline *outline, place scene)
{
    const struct scene_rule *rule = &outline->scenario->scenes[scene];
    bool reached = map_reached(outline->map, scene);

    begin(outline, HEADING);
    text_put(outline->out, "Scene ");
    put_place(outline, scene);
    text_put(outline->out, "\n");
    if (scene == outline->scenario->words.start)
        put_line(outline, BODY, "The conversation begins here.");
    if (!reached)
        put_lost(outline);
    put_figures(outline, BODY,
                "Helps from here: ", outline->map->places[scene].figures);
    if (rule->passes) {
        put_line(outline, BODY, "It goes on by itself.");
        put_ways(outline, BODY, rule->own.first);
    } else {
        put_choices(outline, rule->own, reached);
    }
}

/* ---- What is outside of all scenes, and endings ---- */

static void put_anytime(const struct outline *outline)
{
    struct run anytime = outline->scenario->anytime;

    if (!anytime.count)
        return;
    put_line(outline, HEADING, "On offer in every scene with choices");
    put_choices(outline, anytime, true);
}

static void put_interrupts(const struct outline *outline)
{
    const struct scenario *scenario = outline->scenario;

    if (scenario->interrupt_count)
        put_line(outline, HEADING, "What cuts any scene short");
    for (uint32_t i = 0; i < scenario->interrupt_count; i++) {
        begin(outline, BODY);
        text_put(outline->out, "When ");
        put_words(outline, map_condition(outline->map, i));
        text_put(outline->out, ": ");
        put_target(outline, scenario->interrupts[i].next, false);
        if (outline->map->impact && !outline->map->cuts[i])
            put_line(outline, UNDER, "Never happens.");
    }
}

static void put_ending(const struct outline *outline, place ending)
{
    const struct range *often =
        &outline->map->places[ending].figures[FIGURE_RANDOM];

    begin(outline, HEADING);
    text_put(outline->out, "Ending ");
    put_place(outline, ending);
    text_put(outline->out, "\n");
    if (!map_reached(outline->map, ending)) {
        put_lost(outline);
    } else if (often->count) {
        text_put(outline->out, "  Reached at random: ");
        map_put_range(outline->out, often, " to ");
        text_put(outline->out, ".\n");
    }
}

/* ---- The whole of it ---- */

/* "1 scene, ", "30 scenes, " */
static void put_count(const struct outline *outline, uint32_t count,
                      const char *what, const char *behind)
{
    text_format(outline->out, "%" PRIu32 " %s%s%s", count, what,
                count == 1 ? "" : "s", behind);
}

static uint32_t spoken_choices(const struct primum_scenario *words)
{
    uint32_t count = 0;

    for (uint32_t c = 1; c <= words->choice_count; c++)
        count += words->choices[c].say || words->choices[c].deed;
    return count;
}

static void put_head(const struct outline *outline)
{
    const struct primum_scenario *words = &outline->scenario->words;

    put_line(outline, HEADING, words->title);
    begin(outline, BODY);
    put_count(outline, words->scene_count, "scene", ", ");
    put_count(outline, spoken_choices(words), "choice", ", ");
    put_count(outline, words->ending_count, "ending",
              "; what is nearest to the start comes first.\n");
    if (!outline->map->places[words->start].figures[FIGURE_BEST].count) {
        put_line(outline, BODY,
                 "Without figures: how often the support helps was not "
                 "worked out.");
        return;
    }
    put_line(
        outline, BODY,
        "Figures are ranges, for there are many ways to come to a scene: "
        "in how many such conversations the support helps. At its best is the "
        "most that choosing well can do; at random, each choice is taken "
        "with the same chance.");
    begin(outline, BODY);
    map_put_caution(outline->out, outline->map);
    text_put(outline->out, "\n");
}

char *primum_map_outline(const struct primum_scenario *words,
                         const struct primum_impact *impact)
{
    struct text out = {0};
    struct map map;

    map_init(&map, words, impact);
    const struct outline outline = {&map, map.scenario, &out};
    put_head(&outline);
    for (uint32_t i = 0; i < words->scene_count; i++)
        put_scene(&outline, map.order[i]);
    put_anytime(&outline);
    put_interrupts(&outline);
    for (uint32_t e = 1; e <= words->ending_count; e++)
        put_ending(&outline, words->scene_count + e);
    map_release(&map);
    return text_take(&out);
}
