/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map as a graph for Graphviz to draw: its arrows, its legend, and how all
 * of it is set.  What arrows go from and to is known to map_nodes.c. */
#include "base/memory.h"
#include "check/map_drawing.h"
#include "check/map_label.h"

#include <stdlib.h>

#define FONT "fontname=\"Helvetica,Arial,sans-serif\""

/* ---- Arrows ---- */

struct look {
    bool back, never;
    bool free; /* has no say in what stands above what */
};

static void put_arrow(const struct drawing *drawing, const char *from,
                      place target, struct look look)
{
    text_format(drawing->out, "  \"%s\" -> \"%s\"", from,
                place_id(drawing->scenario, target));
    text_put(drawing->out, look.never ? " [style=dotted, color=\"" DRAWING_PALE
                                        "\""
                           : look.back ? " [style=dashed"
                                       : " [style=solid");
    text_put(drawing->out, look.free ? ", constraint=false];\n" : "];\n");
}

/* Is it so for all arrows of these that lead there, that nobody takes them? */
static bool never_taken(const struct map *map, uint32_t first, uint32_t end,
                        place target)
{
    for (uint32_t a = first; map->impact && a < end; a++)
        if (map->arrows[a].target == target && map->arrows[a].chance.most > 0)
            return false;
    return map->impact != NULL;
}

/* A scene stands as far down as it is from the start; an arrow that does not
 * lead further must not change that. */
static bool leads_on(const struct drawing *drawing,
                     const struct map_arrow *arrow)
{
    const struct map_place *places = drawing->map->places;
    place from = drawing->scenario->words.choices[arrow->choice].scene;

    return place_is_ending(drawing->scenario, arrow->target) ||
           !places[from].by_scenes || !places[arrow->target].by_scenes ||
           places[from].distance < places[arrow->target].distance;
}

/* One for each place that the choices lead to.  `drawn`, by place: the last
 * that it was drawn for. */
static void put_arrows(const struct drawing *drawing, const char *from,
                       struct run choices, uint32_t *drawn)
{
    const struct map *map = drawing->map;

    if (!choices.count)
        return;
    struct run last = map->choices[choices.first + choices.count - 1].arrows;
    uint32_t first = map->choices[choices.first].arrows.first;
    uint32_t end = last.first + last.count;
    for (uint32_t a = first; a < end; a++) {
        const struct map_arrow *arrow = &map->arrows[a];
        if (!arrow->target || drawn[arrow->target] == choices.first)
            continue;
        drawn[arrow->target] = choices.first;
        put_arrow(
            drawing, from, arrow->target,
            (struct look){.back = arrow->back,
                          .never = never_taken(map, a, end, arrow->target),
                          .free = arrow->back || !leads_on(drawing, arrow)});
    }
}

static void put_all_arrows(const struct drawing *drawing)
{
    const struct scenario *scenario = drawing->scenario;
    const struct primum_scenario *words = &scenario->words;
    uint32_t *drawn = memory_new(
        (words->scene_count + words->ending_count + 1) * sizeof *drawn);

    for (place scene = 1; scene <= words->scene_count; scene++)
        put_arrows(drawing, words->scenes[scene].id,
                   scenario->scenes[scene].own, drawn);
    put_arrows(drawing, DRAWING_ANYTIME, scenario->anytime, drawn);
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        put_arrow(drawing, DRAWING_INTERRUPTS, scenario->interrupts[i].next,
                  (struct look){.never = drawing->map->impact &&
                                         !drawing->map->cuts[i]});
    free(drawn);
}

/* ---- The legend ---- */

static void put_line(const struct drawing *drawing, const char *words)
{
    text_put(drawing->out, "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">");
    label_put_lines(drawing->out, words, 100, SIZE_MAX, LABEL_LEFT);
    text_put(drawing->out, "</TD></TR>");
}

static void put_shades(const struct drawing *drawing)
{
    static const char *const words[DRAWING_SHADES] = {
        "under 2 in 10", "2 to 4 in 10",    "4 to 6 in 10",
        "6 to 8 in 10",  "8 in 10 or more",
    };

    text_put(drawing->out,
             "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"1\" "
             "CELLSPACING=\"0\"><TR><TD BORDER=\"0\">The support helps in, "
             "on average over the states of a scene:</TD>");
    for (size_t i = 0; i < DRAWING_SHADES; i++)
        text_format(drawing->out, "<TD BGCOLOR=\"%s\">%s</TD>",
                    drawing_shades[i], words[i]);
    text_put(drawing->out, "</TR></TABLE></TD></TR>");
}

static void put_figures(const struct drawing *drawing)
{
    struct text caution = {0};

    put_shades(drawing);
    put_line(drawing,
             "Figures are ranges, for there are many ways to come to a scene. "
             "At its best: the most that choosing well can do. At random: each "
             "choice "
             "is taken with the same chance. Beside a choice: after it was "
             "taken.");
    map_put_caution(&caution, drawing->map);
    put_line(drawing, caution.bytes);
    text_release(&caution);
}

static void put_legend(const struct drawing *drawing)
{
    text_put(drawing->out, "  label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                           "CELLSPACING=\"0\"><TR><TD ALIGN=\"LEFT\">"
                           "<FONT POINT-SIZE=\"16\"><B>");
    label_put(drawing->out, drawing->scenario->words.title);
    text_put(drawing->out, "</B></FONT></TD></TR>");
    put_line(drawing,
             "Boxes are scenes, with a row for each choice; those with round "
             "corners go on by themselves. Endings are ovals with a double "
             "line where the support helped, have six sides where it is mixed, "
             "and eight where it harmed. Arrows of dashes lead back to where "
             "one came from; dots, and frames of dashes, are never reached.");
    if (drawing->figures)
        put_figures(drawing);
    else
        put_line(drawing, "Without figures and shades: how often the "
                          "support helps was not worked out.");
    text_put(drawing->out, "</TABLE>>;\n");
}

/* ---- The whole of it ---- */

/* Scenes that are as far from the start stand beside one another. */
static void put_ranks(const struct drawing *drawing)
{
    const struct map *map = drawing->map;
    uint32_t count = drawing->scenario->words.scene_count;

    for (uint32_t i = 0; i < count;) {
        uint32_t distance = map->places[map->order[i]].distance;
        text_put(drawing->out, "  {rank=same;");
        for (; i < count && map->places[map->order[i]].distance == distance;
             i++)
            if (map->places[map->order[i]].by_scenes)
                text_format(drawing->out, " \"%s\";",
                            place_id(drawing->scenario, map->order[i]));
        text_put(drawing->out, "}\n");
    }
}

static void put_graph(const struct drawing *drawing)
{
    const struct primum_scenario *words = &drawing->scenario->words;

    text_put(drawing->out,
             "digraph scenario {\n"
             "  graph [bgcolor=white, charset=\"UTF-8\", " FONT
             ", fontsize=10, labelloc=b, labeljust=l, nodesep=0.4, "
             "ranksep=0.45];\n"
             "  node [shape=plain, " FONT ", fontsize=10];\n"
             "  edge [color=\"#333333\", arrowsize=0.8];\n");
    put_legend(drawing);
    for (uint32_t i = 0; i < words->scene_count; i++)
        drawing_put_scene(drawing, drawing->map->order[i]);
    for (uint32_t e = 1; e <= words->ending_count; e++)
        drawing_put_ending(drawing, words->scene_count + e);
    drawing_put_anytime(drawing);
    drawing_put_interrupts(drawing);
    put_ranks(drawing);
    put_all_arrows(drawing);
    text_put(drawing->out, "}\n");
}

char *primum_map_dot(const struct primum_scenario *words,
                     const struct primum_impact *impact)
{
    struct text out = {0};
    struct map map;

    map_init(&map, words, impact);
    const struct drawing drawing = {
        .map = &map,
        .scenario = map.scenario,
        .out = &out,
        .figures = map.places[words->start].figures[FIGURE_BEST].count > 0,
    };
    put_graph(&drawing);
    map_release(&map);
    return text_take(&out);
}
