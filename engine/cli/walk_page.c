/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of a scenario in words: how long, how wordy, how wide.  Works out
 * none of them. */
#include "walk.h"

#include "buffer.h"
#include "size.h"
#include "words.h"

#include <inttypes.h>
#include <stdlib.h>

/* ---- How long ------------------------------------------------------------ */

#define COUNTED_MOST 1e6 /* what is less is told exactly */

/* "1,284", "about 3 x 10^14" */
static char *count_words(const struct screen *screen, struct primum_count count)
{
    double digits = count.digits;
    uint32_t zeros = count.zeros;
    if (zeros == 0 && digits < COUNTED_MOST)
        return size_count((size_t)digits);
    for (; digits >= 9.5; digits /= 10)
        zeros++;
    if (screen_plain(screen))
        return buffer_text("about %.0f times 10 to the %" PRIu32, digits,
                           zeros);
    return buffer_text("about %.0f %s 10^%" PRIu32, digits,
                       screen_unicode(screen) ? "\u00d7" : "x", zeros);
}

static char *length_words(const struct primum_figures *figures)
{
    if (!figures->ends)
        return buffer_text("none comes to an ending");
    char *least = size_counted(figures->shortest, "choice");
    char *text =
        figures->endless
            ? buffer_text("%s at least; as long as one likes, for it can come "
                          "back to where it was",
                          least)
        : figures->shortest == figures->longest
            ? buffer_text("%s", least)
            : buffer_text("%" PRIu32 " to %" PRIu32 " choices",
                          figures->shortest, figures->longest);
    free(least);
    return text;
}

static char *paths_words(const struct walk *walk,
                         const struct primum_figures *figures)
{
    if (!figures->ends)
        return buffer_text("none to an ending");
    if (figures->endless)
        return buffer_text("endless");
    char *count = count_words(walk->screen, figures->paths);
    char *text =
        buffer_text("%s, each with its own choices and responses", count);
    free(count);
    return text;
}

/* "718 to 1,317 words, usually 923" */
static char *read_words(const struct primum_spread *read)
{
    char *least = size_count(read->least), *most = size_count(read->most),
         *usual = size_count(read->usual);
    char *text =
        read->least == read->most
            ? size_counted(read->most, "word")
            : buffer_text("%s to %s words, usually %s", least, most, usual);
    free(usual);
    free(most);
    free(least);
    return text;
}

static char *turn_words(const struct primum_spread *turn)
{
    return buffer_text("usually %" PRIu32 " words, at most %" PRIu32,
                       turn->usual, turn->most);
}

static char *file_words(const struct primum_figures *figures)
{
    char *story = size_counted(figures->story, "word");
    char *reasons = size_counted(figures->reasons, "word");
    char *text = figures->reasons > 0
                     ? buffer_text("%s that tell the story, and %s that "
                                   "explain it",
                                   story, reasons)
                     : buffer_text("%s that tell the story, and none that "
                                   "explain it",
                                   story);
    free(reasons);
    free(story);
    return text;
}

static void show_length(const struct walk *walk,
                        const struct primum_figures *figures)
{
    char *length = figures->states ? length_words(figures) : NULL;
    char *paths = figures->states ? paths_words(walk, figures) : NULL;
    char *read = figures->conversations ? read_words(&figures->read) : NULL;
    char *turn = figures->conversations ? turn_words(&figures->turn) : NULL;
    char *file = file_words(figures);
    const struct screen_row rows[] = {
        {"A conversation", length},  {"Ways through it", paths},
        {"To read in one", read},    {"To read at a turn", turn},
        {"In the whole file", file},
    };
    screen_rows(walk->screen, rows, sizeof rows / sizeof rows[0]);
    free(file);
    free(turn);
    free(read);
    free(paths);
    free(length);
}

/* ---- Who speaks ---------------------------------------------------------- */

static char *share_words(double share)
{
    if (share > 0 && share < 0.005)
        return buffer_text("under 1 in 100");
    return buffer_text("%.0f in 100", share * 100);
}

static const char *speaker_name(const struct primum_scenario *scenario,
                                uint32_t person)
{
    return person == 0   ? "the narrator"
           : person == 1 ? "the coach"
                         : scenario->people[person].name;
}

static void free_cells(const char **cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free((void *)(uintptr_t)cells[i]);
    free((void *)(uintptr_t)cells);
}

static void show_speakers(const struct walk *walk,
                          const struct primum_figures *figures)
{
    enum { COLUMNS = 3 };
    static const char *const heads[COLUMNS] = {
        "Who speaks", "in the whole file", "in a conversation"};
    size_t rows = walk->scenario->person_count + 1;
    const char **cells = buffer_memory(NULL, rows * COLUMNS * sizeof *cells);
    for (size_t p = 0; p < rows; p++) {
        const struct primum_speaker *speaker = &figures->speakers[p];
        cells[p * COLUMNS] =
            buffer_text("%s", speaker_name(walk->scenario, (uint32_t)p));
        cells[p * COLUMNS + 1] = size_counted(speaker->words, "word");
        cells[p * COLUMNS + 2] =
            figures->conversations ? share_words(speaker->share) : NULL;
    }
    const struct screen_table table = {
        .heads = heads, .cells = cells, .columns = COLUMNS, .rows = rows};
    screen_gap(walk->screen);
    screen_table(walk->screen, &table);
    free_cells(cells, rows * COLUMNS);
}

/* ---- Gauges -------------------------------------------------------------- */

static char *range_words(int32_t least, int32_t most)
{
    return least == most ? buffer_text("always %" PRId32, least)
                         : buffer_text("%" PRId32 " to %" PRId32, least, most);
}

static void show_gauges(const struct walk *walk,
                        const struct primum_range *ranges)
{
    enum { COLUMNS = 3 };
    static const char *const heads[COLUMNS] = {"Gauges", "may be",
                                               "are in fact"};
    const struct primum_scenario *scenario = walk->scenario;
    const char **cells = buffer_memory(NULL, (scenario->gauge_count + 1) *
                                                 COLUMNS * sizeof *cells);
    size_t count = 0;
    for (uint32_t g = 1; g <= scenario->gauge_count; g++) {
        const struct primum_gauge *gauge = &scenario->gauges[g];
        if (gauge->fact)
            continue;
        cells[count++] = words_gauge(scenario, g);
        cells[count++] = range_words(gauge->min, gauge->max);
        cells[count++] = range_words(ranges[g].least, ranges[g].most);
    }
    const struct screen_table table = {.heads = heads,
                                       .cells = cells,
                                       .columns = COLUMNS,
                                       .rows = count / COLUMNS};
    if (count > 0) {
        screen_gap(walk->screen);
        screen_table(walk->screen, &table);
    }
    free_cells(cells, count);
}

/* Facts that are the same in every conversation. */
static void show_facts(const struct walk *walk,
                       const struct primum_range *ranges)
{
    struct buffer text = {0};
    for (uint32_t g = 1; g <= walk->scenario->gauge_count; g++) {
        const struct primum_gauge *gauge = &walk->scenario->gauges[g];
        if (gauge->fact && ranges[g].least == ranges[g].most)
            buffer_format(&text, "%s%s is %s", text.length ? ", and " : "",
                          gauge->id,
                          ranges[g].most ? "always true" : "never true");
    }
    if (text.length > 0) {
        char *sentence = buffer_text("Of the facts, %s.", text.bytes);
        screen_note(walk->screen, sentence);
        free(sentence);
    }
    buffer_release(&text);
}

/* ---- The page ------------------------------------------------------------ */

static void show_notes(const struct walk *walk,
                       const struct primum_figures *figures)
{
    char *count = size_count(figures->conversations);
    char *text = buffer_text("What there is to read is counted in %s "
                             "conversations with every choice taken at random; "
                             "the choices on offer are part of it.",
                             count);
    screen_gap(walk->screen);
    if (figures->conversations > 0)
        screen_note(walk->screen, text);
    if (!figures->states)
        screen_note(walk->screen,
                    "There are too many states to try them all: how long a "
                    "conversation can be, how many there are and what each "
                    "gauge can be is not known. The conversations below were "
                    "found at random.");
    free(text);
    free(count);
}

void walk_show(const struct walk *walk)
{
    const struct primum_figures *figures =
        primum_coverage_figures(walk->coverage);
    screen_title(walk->screen, walk->scenario->title);
    show_length(walk, figures);
    show_speakers(walk, figures);
    if (figures->ranges) {
        show_gauges(walk, figures->ranges);
        show_facts(walk, figures->ranges);
    }
    show_notes(walk, figures);
    walk_show_plays(walk);
    walk_show_glimpses(walk);
    walk_show_missing(walk);
}
