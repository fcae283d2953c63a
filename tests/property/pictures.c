/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Graphviz takes every graph of a map, whatever the texts in it are: it reads
 * it as one, draws it without a word, and the SVG is well-formed.  Where there
 * is no `dot`, or no `xmllint`, that part is left out, and it is said so. */
#include "primum.h"
#include "support/child.h"
#include "support/tally.h"
#include "support/trial.h"

#include <string.h>

#define READ 150 /* graphs that `dot` only reads */
#define DRAWN 16 /* and that it draws */

enum { CALM, READS, DRAWS, FORM, TALLIES };

static struct tally tallies[TALLIES] = {
    [CALM] = {"a graph has no character that XML does not have", 0, 0},
    [READS] = {"Graphviz reads every graph", 0, 0},
    [DRAWS] = {"Graphviz draws it without a word", 0, 0},
    [FORM] = {"the SVG that it draws is well-formed", 0, 0},
};

static struct primum_impact *solve(const struct primum_scenario *scenario)
{
    struct primum_question questions[64];
    size_t count = primum_map_questions(scenario, NULL);
    struct primum_impact *impact;
    char *problem;

    if (count > sizeof questions / sizeof *questions)
        abort();
    primum_map_questions(scenario, questions);
    primum_impact_solve(scenario, NULL, questions, count, NULL, &impact,
                        &problem);
    free(problem);
    return impact;
}

/* Pieces that mean something to Graphviz, to XML or to HTML, as they are
 * written between the quotation marks of YAML. */
static const char *const pieces[] = {
    "\\\\N",
    "\\\\G",
    "\\\\",
    "\\\"",
    "'",
    "<",
    ">",
    "&",
    "&amp;",
    "&#0;",
    "&#x1F;",
    "]]>",
    "<!--",
    "-->",
    "</svg>",
    "<BR/>",
    "</TABLE>",
    "<![CDATA[",
    "\\uFFFE",
    "\\uFFFF",
    "\\n\\n",
    "{a|b}",
    "\\\\l",
    "%s",
    "*so*",
    "\\u00e9",
    "\\u65e5",
    "\\U0010FFFF",
    "\\u200d",
    "\\u2028",
    "->",
    ";",
    "/* ",
    " ",
    "0123456789abcdefghijklmnop",
};

static void put_pieces(struct text *text, struct dice *dice, const char *key)
{
    uint32_t count = 1 + dice_below(dice, 30);

    text_format(text, "%s: \"x", key);
    while (count--)
        text_put(text,
                 pieces[dice_below(dice, sizeof pieces / sizeof *pieces)]);
    text_put(text, "\"");
}

static const struct primum_scenario *load(const struct text *text)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;

    if (primum_scenario_parse("nasty.yaml", text->bytes, text->length, NULL,
                              report, &scenario)) {
        printf("# %s\n", primum_report_render(report, PRIMUM_FORMAT_HUMAN));
        abort();
    }
    primum_report_free(report);
    return scenario;
}

static const struct primum_scenario *nasty(uint64_t seed)
{
    struct dice dice = dice_for(903, seed);
    struct text text = {0};

    text_put(&text, "primum: 1\n");
    put_pieces(&text, &dice, "title");
    text_put(&text, "\nscenes:\n  n:\n    ");
    put_pieces(&text, &dice, "title");
    text_put(&text, "\n    choices:\n      s: {");
    put_pieces(&text, &dice, "say");
    text_put(&text, ", next: n}\n      subgraph: {");
    put_pieces(&text, &dice, "do");
    text_put(&text, ", next: node}\n  digraph: {next: n}\nendings:\n"
                    "  node: {outcome: mixed, ");
    put_pieces(&text, &dice, "title");
    text_put(&text, "}\n");
    const struct primum_scenario *scenario = load(&text);
    text_release(&text);
    return scenario;
}

/* Some that were written by hand. */
static const char *const files[] = {
    "scenarios/the-closed-door.yaml",
    "tests/golden/impact/kettle.yaml",
    "tests/golden/map/lost.yaml",
    "tests/golden/map/slow.yaml",
};

#define FILES (sizeof files / sizeof *files)

static const struct primum_scenario *open_file(const char *path)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;

    if (primum_scenario_open(path, report, &scenario)) {
        printf("# %s does not load\n", path);
        abort();
    }
    primum_report_free(report);
    return scenario;
}

/* The graph of a scenario: first those by hand; then one in two is nasty, one
 * in two random. */
static char *graph_of(uint64_t number)
{
    struct trial trial = {0};
    bool random = number >= FILES && number % 2 == 0;

    if (random && !trial_init(&trial, number, true))
        abort();
    const struct primum_scenario *scenario = random ? trial.scenario
                                             : number < FILES
                                                 ? open_file(files[number])
                                                 : nasty(number);
    struct primum_impact *impact = number % 3 != 1 ? solve(scenario) : NULL;
    char *graph = primum_map_dot(scenario, impact);
    primum_impact_free(impact);
    if (random)
        trial_release(&trial);
    else
        primum_scenario_free(scenario);
    return graph;
}

static struct child run(const char *command, const char *input)
{
    const char *const argv[] = {"/bin/sh", "-c", command, NULL};
    struct child child;

    child_run(&child, argv, input);
    return child;
}

static bool is_there(const char *tool)
{
    struct text command = {0};

    text_format(&command, "command -v %s", tool);
    struct child child = run(command.bytes, NULL);
    bool there = child.status == 0;
    if (!there)
        printf("# There is no `%s` here: what needs it is left out.\n", tool);
    child_release(&child);
    text_release(&command);
    return there;
}

static size_t times(const char *word, const char *in)
{
    size_t found = 0;

    for (; (in = strstr(in, word)); in += strlen(word))
        found++;
    return found;
}

/* Whether there is a `dot` or not. */
static void look_at_graph(uint64_t number)
{
    char *graph = graph_of(number);
    struct text text = {0};

    text_put(&text, graph);
    tally_case(&tallies[CALM],
               child_is_calm(&text) && !strstr(graph, "\xef\xbf\xbe") &&
                   !strstr(graph, "\xef\xbf\xbf"),
               "number %ju", (uintmax_t)number);
    text_release(&text);
    free(graph);
}

/* All of them one behind the other: one that does not end where it should
 * spoils the next. */
static void read_graphs(uint64_t graphs)
{
    struct text all = {0};

    for (uint64_t i = 0; i < graphs; i++) {
        char *graph = graph_of(i);
        text_put(&all, graph);
        free(graph);
    }
    struct child child = run("exec dot -Tcanon", all.bytes);
    tally_case(&tallies[READS],
               child.status == 0 && child.err.length == 0 &&
                   times("\n}\n", child.out.bytes) == graphs,
               "%d, %s", child.status, child.err.bytes);
    child_release(&child);
    text_release(&all);
}

static void draw_graph(uint64_t number, bool form)
{
    char *graph = graph_of(number);
    struct child drawn = run("exec dot -Tsvg", graph);

    tally_case(&tallies[DRAWS],
               drawn.status == 0 && drawn.err.length == 0 &&
                   times("</svg>", drawn.out.bytes) == 1,
               "number %ju: %d, %s", (uintmax_t)number, drawn.status,
               drawn.err.bytes);
    if (form) {
        struct child read =
            run("exec xmllint --noout --nonet -", drawn.out.bytes);
        tally_case(&tallies[FORM], read.status == 0, "number %ju: %s",
                   (uintmax_t)number, read.err.bytes);
        child_release(&read);
    }
    child_release(&drawn);
    free(graph);
}

int main(int argc, char **argv)
{
    uint64_t drawn = (uint64_t)DRAWN * tally_effort(argc, argv);
    bool dot = is_there("dot"), form = dot && is_there("xmllint");

    for (uint64_t i = 0; i < READ; i++)
        look_at_graph(i);
    for (uint64_t i = 0; dot && i < drawn; i++)
        draw_graph(i, form);
    if (dot)
        read_graphs(READ);
    return tally_end(tallies, form ? TALLIES : dot ? FORM : READS);
}
