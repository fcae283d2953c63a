/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum progress`: what somebody's own choices tell, over weeks.  Shows
 * counts and how they change; praises and blames nobody. */
#include "buffer.h"
#include "command.h"
#include "kept.h"
#include "practised.h"
#include "seed.h"
#include "size.h"
#include "weeks.h"
#include "when.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Fewer moments than this tell of themselves more than of anybody. */
enum { FEW = 10, WEEKS_USUAL = 12 };

/* ---- Small words --------------------------------------------------------- */

char *practised_part(uint64_t part, uint64_t whole)
{
    char *first = size_count((size_t)part), *second = size_count((size_t)whole);
    char *text = buffer_text("%s of %s", first, second);
    free(second);
    free(first);
    return text;
}

char *practised_times(uint64_t count)
{
    char *number = size_count((size_t)count);
    char *text = count == 0   ? buffer_text("not yet")
                 : count == 1 ? buffer_text("once")
                 : count == 2 ? buffer_text("twice")
                              : buffer_text("%s times", number);
    free(number);
    return text;
}

static char *count_of(uint64_t count, const char *one, const char *many)
{
    char *number = size_count((size_t)count);
    char *text = count == 1 ? buffer_text("one %s", one)
                            : buffer_text("%s %s", number, many);
    free(number);
    return text;
}

/* ---- What there is ------------------------------------------------------- */

static void show_sum(struct screen *screen,
                     const struct primum_progress *progress, int64_t now)
{
    char *attempts =
        count_of(progress->attempts, "conversation", "conversations");
    char *choices = count_of(progress->choices, "choice", "choices");
    char *first = when_ago(progress->first, now);
    char *last = when_ago(progress->last, now);
    char *text =
        progress->attempts == 1
            ? buffer_text("%s with %s is kept, from %s.", attempts, choices,
                          last)
            : buffer_text("%s with %s are kept: the first %s, the last %s.",
                          attempts, choices, first, last);
    if (*text == 'o')
        *text = 'O';
    screen_paragraph(screen, text);
    screen_note(screen, "All that follows is counted from what you chose. It "
                        "is kept on this computer; nothing leaves it unless "
                        "you export it.");
    free(text);
    free(last);
    free(first);
    free(choices);
    free(attempts);
}

static uint64_t asked_in_all(const struct primum_progress *progress)
{
    uint64_t asked = 0;
    for (size_t i = 0; i < progress->tag_count; i++)
        asked += progress->tags[i].all.asked;
    return asked;
}

static void show_nothing(struct screen *screen)
{
    screen_paragraph(screen, "Nothing is kept yet, so there is nothing to "
                             "tell. After a conversation or two this page "
                             "says what they asked for, and what you did.");
}

void practised_show(struct screen *screen,
                    const struct primum_progress *progress, int64_t now)
{
    screen_title(screen, "Progress");
    if (progress->attempts == 0) {
        show_nothing(screen);
        return;
    }
    show_sum(screen, progress, now);
    if (asked_in_all(progress) < FEW)
        screen_note(screen, "That is little to go by: so far it tells more of "
                            "the moments you met than of you.");
    practised_show_tags(screen, progress);
    practised_show_guesses(screen, progress);
    practised_show_scenarios(screen, progress, now);
    practised_show_due(screen, progress, now);
    screen_gap(screen);
    screen_note(screen,
                "What a moment asks for, and which harm landed, is the "
                "author's estimate and rests on no study. No clinician has "
                "reviewed it, unless the scenario says so.");
}

/* ---- The command --------------------------------------------------------- */

static int read_weeks(const struct invocation *invocation, size_t *weeks)
{
    const char *text = invocation_value(invocation, "weeks");
    uint64_t number = WEEKS_USUAL;
    *weeks = WEEKS_USUAL;
    if (text &&
        (!seed_read(text, &number) || number < 1 || number > PRIMUM_WEEKS_MOST))
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "\"%s\" is no number of weeks: it is 1 to %d.",
                               text, PRIMUM_WEEKS_MOST);
    *weeks = (size_t)number;
    return PRIMUM_OK;
}

static void show(const struct invocation *invocation,
                 const struct primum_progress *progress, int64_t now)
{
    if (!invocation_value(invocation, "json")) {
        practised_show(invocation->out, progress, now);
        return;
    }
    char *text = primum_json_progress(progress);
    screen_machine(invocation->out, text);
    free(text);
}

static int run(const struct invocation *invocation)
{
    struct primum_clock clock = when_clock();
    struct primum_records *records;
    struct primum_progress *progress;
    size_t weeks;
    int status = read_weeks(invocation, &weeks);
    if (status)
        return status;
    status = kept_open(invocation, PRIMUM_RECORDS_READ, &records);
    if (status)
        return status;
    status = (int)primum_records_progress(records, &clock, weeks, &progress);
    if (status)
        kept_fail(invocation, records, status);
    else
        show(invocation, progress, clock.now);
    primum_progress_free(progress);
    primum_records_close(records);
    if (status || invocation_value(invocation, "json"))
        return status;
    return invocation_turn_pages(invocation);
}

static const struct option_row options[] = {
    {"weeks", '\0', "N", "how many weeks to look back on (12)"},
    {"json", '\0', NULL, "an object for other programs"},
    {0},
};

const struct command command_progress = {
    .name = "progress",
    .summary = "what your own choices tell, over weeks",
    .arguments = "",
    .about =
        "Shows what is kept of your practice, added up: which practices your "
        "choices had, how often a moment asked for one and it was met, which "
        "harms landed, and how that changes over weeks; how sure you were and "
        "how right, where you guessed; which endings and choices of each "
        "scenario you have met; and what is worth meeting again, and when.\n\n"
        "It is counted from choices alone. There are no points and no levels, "
        "and nothing here is due.",
    .options = options,
    .run = run,
};
