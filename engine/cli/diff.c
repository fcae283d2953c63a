/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum diff`: what changed in meaning between two versions of a scenario.
 * Knows how both are found and read; what changed the library knows, and how it
 * is said diff_page.c. */
#include "buffer.h"
#include "command.h"
#include "diff_page.h"
#include "progress.h"
#include "scenarios.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STDIN_MOST ((size_t)64 << 20) /* as much as a scenario may have */

/* One of the two.  Without a catalogue beside it, it is read with that of the
 * other, for a version may have been put anywhere. */
struct side {
    const char *argument;
    char *path;
    bool piped, alone;  /* from stdin; without a catalogue beside it */
    struct buffer text; /* what was piped */
    const struct primum_scenario *scenario;
};

struct comparison {
    const struct invocation *invocation;
    struct side sides[2]; /* OLD and NEW */
    size_t memory;
};

/* ---- Finding them -------------------------------------------------------- */

static bool has_catalogue(const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash + 1 - path) : 0;
    char *beside = buffer_text("%.*scatalogue.yaml", folder, path);
    bool there = access(beside, F_OK) == 0;
    free(beside);
    return there;
}

static int find_side(const struct comparison *comparison, struct side *side)
{
    char *problem = NULL;
    side->piped = strcmp(side->argument, "-") == 0;
    if (side->piped)
        side->path = buffer_text("(stdin)");
    else
        side->path = scenarios_find(side->argument, &problem);
    if (!side->path)
        invocation_fail(comparison->invocation, PRIMUM_USAGE, "%s", problem);
    free(problem);
    side->alone = side->path && (side->piped || !has_catalogue(side->path));
    return side->path ? PRIMUM_OK : PRIMUM_USAGE;
}

static int find_both(struct comparison *comparison)
{
    const struct invocation *invocation = comparison->invocation;
    struct side *old = &comparison->sides[0], *new = &comparison->sides[1];
    old->argument = invocation->arguments[0];
    new->argument = invocation->arguments[1];
    int status = find_side(comparison, old);
    if (status == PRIMUM_OK)
        status = find_side(comparison, new);
    if (status != PRIMUM_OK)
        return status;
    if (old->piped && new->piped)
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "Only one of the two can come from stdin.");
    if ((old->piped || new->piped) && isatty(STDIN_FILENO))
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "`-` reads a version from a pipe, as in `git "
                               "show HEAD:door.yaml | primum diff - "
                               "door.yaml`.");
    return PRIMUM_OK;
}

/* ---- Reading them -------------------------------------------------------- */

/* All of stdin, or as much of it as shows that it is too much. */
static int read_piped(const struct comparison *comparison, struct side *side)
{
    char bytes[1 << 16];
    ssize_t count = 1;
    while (side->piped && count != 0 && side->text.length <= STDIN_MOST) {
        count = read(STDIN_FILENO, bytes, sizeof bytes);
        if (count > 0)
            buffer_add(&side->text, bytes, (size_t)count);
        else if (count < 0 && errno != EINTR)
            return invocation_fail(comparison->invocation, PRIMUM_WORLD,
                                   "stdin cannot be read: %s.",
                                   strerror(errno));
    }
    return PRIMUM_OK;
}

static int read_both(struct comparison *comparison)
{
    int status = read_piped(comparison, &comparison->sides[0]);
    return status ? status : read_piped(comparison, &comparison->sides[1]);
}

static int open_side(const struct comparison *comparison, struct side *side,
                     const struct side *other)
{
    struct primum_report *report = primum_report_new();
    const struct primum_catalogue *catalogue =
        other->scenario ? other->scenario->catalogue : NULL;
    int status;
    if (side->piped)
        status = (int)primum_scenario_parse(
            side->path, side->text.length > 0 ? side->text.bytes : "",
            side->text.length, catalogue, report, &side->scenario);
    else if (side->alone)
        status = (int)primum_scenario_load(side->path, catalogue, report,
                                           &side->scenario);
    else
        status = (int)primum_scenario_open(side->path, report, &side->scenario);
    if (status != PRIMUM_OK)
        invocation_refuse(comparison->invocation, side->path, "compared",
                          report, status);
    primum_report_free(report);
    return status;
}

/* The one with a catalogue first, for the other may need it.  What is wrong
 * with both is said, unless the second waits for the first. */
static int open_both(struct comparison *comparison)
{
    struct side *old = &comparison->sides[0], *new = &comparison->sides[1];
    bool old_first = new->alone && !old->alone;
    struct side *first = old_first ? old : new;
    struct side *second = old_first ? new : old;
    int status = open_side(comparison, first, second);
    if (status != PRIMUM_OK && second->alone && !first->alone)
        return status;
    int other = open_side(comparison, second, first);
    return other > status ? other : status;
}

/* ---- Saying it ----------------------------------------------------------- */

static int solve(const struct comparison *comparison, struct primum_diff *diff,
                 char **problem)
{
    struct progress progress;
    const struct primum_effort effort = {.memory = comparison->memory,
                                         .go_on = progress_go_on,
                                         .with = &progress};
    progress_begin(&progress, comparison->invocation->err);
    primum_diff_solve(diff, &effort, problem);
    if (!progress_end(&progress))
        return PRIMUM_OK;
    return invocation_fail(comparison->invocation, EXIT_LEFT,
                           "Stopped before all of it was worked out.");
}

/* A catalogue that was borrowed is told of. */
static void show_catalogue(const struct comparison *comparison,
                           struct screen *screen)
{
    const struct side *old = &comparison->sides[0];
    const struct side *new = &comparison->sides[1];
    if (old->alone == new->alone)
        return;
    const struct side *alone = old->alone ? old : new;
    const char *other = (old->alone ? new : old)->path;
    char *text =
        alone->piped
            ? buffer_text("What was piped is read with the catalogue beside "
                          "%s.",
                          other)
            : buffer_text("There is no catalogue beside %s; it is read with "
                          "the one beside %s.",
                          alone->path, other);
    screen_note(screen, text);
    free(text);
}

static void show_page(const struct comparison *comparison,
                      const struct primum_diff *diff, const char *problem)
{
    const struct diff_page page = {comparison->invocation->out,
                                   comparison->sides[0].scenario,
                                   comparison->sides[1].scenario, diff};
    char *title =
        buffer_text("What changed in %s", comparison->sides[1].scenario->title);
    screen_title(page.screen, title);
    free(title);
    show_catalogue(comparison, page.screen);
    if (!primum_diff_change(diff, 0)) {
        screen_paragraph(page.screen, "Nothing changed in meaning.");
        return;
    }
    diff_page_changes(&page);
    diff_page_moved(&page, problem);
}

static int show_json(const struct comparison *comparison,
                     const struct primum_diff *diff, const char *problem)
{
    char *text = primum_json_diff(diff);
    screen_machine(comparison->invocation->out, text);
    free(text);
    if (problem)
        invocation_fail(comparison->invocation, PRIMUM_OK,
                        "How the likely impact moved could not be worked out. "
                        "%s.",
                        problem);
    return PRIMUM_OK;
}

static int compare(const struct comparison *comparison)
{
    const struct invocation *invocation = comparison->invocation;
    struct primum_diff *diff = primum_diff_new(comparison->sides[0].scenario,
                                               comparison->sides[1].scenario);
    char *problem = NULL;
    int status =
        primum_diff_moves(diff) ? solve(comparison, diff, &problem) : PRIMUM_OK;
    if (status == PRIMUM_OK && invocation_value(invocation, "json")) {
        status = show_json(comparison, diff, problem);
    } else if (status == PRIMUM_OK) {
        show_page(comparison, diff, problem);
        status = invocation_turn_pages(invocation);
    }
    free(problem);
    primum_diff_free(diff);
    return status;
}

/* ---- The command --------------------------------------------------------- */

/* A catalogue that one has of the other goes last. */
static void release(struct comparison *comparison)
{
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < 2; i++) {
            struct side *side = &comparison->sides[i];
            if (side->alone != (pass == 0))
                continue;
            primum_scenario_free(side->scenario);
            free(side->path);
            buffer_release(&side->text);
        }
}

static int run(const struct invocation *invocation)
{
    struct comparison comparison = {.invocation = invocation};
    int status = invocation_memory(invocation, &comparison.memory);
    if (status == PRIMUM_OK)
        status = find_both(&comparison);
    if (status == PRIMUM_OK)
        status = read_both(&comparison);
    if (status == PRIMUM_OK)
        status = open_both(&comparison);
    if (status == PRIMUM_OK)
        status = compare(&comparison);
    release(&comparison);
    return status;
}

static const struct option_row options[] = {
    {"max-memory", '\0', "SIZE",
     "how much the likely impact may take, such as 512M; else up to 1G"},
    {"json", '\0', NULL, "an object for other programs"},
    {0},
};

const struct command command_diff = {
    .name = "diff",
    .summary = "what changed in meaning between two versions",
    .arguments = "OLD NEW",
    .about =
        "Compares two versions of a scenario by what they mean, not by their "
        "lines: what came, what went, what was reworded, and what leads "
        "elsewhere now. Then it says how the likely impact moved, by the "
        "author's estimates. Another form of the same is no change.\n\n"
        "OLD and NEW are scenarios, each with the catalogue beside it; where "
        "there is none, it is read with that of the other. One of the two may "
        "be `-`, which is read from stdin:\n\n"
        "git show HEAD:door.yaml | primum diff - door.yaml\n\n"
        "Ends with exit code 0 whether or not anything changed; with 1 if one "
        "of the two does not load.",
    .options = options,
    .least = 2,
    .most = 2,
    .run = run,
};
