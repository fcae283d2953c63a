/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum map`: the picture of a scenario.  Knows the forms that it comes in
 * and where they go; what is in it, the library knows. */
#include "buffer.h"
#include "command.h"
#include "graphviz.h"
#include "progress.h"
#include "save.h"
#include "spare.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct drawing {
    const struct invocation *invocation;
    const struct primum_scenario *scenario;
    const struct primum_impact *impact; /* NULL: not worked out */
};

/* A form of the picture, and what a file of it ends in. */
struct form {
    const char *name, *suffix;
    bool machine; /* not for the eyes of people */
    int (*draw)(const struct drawing *drawing, struct buffer *out);
};

/* ---- Forms --------------------------------------------------------------- */

static int draw_dot(const struct drawing *drawing, struct buffer *out)
{
    char *graph = primum_map_dot(drawing->scenario, drawing->impact);
    buffer_put(out, graph);
    free(graph);
    return PRIMUM_OK;
}

static int draw_text(const struct drawing *drawing, struct buffer *out)
{
    char *outline = primum_map_outline(drawing->scenario, drawing->impact);
    buffer_put(out, outline);
    free(outline);
    return PRIMUM_OK;
}

static int draw_svg(const struct drawing *drawing, struct buffer *out)
{
    char *graph = primum_map_dot(drawing->scenario, drawing->impact);
    enum graphviz how = graphviz_draw(graph, out);
    free(graph);
    if (how == GRAPHVIZ_ABSENT)
        return invocation_fail(
            drawing->invocation, PRIMUM_WORLD,
            "Graphviz draws the picture, and its program `dot` is not here. "
            "Install the package \"graphviz\": with apt, dnf, pacman or brew. "
            "Without it, `--format text` says the same in words.");
    if (how == GRAPHVIZ_FAILED)
        return invocation_fail(
            drawing->invocation, PRIMUM_WORLD,
            "Graphviz (`dot -Tsvg`) did not draw the picture. `--format text` "
            "says the same in words.");
    return PRIMUM_OK;
}

static const struct form forms[] = {
    {"text", ".txt", false, draw_text},
    {"dot", ".dot", true, draw_dot},
    {"svg", ".svg", true, draw_svg},
};

#define FORMS (sizeof forms / sizeof *forms)

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), behind = strlen(end);
    return length >= behind && strcmp(text + length - behind, end) == 0;
}

/* The one that was asked for by its name, or by that of the file; else the
 * first.  NULL: the file does not say. */
static const struct form *form_of(const char *name, const char *file)
{
    for (size_t i = 0; i < FORMS; i++)
        if (name ? strcmp(forms[i].name, name) == 0
                 : file && ends_in(file, forms[i].suffix))
            return &forms[i];
    return file ? NULL : &forms[0];
}

/* ---- Where it goes ------------------------------------------------------- */

/* A line without indent is a heading, the first one the title. */
static void show_line(struct screen *screen, const char *line, bool first)
{
    if (!*line)
        screen_gap(screen);
    else if (*line == ' ')
        screen_lines(screen, line);
    else if (first)
        screen_title(screen, line);
    else
        screen_heading(screen, line, NULL);
}

/* Takes the outline apart. */
static int show_outline(const struct invocation *invocation, char *outline)
{
    for (char *line = outline, *end; (end = strchr(line, '\n'));
         line = end + 1) {
        *end = '\0';
        show_line(invocation->out, line, line == outline);
    }
    return invocation_turn_pages(invocation);
}

static int save(const struct invocation *invocation, const char *path,
                const struct buffer *picture)
{
    int error = save_over(path, picture->bytes, picture->length);
    if (error)
        return invocation_fail(invocation, PRIMUM_WORLD,
                               "%s cannot be written: %s.", path,
                               strerror(error));
    char *text = buffer_text("%s is written.", path);
    screen_note(invocation->err, text);
    free(text);
    return PRIMUM_OK;
}

static int deliver(const struct invocation *invocation, const struct form *form,
                   struct buffer *picture)
{
    const char *path = invocation_value(invocation, "output");
    if (path)
        return save(invocation, path, picture);
    if (!form->machine)
        return show_outline(invocation, picture->bytes);
    screen_machine(invocation->out, picture->bytes);
    return PRIMUM_OK;
}

/* ---- The command --------------------------------------------------------- */

/* Where it cannot be worked out, that is said, and the picture has less in
 * it. */
static int solve(const struct drawing *drawing, struct primum_impact **impact)
{
    const struct invocation *invocation = drawing->invocation;
    size_t count = primum_map_questions(drawing->scenario, NULL);
    struct primum_question *questions =
        buffer_memory(NULL, count * sizeof *questions);
    struct progress progress;
    const struct primum_effort effort = {
        .memory = spare_memory(), .go_on = progress_go_on, .with = &progress};
    char *problem;
    int status = PRIMUM_OK;
    primum_map_questions(drawing->scenario, questions);
    progress_begin(&progress, invocation->err);
    primum_impact_solve(drawing->scenario, NULL, questions, count, &effort,
                        impact, &problem);
    if (progress_end(&progress))
        status = invocation_fail(invocation, EXIT_LEFT,
                                 "Stopped before all of it was worked out.");
    else if (problem)
        invocation_fail(invocation, PRIMUM_OK,
                        "%s. The map is drawn without figures.", problem);
    free(problem);
    free(questions);
    return status;
}

static int draw(struct drawing *drawing, const struct form *form)
{
    struct primum_impact *impact = NULL;
    struct buffer picture = {0};
    int status = solve(drawing, &impact);
    drawing->impact = impact;
    if (status == PRIMUM_OK)
        status = form->draw(drawing, &picture);
    if (status == PRIMUM_OK)
        status = deliver(drawing->invocation, form, &picture);
    buffer_release(&picture);
    primum_impact_free(impact);
    return status;
}

/* What can be understood without the scenario; NULL, said why, if it cannot. */
static const struct form *read_options(const struct invocation *invocation)
{
    const char *file = invocation_value(invocation, "output");
    const struct form *form =
        form_of(invocation_value(invocation, "format"), file);
    if (file && (ends_in(file, ".yaml") || ends_in(file, ".yml"))) {
        invocation_fail(invocation, PRIMUM_USAGE,
                        "%s looks like a scenario, and the picture would take "
                        "its place. Name it .svg, .dot or .txt.",
                        file);
        return NULL;
    }
    if (!form)
        invocation_fail(invocation, PRIMUM_USAGE,
                        "What is %s to be? Let its name end in .svg, .dot or "
                        ".txt, or say --format.",
                        file);
    if (form && form->draw == draw_svg && !file && isatty(STDOUT_FILENO)) {
        invocation_fail(invocation, PRIMUM_USAGE,
                        "An SVG is a picture for a file: add, for example, "
                        "`--output map.svg`, and open that in a browser.");
        return NULL;
    }
    return form;
}

static int show_map(const struct invocation *invocation, const char *path)
{
    struct drawing drawing = {.invocation = invocation};
    const struct form *form = read_options(invocation);
    if (!form)
        return PRIMUM_USAGE;
    int status = invocation_open(invocation, path, "drawn", &drawing.scenario);
    if (status == PRIMUM_OK)
        status = draw(&drawing, form);
    primum_scenario_free(drawing.scenario);
    return status;
}

static int run(const struct invocation *invocation)
{
    return invocation_with_path(invocation, show_map);
}

static const struct option_row options[] = {
    {"format", '\0', "dot|svg|text",
     "in words (the default), drawn, or for Graphviz to draw"},
    {"output", 'o', "FILE", "to a file; its name may say the form: map.svg"},
    {0},
};

const struct command command_map = {
    .name = "map",
    .summary = "the picture of a scenario",
    .arguments = "SCENARIO",
    .about =
        "Shows how a scenario hangs together: its scenes, what can be chosen "
        "in them, where that leads and how likely it is, and what is never "
        "reached. Beside each scene and choice stands in how many "
        "conversations the support helps from there, coached at its best and "
        "at random. All of that is computed from the author's estimates; none "
        "of it comes from a study.\n\n"
        "For a picture to look at, `--output map.svg`: Graphviz draws it, "
        "which must be installed. The words need nothing.",
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
