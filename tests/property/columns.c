/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line in the wrong column: each line of a scenario is moved, by some spaces
 * to the left and to the right.  Where the scenario is not sound any more, there
 * is one message, on that line, and it says how many spaces there were. */
#include "base/source.h"
#include "base/text.h"
#include "primum.h"
#include "support/tally.h"

#include <stdlib.h>
#include <string.h>

static const char path[] = "tests/golden/slips/bus-shelter.yaml";

enum { ONE, WHERE, TALLIES };

static struct tally tallies[TALLIES] = {
    [ONE] = {"a line in the wrong column is one message, on that line", 0, 0},
    [WHERE] = {"the help has the column it came from", 0, 0},
};

/* Does the line go on with the text above, or begin it?  Its column may be
 * what the text makes of it. */
static bool is_words(const char *line, size_t length)
{
    const char *colon = memchr(line, ':', length);

    return !colon || line[0] < 'a' || colon - line > 20;
}

static void check(const struct text *text, uint32_t number, size_t spaces,
                  bool words)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    char wanted[48];

    primum_scenario_parse("moved.yaml", text->bytes, text->length, NULL, report,
                          &scenario);
    primum_scenario_free(scenario);
    const struct primum_diagnostic *told = primum_report_get(report, 0);
    char *said = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
    tally_case(&tallies[ONE],
               !told || (told->line == number && !primum_report_get(report, 1)),
               "line %u, which had %zu spaces:\n%s", (unsigned)number, spaces,
               said);
    snprintf(wanted, sizeof wanted, "give it %zu space", spaces);
    if (!spaces)
        snprintf(wanted, sizeof wanted, "give it no spaces");
    if (told && !words)
        tally_case(&tallies[WHERE], strstr(told->help, wanted),
                   "line %u, which had %zu spaces:\n%s", (unsigned)number,
                   spaces, said);
    free(said);
    primum_report_free(report);
}

/* Moves one line `by` spaces to the right, or to the left if it can. */
static void try_move(struct source *source, uint32_t number, int by)
{
    struct text text = {0};
    size_t length;
    const char *line = source_line(source, number, &length);
    size_t spaces = strspn(line, " ");
    const char *rest = line + length;

    if (spaces >= length || line[spaces] == '#' || (int)spaces + by < 0)
        return;
    text_add(&text, source->text, (size_t)(line - source->text));
    text_fill(&text, ' ', (size_t)((int)spaces + by));
    text_add(&text, line + spaces, length - spaces);
    text_put(&text, rest);
    check(&text, number, spaces, is_words(line + spaces, length - spaces));
    text_release(&text);
}

int main(void)
{
    static const int moves[] = {-6, -4, -2, -1, 1, 2, 4, 6};
    struct source source;
    char *text, *trouble;
    size_t length;

    if (file_read(path, 1 << 20, &text, &length, &trouble))
        return EXIT_FAILURE;
    source_init(&source, path, text, length);
    for (uint32_t n = 1; source_offset(&source, (struct mark){n, 1}) < length;
         n++)
        for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
            try_move(&source, n, moves[i]);
    source_release(&source);
    free(text);
    return tally_end(tallies, TALLIES);
}
