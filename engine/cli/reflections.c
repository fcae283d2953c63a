/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum reflections`: what a trainee wrote for themselves, the last first.
 * No other page shows any of it. */
#include "buffer.h"
#include "kept.h"
#include "when.h"

#include <stdlib.h>

/* The list while it is being shown. */
struct list {
    struct screen *screen;
    int64_t now;
    size_t count;
};

static bool show(void *with, const struct primum_attempt *attempt,
                 const struct primum_reflection *reflection)
{
    struct list *list = with;
    char *ago = when_ago(reflection->at, list->now);
    char *day = when_day(reflection->at);
    char *when = buffer_text("%s, %s", ago, day);
    screen_gap(list->screen);
    screen_heading(list->screen, attempt->title, when);
    screen_note(list->screen, reflection->question);
    screen_lines(list->screen, reflection->answer);
    list->count++;
    free(when);
    free(day);
    free(ago);
    return true;
}

static int show_all(const struct invocation *invocation,
                    struct primum_records *records)
{
    struct list list = {.screen = invocation->out, .now = when_now()};
    screen_title(list.screen, "What you wrote");
    int status = (int)primum_records_reflections(records, show, &list);
    if (status) {
        screen_drop(list.screen);
        return kept_fail(invocation, records, status);
    }
    screen_gap(list.screen);
    if (list.count == 0)
        screen_paragraph(list.screen,
                         "Nothing yet. After a conversation there are a few "
                         "questions; what you answer is kept here, for you.");
    else
        screen_note(list.screen, "Kept on this computer, for you. It goes into "
                                 "an export only if you ask for it by name.");
    return invocation_turn_pages(invocation);
}

static int run(const struct invocation *invocation)
{
    struct primum_records *records;
    int status = kept_open(invocation, PRIMUM_RECORDS_READ, &records);
    if (status == PRIMUM_OK)
        status = show_all(invocation, records);
    primum_records_close(records);
    return status;
}

const struct command command_reflections = {
    .name = "reflections",
    .summary = "read what you wrote for yourself",
    .arguments = "",
    .about = "Shows what you answered after your conversations, what you wrote "
             "last first: when, about which scenario, to which question. "
             "\"Next time I will ...\" is among it.\n\n"
             "It is kept on this computer, for you.",
    .run = run,
};
