/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum history`: the attempts that are kept, the latest first.  Says how each
 * of them stands, and nothing of what was chosen in it. */
#include "buffer.h"
#include "kept.h"
#include "scenarios.h"
#include "when.h"

#include <stdlib.h>

enum { USUAL = 20 };

struct history {
    const struct invocation *invocation;
    struct screen *screen;
    int64_t now;
    size_t count, most; /* most 0: all of them */
    bool more;          /* there are than these */
    bool json;
    bool leafed; /* a person reads it, page by page */
};

/* ---- One attempt --------------------------------------------------------- */

static char *say_standing(const struct primum_attempt *attempt)
{
    switch (attempt->standing) {
    case PRIMUM_STANDING_OPEN:
        return buffer_text("left in the middle");
    case PRIMUM_STANDING_STUCK:
        return buffer_text("stopped by a fault in the scenario");
    case PRIMUM_STANDING_ENDED:
        break;
    }
    return buffer_text(attempt->broke_off
                           ? "ended: %s; broke off while looking back"
                           : "ended: %s",
                       attempt->ending_title);
}

static void show_attempt(const struct history *history,
                         const struct primum_attempt *attempt)
{
    char *ago = when_ago(attempt->last, history->now);
    char *minute = when_minute(attempt->last);
    char *when = buffer_text("%s, %s", ago, minute);
    char *standing = say_standing(attempt);
    char *text =
        buffer_text("%s (%u choice%s)", standing, (unsigned)attempt->choices,
                    attempt->choices == 1 ? "" : "s");
    const char *cells[] = {kept_short_id(attempt->id), text};
    screen_heading(history->screen, attempt->title, when);
    screen_table(history->screen, &(struct screen_table){
                                      .cells = cells, .columns = 2, .rows = 1});
    free(text);
    free(standing);
    free(when);
    free(minute);
    free(ago);
}

/* An array, an attempt a line. */
static void show_object(const struct history *history,
                        const struct primum_attempt *attempt)
{
    char *object = primum_json_attempt(attempt);
    char *line = buffer_text("%s%s", history->count > 0 ? "," : "[", object);
    screen_machine(history->screen, line);
    free(line);
    free(object);
}

static bool see(void *with, const struct primum_attempt *attempt)
{
    struct history *history = with;
    history->more = history->most > 0 && history->count == history->most;
    if (history->more)
        return false;
    if (history->json)
        show_object(history, attempt);
    else
        show_attempt(history, attempt);
    history->count++;
    /* What nobody leafs through is never held as a whole. */
    return history->leafed || screen_flush(history->screen);
}

/* ---- All of them --------------------------------------------------------- */

static void say_more(const struct history *history)
{
    screen_gap(history->screen);
    if (history->more)
        screen_note(history->screen,
                    "These are the latest. `primum history --all` lists all "
                    "of them.");
    screen_note(
        history->screen,
        "By the name in front of it, `show` tells one of them again, "
        "`resume` goes on with one that was left in the middle or broke "
        "off, `replay` plays one again.");
}

/* Nothing of it is kept: is there such a scenario? */
static int say_nothing(const struct invocation *invocation, const char *name)
{
    char *problem = NULL, *path = NULL;
    int status = PRIMUM_OK;
    if (name && !(path = scenarios_find(name, &problem)))
        status = invocation_fail(invocation, PRIMUM_USAGE, "%s", problem);
    else
        screen_paragraph(invocation->out,
                         name ? "Nothing of this scenario is kept."
                              : "Nothing is kept yet. What you practise will "
                                "be listed here.");
    free(path);
    free(problem);
    return status;
}

/* A scenario may be named by its file. */
static char *id_of(const char *name)
{
    const struct primum_scenario *head = primum_scenario_peek(name);
    char *id = buffer_text("%s", head ? head->id : name);
    primum_scenario_free(head);
    return id;
}

static int list(struct history *history, struct primum_records *records,
                const char *name)
{
    const struct invocation *invocation = history->invocation;
    char *id = name ? id_of(name) : NULL;
    const struct primum_attempts which = {
        .scenario = id,
        .most = history->most > 0 ? history->most + 1 : 0,
    };
    int status = (int)primum_records_attempts(records, &which, see, history);
    free(id);
    if (status)
        return kept_fail(invocation, records, status);
    if (history->json)
        screen_machine(history->screen, history->count > 0 ? "]" : "[]");
    else if (history->count > 0)
        say_more(history);
    else
        return say_nothing(invocation, name);
    return PRIMUM_OK;
}

static int run_history(const struct invocation *invocation)
{
    struct primum_records *records;
    struct history history = {
        .invocation = invocation,
        .screen = invocation->out,
        .now = when_now(),
        .most = invocation_value(invocation, "all") ? 0 : USUAL,
        .json = invocation_value(invocation, "json"),
    };
    history.leafed =
        !history.json && terminal_interactive(invocation->terminal);
    int status = kept_open(invocation, PRIMUM_RECORDS_READ, &records);
    if (status == PRIMUM_OK)
        status = list(&history, records,
                      invocation->argument_count > 0 ? invocation->arguments[0]
                                                     : NULL);
    primum_records_close(records);
    return status || !history.leafed ? status
                                     : invocation_turn_pages(invocation);
}

static const struct option_row options[] = {
    {"all", '\0', NULL, "all of them, and not only the latest 20"},
    {"json", '\0', NULL, "an array for other programs"},
    {0},
};

const struct command command_history = {
    .name = "history",
    .summary = "what you practised, and when",
    .arguments = "[SCENARIO]",
    .about = "Lists the conversations that are kept, the latest first: the "
             "scenario, when that was, how it stands, and how many choices "
             "you made. With SCENARIO, only those of that one.\n\n"
             "The six letters and digits in front are the end of its id, and "
             "name it: `primum show`, `primum resume` and `primum replay` "
             "take them.",
    .options = options,
    .most = 1,
    .run = run_history,
};
