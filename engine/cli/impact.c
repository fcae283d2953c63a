/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum impact`: what each choice of a state may lead to.  Knows what it is
 * called with, and how to ask; how it is said is known to impact_page.c and,
 * for programs, to the library. */
#include "buffer.h"
#include "command.h"
#include "impact_page.h"
#include "progress.h"

#include <stdlib.h>

struct inquiry {
    const struct invocation *invocation;
    const struct primum_scenario *scenario;
    struct primum_state *at;
    size_t memory;
};

/* A form of the result: what is asked for it, and how it is shown. */
struct form {
    const char *option; /* NULL: for people */
    size_t (*ask)(const struct primum_scenario *scenario,
                  struct primum_question *questions);
    void (*show)(const struct inquiry *inquiry,
                 const struct primum_impact *impact);
};

/* ---- Forms --------------------------------------------------------------- */

static void show_machine(const struct inquiry *inquiry, char *text)
{
    screen_machine(inquiry->invocation->out, text);
    free(text);
}

static void show_json(const struct inquiry *inquiry,
                      const struct primum_impact *impact)
{
    show_machine(inquiry, primum_json_likely(impact, inquiry->at));
}

static size_t ask_nothing(const struct primum_scenario *scenario,
                          struct primum_question *questions)
{
    (void)scenario;
    (void)questions;
    return 0;
}

static void show_prism(const struct inquiry *inquiry,
                       const struct primum_impact *impact)
{
    show_machine(inquiry, primum_impact_prism(impact));
}

static void show_page(const struct inquiry *inquiry,
                      const struct primum_impact *impact)
{
    impact_page_show(inquiry->invocation->out, inquiry->scenario, inquiry->at,
                     impact);
}

static const struct form forms[] = {
    {"json", primum_questions, show_json},
    {"prism", ask_nothing, show_prism},
    {NULL, impact_page_questions, show_page},
};

static const struct form *form_of(const struct invocation *invocation)
{
    const struct form *form = forms;
    while (form->option && !invocation_value(invocation, form->option))
        form++;
    return form;
}

/* ---- Solving ------------------------------------------------------------- */

static int solve(const struct inquiry *inquiry, const struct form *form,
                 struct primum_impact **impact)
{
    size_t count = form->ask(inquiry->scenario, NULL);
    struct primum_question *questions =
        buffer_memory(NULL, count * sizeof *questions);
    struct progress progress;
    const struct primum_effort effort = {
        .memory = inquiry->memory, .go_on = progress_go_on, .with = &progress};
    char *problem;
    form->ask(inquiry->scenario, questions);
    progress_begin(&progress, inquiry->invocation->err);
    int status =
        (int)primum_impact_solve(inquiry->scenario, inquiry->at, questions,
                                 count, &effort, impact, &problem);
    if (progress_end(&progress))
        status = invocation_fail(inquiry->invocation, EXIT_LEFT,
                                 "Stopped before all of it was worked out.");
    else if (status)
        invocation_fail(inquiry->invocation, status, "%s.", problem);
    free(problem);
    free(questions);
    return status;
}

static int inquire(const struct inquiry *inquiry)
{
    const struct form *form = form_of(inquiry->invocation);
    struct primum_impact *impact;
    int status = solve(inquiry, form, &impact);
    if (status == PRIMUM_OK)
        form->show(inquiry, impact);
    primum_impact_free(impact);
    if (status == PRIMUM_OK && !form->option)
        return invocation_turn_pages(inquiry->invocation);
    return status;
}

/* ---- The command --------------------------------------------------------- */

/* What can be understood without the scenario. */
static int read_options(struct inquiry *inquiry)
{
    const struct invocation *invocation = inquiry->invocation;
    if (invocation_value(invocation, "json") &&
        invocation_value(invocation, "prism"))
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "--json and --prism are two forms of the same: "
                               "take one of them.");
    return invocation_memory(invocation, &inquiry->memory);
}

static int show_impact(const struct invocation *invocation, const char *path)
{
    struct inquiry inquiry = {.invocation = invocation};
    int status = read_options(&inquiry);
    if (status == PRIMUM_OK)
        status = invocation_open(invocation, path, "solved", &inquiry.scenario);
    if (status == PRIMUM_OK)
        status =
            invocation_state(invocation, "at", inquiry.scenario, &inquiry.at);
    if (status == PRIMUM_OK) {
        if (!inquiry.at)
            inquiry.at = primum_state_new(inquiry.scenario);
        status = inquire(&inquiry);
    }
    primum_state_free(inquiry.at);
    primum_scenario_free(inquiry.scenario);
    return status;
}

static int run(const struct invocation *invocation)
{
    return invocation_with_path(invocation, show_impact);
}

static const struct option_row options[] = {
    {"at", '\0', "STATE", "in the middle: scene=ID,GAUGE=N,FACT=true"},
    {"max-memory", '\0', "SIZE",
     "how much it may take, such as 512M; else up to 1G"},
    {"json", '\0', NULL, "an object for other programs"},
    {"prism", '\0', NULL, "the whole process, for a probabilistic checker"},
    {0},
};

const struct command command_impact = {
    .name = "impact",
    .summary = "what each choice may lead to",
    .arguments = "SCENARIO",
    .about = "Shows, for the start of a scenario or for any state of it, what "
             "one could say or do, how it may land, and where it leads: in how "
             "many such conversations the support helps, and in how many it "
             "harms. All of it is computed forward from the author's "
             "estimates; none of it comes from a study.\n\n"
             "SCENARIO is an id, as `primum list` shows them, or the path of "
             "a file.",
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
