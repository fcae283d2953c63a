/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum walk`: what a scenario holds, for its author.  Knows what it is
 * called with, and the files with answers that it writes; what it says is known
 * to walk_page.c and walk_plays.c and, for programs, to the library. */
#include "walk.h"

#include "buffer.h"
#include "command.h"
#include "paths.h"
#include "progress.h"

#include <stdlib.h>
#include <string.h>

/* ---- Answers ------------------------------------------------------------- */

char *walk_path(const struct walk *walk, size_t number)
{
    char *name = buffer_text("%02zu.txt", number);
    char *path = paths_join(walk->folder, name);
    free(name);
    return path;
}

/* A choice a line, as `primum play` takes them. */
static int write_answers(const struct walk *walk, size_t number,
                         const struct primum_playthrough *play)
{
    struct buffer text = {0};
    char *path = walk_path(walk, number);
    for (size_t i = 0; i < play->choice_count; i++)
        buffer_format(&text, "%s\n",
                      walk->scenario->choices[play->choices[i]].id);
    int error = paths_write(path, text.bytes ? text.bytes : "");
    buffer_release(&text);
    free(path);
    return error;
}

static int write_all(const struct invocation *invocation,
                     const struct walk *walk)
{
    const struct primum_playthrough *plays;
    size_t count = primum_coverage_playthroughs(walk->coverage, &plays);
    int error = 0;
    for (size_t i = 0; walk->folder && i < count && !error; i++)
        error = write_answers(walk, i + 1, &plays[i]);
    if (error)
        return invocation_fail(invocation, PRIMUM_WORLD,
                               "The answers cannot be written to %s: %s.",
                               walk->folder, strerror(error));
    return PRIMUM_OK;
}

/* ---- What is found ------------------------------------------------------- */

static int show(const struct invocation *invocation, const struct walk *walk)
{
    int status = write_all(invocation, walk);
    if (status != PRIMUM_OK)
        return status;
    if (invocation_value(invocation, "json")) {
        char *json = primum_json_coverage(walk->coverage);
        screen_machine(walk->screen, json);
        free(json);
        return PRIMUM_OK;
    }
    walk_show(walk);
    return invocation_turn_pages(invocation);
}

/* What could be found is shown, even if that is not all. */
static int walk_through(const struct invocation *invocation,
                        const struct primum_scenario *scenario, size_t memory)
{
    struct progress progress;
    const struct primum_effort effort = {
        .memory = memory, .go_on = progress_go_on, .with = &progress};
    struct primum_coverage *coverage;
    char *problem;
    progress_begin(&progress, invocation->err);
    int status =
        (int)primum_coverage_new(scenario, &effort, &coverage, &problem);
    if (progress_end(&progress)) {
        status = invocation_fail(invocation, EXIT_LEFT,
                                 "Stopped before all of it was worked out.");
    } else {
        const struct walk walk = {invocation->out, scenario, coverage,
                                  invocation->arguments[0],
                                  invocation_value(invocation, "answers")};
        if (status)
            invocation_fail(invocation, status, "%s.", problem);
        int shown = show(invocation, &walk);
        status = shown ? shown : status;
    }
    free(problem);
    primum_coverage_free(coverage);
    return status;
}

/* ---- The command --------------------------------------------------------- */

static int walk_file(const struct invocation *invocation, const char *path)
{
    const struct primum_scenario *scenario = NULL;
    const char *folder = invocation_value(invocation, "answers");
    size_t memory;
    int status = invocation_memory(invocation, &memory);
    if (status == PRIMUM_OK && folder && !*folder)
        status = invocation_fail(invocation, PRIMUM_USAGE,
                                 "--answers takes the name of a folder.");
    if (status == PRIMUM_OK)
        status = invocation_open(invocation, path, "walked through", &scenario);
    if (status == PRIMUM_OK)
        status = walk_through(invocation, scenario, memory);
    primum_scenario_free(scenario);
    return status;
}

static int run(const struct invocation *invocation)
{
    return invocation_with_path(invocation, walk_file);
}

static const struct option_row options[] = {
    {"answers", '\0', "DIR", "write the answers of each playthrough there"},
    {"max-memory", '\0', "SIZE",
     "how much it may take, such as 512M; else up to 1G"},
    {"json", '\0', NULL, "an object for other programs"},
    {0},
};

const struct command command_walk = {
    .name = "walk",
    .summary = "a few conversations that show all of a scenario",
    .arguments = "SCENARIO",
    .about = "For authors: a few playthroughs that together show every choice "
             "and every response of a scenario, how long and how wordy a "
             "conversation is, how many there can be, who speaks how much, "
             "and which values each gauge really takes.\n\n"
             "SCENARIO is an id, as `primum list` shows them, or the path of "
             "a file.",
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
