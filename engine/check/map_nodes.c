/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What arrows go from and to: scenes are tables with a row for each choice,
 * endings have a shape for each outcome.  A row says where its choice leads, so
 * that arrows need no words. */
#include "check/map_drawing.h"
#include "check/map_label.h"

#include <stdlib.h>

const char *const drawing_shades[DRAWING_SHADES] = {
    "#ffffff", "#e3eef5", "#bcd9e8", "#8fc1dc", "#62a5cc",
};

#define TITLE_COLUMNS 30
#define ENDING_COLUMNS 22
#define WORDS_COLUMNS 38
#define WORDS_LINES 2 /* of what is said or done; the file has the rest */
#define ALL_LINES SIZE_MAX

#define CELL "<TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">"
#define SMALL "<FONT POINT-SIZE=\"8\">"

static const struct shape {
    const char *name, *fill;
    int outlines;
} shapes[] = {
    [PRIMUM_HELPED] = {"ellipse", "#62a5cc", 2},
    [PRIMUM_MIXED] = {"hexagon", "#bcd9e8", 1},
    [PRIMUM_HARMED] = {"octagon", "#ffffff", 1},
};

/* ---- Figures ---- */

static const char *shade_of(const struct range *range)
{
    double mean = range->sum / (double)range->count;
    size_t shade = (size_t)(mean * DRAWING_SHADES);

    return drawing_shades[shade < DRAWING_SHADES ? shade : DRAWING_SHADES - 1];
}

/* A cell; without any state there is no figure. */
static void put_figure(const struct drawing *drawing, const struct range *range,
                       const char *head)
{
    text_format(drawing->out, "<TD BGCOLOR=\"%s\">",
                range->count ? shade_of(range) : drawing_shades[0]);
    if (head)
        text_format(drawing->out, SMALL "%s</FONT><BR/>", head);
    if (range->count)
        map_put_range(drawing->out, range, "<BR/>to ");
    else
        text_put(drawing->out, "-");
    text_put(drawing->out, "</TD>");
}

static void put_figures(const struct drawing *drawing,
                        const struct range figures[FIGURES], bool heads)
{
    if (!drawing->figures)
        return;
    put_figure(drawing, &figures[FIGURE_BEST], heads ? "at its best" : NULL);
    put_figure(drawing, &figures[FIGURE_RANDOM], heads ? "at random" : NULL);
}

/* ---- Words ---- */

static void put_bold(const struct drawing *drawing, const char *words)
{
    text_put(drawing->out, "<B>");
    label_put_lines(drawing->out, words, TITLE_COLUMNS, ALL_LINES, LABEL_LEFT);
    text_put(drawing->out, "</B>");
}

static void put_small(const struct drawing *drawing, const char *words)
{
    text_put(drawing->out, SMALL);
    label_put_lines(drawing->out, words, WORDS_COLUMNS + 8, ALL_LINES,
                    LABEL_LEFT);
    text_put(drawing->out, "</FONT>");
}

/* "to plan: 6 to 8 in 10" */
static void put_way(const struct drawing *drawing,
                    const struct map_arrow *arrow, bool alone)
{
    struct text words = {0};

    if (map_stays(drawing->map, arrow))
        text_put(&words, "stays in the scene");
    else
        text_format(&words, "%sto %s", arrow->back ? "back " : "",
                    place_id(drawing->scenario, arrow->target));
    if (!alone && arrow->chance.count) {
        text_put(&words, ": ");
        map_put_range(&words, &arrow->chance, " to ");
    }
    put_small(drawing, words.bytes);
    text_release(&words);
}

static void put_ways(const struct drawing *drawing, uint32_t choice)
{
    struct run run = drawing->map->choices[choice].arrows;

    for (uint32_t a = run.first; a < run.first + run.count; a++)
        put_way(drawing, &drawing->map->arrows[a], run.count == 1);
}

/* ---- Choices ---- */

/* With `plainly`, it needs no word where it leads: there is one arrow. */
static void put_choice(const struct drawing *drawing, uint32_t number,
                       bool reached, bool plainly)
{
    const struct primum_choice *choice =
        &drawing->scenario->words.choices[number];
    const struct map_choice *known = &drawing->map->choices[number];

    text_put(drawing->out, "<TR>" CELL);
    put_bold(drawing, choice->id);
    label_put_lines(drawing->out, choice->say ? choice->say : choice->deed,
                    WORDS_COLUMNS, WORDS_LINES, LABEL_LEFT);
    if (drawing->map->impact && reached && !known->offered)
        put_small(drawing, "never on offer");
    if (!plainly)
        put_ways(drawing, number);
    text_put(drawing->out, "</TD>");
    put_figures(drawing, known->figures, false);
    text_put(drawing->out, "</TR>");
}

static void put_choices(const struct drawing *drawing, struct run choices,
                        bool reached)
{
    bool plainly = map_common_target(drawing->map, choices);

    for (uint32_t c = choices.first; c < choices.first + choices.count; c++)
        put_choice(drawing, c, reached, plainly);
}

/* ---- Scenes ---- */

enum frame { FRAME_USUAL, FRAME_START, FRAME_LOST };

static void begin_table(const struct drawing *drawing, const char *name,
                        bool rounded, enum frame frame)
{
    static const struct {
        int border;
        const char *color, *style, *rounded;
    } frames[] = {
        [FRAME_USUAL] = {1, DRAWING_BLACK, "SOLID", "ROUNDED"},
        [FRAME_START] = {3, DRAWING_BLACK, "SOLID", "ROUNDED"},
        [FRAME_LOST] = {1, DRAWING_PALE, "DASHED", "ROUNDED,DASHED"},
    };

    text_format(drawing->out,
                "  \"%s\" [label=<<TABLE BGCOLOR=\"white\" BORDER=\"%d\" "
                "CELLBORDER=\"%d\" CELLSPACING=\"0\" CELLPADDING=\"4\" "
                "COLOR=\"%s\" STYLE=\"%s\">",
                name, frames[frame].border, !rounded, frames[frame].color,
                rounded ? frames[frame].rounded : frames[frame].style);
}

static void end_table(const struct drawing *drawing)
{
    text_put(drawing->out, "</TABLE>>];\n");
}

static const char *lost_words(const struct drawing *drawing)
{
    return drawing->map->impact ? "never reached" : "nothing leads here";
}

/* Its title, its id, and what is to be known of it. */
static void put_head(const struct drawing *drawing, place scene, bool reached)
{
    const struct scene_rule *rule = &drawing->scenario->scenes[scene];

    text_put(drawing->out, "<TR>" CELL);
    put_bold(drawing, map_title(drawing->map, scene));
    if (drawing->scenario->words.scenes[scene].title)
        put_small(drawing, place_id(drawing->scenario, scene));
    if (scene == drawing->scenario->words.start)
        put_small(drawing, "the conversation begins here");
    if (!reached)
        put_small(drawing, lost_words(drawing));
    if (rule->passes) {
        put_small(drawing, "goes on by itself");
        put_ways(drawing, rule->own.first);
    }
    text_put(drawing->out, "</TD>");
    put_figures(drawing, drawing->map->places[scene].figures, true);
    text_put(drawing->out, "</TR>");
}

void drawing_put_scene(const struct drawing *drawing, place scene)
{
    const struct scene_rule *rule = &drawing->scenario->scenes[scene];
    bool reached = map_reached(drawing->map, scene);
    bool start = scene == drawing->scenario->words.start;

    begin_table(drawing, place_id(drawing->scenario, scene), rule->passes,
                start      ? FRAME_START
                : !reached ? FRAME_LOST
                           : FRAME_USUAL);
    put_head(drawing, scene, reached);
    if (!rule->passes)
        put_choices(drawing, rule->own, reached);
    end_table(drawing);
}

/* ---- Endings ---- */

static void put_centred(const struct drawing *drawing, const char *words)
{
    label_put_lines(drawing->out, words, ENDING_COLUMNS, ALL_LINES,
                    LABEL_CENTRE);
}

void drawing_put_ending(const struct drawing *drawing, place ending)
{
    const struct primum_scenario *words = &drawing->scenario->words;
    const struct shape *shape =
        &shapes[words->endings[ending - words->scene_count].outcome];
    const struct range *often =
        &drawing->map->places[ending].figures[FIGURE_RANDOM];
    bool reached = map_reached(drawing->map, ending);

    text_format(drawing->out,
                "  \"%s\" [shape=%s, peripheries=%d, margin=\"0.05\", "
                "style=\"filled%s\", fillcolor=\"%s\", label=<<B>",
                place_id(drawing->scenario, ending), shape->name,
                shape->outlines, reached ? "" : ",dashed", shape->fill);
    put_centred(drawing, map_title(drawing->map, ending));
    text_put(drawing->out, "</B>" SMALL);
    put_centred(drawing, place_id(drawing->scenario, ending));
    text_put(drawing->out, "</FONT>");
    put_centred(drawing, map_outcome(drawing->map, ending));
    if (!reached)
        put_centred(drawing, lost_words(drawing));
    else if (often->count) {
        text_put(drawing->out, "at random: ");
        map_put_range(drawing->out, often, " to ");
    }
    text_put(drawing->out, ">];\n");
}

/* ---- What is outside of all scenes ---- */

void drawing_put_anytime(const struct drawing *drawing)
{
    struct run anytime = drawing->scenario->anytime;

    if (!anytime.count)
        return;
    begin_table(drawing, DRAWING_ANYTIME, false, FRAME_USUAL);
    text_put(drawing->out, "<TR>" CELL);
    put_bold(drawing, "On offer in every scene with choices");
    text_put(drawing->out, "</TD>");
    if (drawing->figures)
        text_put(drawing->out, "<TD>" SMALL "at its best</FONT></TD>"
                               "<TD>" SMALL "at random</FONT></TD>");
    text_put(drawing->out, "</TR>");
    put_choices(drawing, anytime, true);
    end_table(drawing);
}

static void put_interrupt(const struct drawing *drawing, uint32_t number)
{
    const struct map *map = drawing->map;
    struct text words = {0};

    text_format(&words, "when %s", map_condition(map, number));
    text_put(drawing->out, "<TR>" CELL);
    label_put_lines(drawing->out, words.bytes, WORDS_COLUMNS, ALL_LINES,
                    LABEL_LEFT);
    text_release(&words);
    text_format(&words, "to %s",
                place_id(drawing->scenario,
                         drawing->scenario->interrupts[number].next));
    put_small(drawing, words.bytes);
    text_release(&words);
    if (map->impact && !map->cuts[number])
        put_small(drawing, "never happens");
    text_put(drawing->out, "</TD></TR>");
}

void drawing_put_interrupts(const struct drawing *drawing)
{
    if (!drawing->scenario->interrupt_count)
        return;
    begin_table(drawing, DRAWING_INTERRUPTS, false, FRAME_USUAL);
    text_put(drawing->out, "<TR>" CELL);
    put_bold(drawing, "Cuts any scene short");
    text_put(drawing->out, "</TD></TR>");
    for (uint32_t i = 0; i < drawing->scenario->interrupt_count; i++)
        put_interrupt(drawing, i);
    end_table(drawing);
}
