/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum forget`: takes attempts out of the records.  Says what will go and
 * asks once; how it is done so that nothing is left is the library's. */
#include "buffer.h"
#include "kept.h"
#include "size.h"
#include "when.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { NAMED_MOST = 20 }; /* of many, the others are counted */

/* An attempt that is to go. */
struct farewell {
    char id[PRIMUM_ATTEMPT_ID];
    char *title, *about; /* "The Closed Door"; when it was, and how much */
};

/* All that are to go. */
struct farewells {
    struct farewell *items;
    size_t count;
    bool all;
    struct primum_holdings held; /* of the whole file, where all is to go */
};

static void farewells_release(struct farewells *going)
{
    for (size_t i = 0; i < going->count; i++) {
        free(going->items[i].title);
        free(going->items[i].about);
    }
    free(going->items);
}

/* ---- What will go -------------------------------------------------------- */

/* Adds "3 choices" behind what stands there; nothing where there are none. */
static void add_count(struct buffer *text, size_t count, const char *what)
{
    char *said = size_counted(count, what);
    if (count > 0)
        buffer_format(text, "%s%s", text->length ? ", " : "", said);
    free(said);
}

static size_t words_in(const char *text)
{
    static const char blanks[] = " \t\r\n";
    size_t count = 0;
    for (text += strspn(text, blanks); *text; text += strspn(text, blanks)) {
        text += strcspn(text, blanks);
        count++;
    }
    return count;
}

/* How much somebody wrote themselves: hopes and reflections. */
static size_t words_written(const struct primum_record *record)
{
    const struct primum_reflection *reflections;
    const struct primum_prediction *predictions;
    size_t count = 0;
    size_t reflected = primum_record_reflections(record, &reflections);
    size_t predicted = primum_record_predictions(record, &predictions);
    for (size_t i = 0; i < reflected; i++)
        count += words_in(reflections[i].answer);
    for (size_t i = 0; i < predicted; i++)
        count += predictions[i].hope ? words_in(predictions[i].hope) : 0;
    return count;
}

/* "2026-11-20 10:00, 12 choices, 1 reflection, 40 words written by you" */
static char *about(const struct primum_record *record)
{
    const struct primum_attempt *attempt = primum_record_attempt(record);
    const struct primum_reflection *reflections;
    const struct primum_prediction *predictions;
    struct buffer text = {0};
    char *when = when_minute(attempt->begun);
    buffer_put(&text, when);
    add_count(&text, attempt->choices, "choice");
    add_count(&text, primum_record_predictions(record, &predictions),
              "prediction");
    add_count(&text, primum_record_reflections(record, &reflections),
              "reflection");
    size_t words = words_written(record);
    add_count(&text, words, "word");
    if (words > 0)
        buffer_put(&text, " written by you");
    free(when);
    return buffer_take(&text);
}

static bool is_there(const struct farewells *going, const char *id)
{
    for (size_t i = 0; i < going->count; i++)
        if (strcmp(going->items[i].id, id) == 0)
            return true;
    return false;
}

/* One that cannot be read back can be forgotten all the same. */
static void add(struct farewells *going, struct primum_records *records,
                const char *id)
{
    struct primum_record *record;
    struct farewell *item;
    if (is_there(going, id))
        return;
    going->items =
        buffer_memory(going->items, (going->count + 1) * sizeof *going->items);
    item = &going->items[going->count++];
    memcpy(item->id, id, sizeof item->id);
    bool read = primum_record_open(records, id, &record) == PRIMUM_OK;
    item->title = read ? buffer_text("%s", primum_record_attempt(record)->title)
                       : buffer_text("The conversation %s", id);
    item->about = read ? about(record) : buffer_text("it cannot be read back");
    primum_record_free(record);
}

/* A status; if it is not PRIMUM_OK it was said why. */
static int gather_named(const struct invocation *invocation,
                        struct primum_records *records, struct farewells *going)
{
    for (size_t i = 0; i < invocation->argument_count; i++) {
        char id[PRIMUM_ATTEMPT_ID];
        int status =
            (int)primum_records_find(records, invocation->arguments[i], id);
        if (status)
            return kept_fail(invocation, records, status);
        add(going, records, id);
    }
    return PRIMUM_OK;
}

static int gather(const struct invocation *invocation, struct farewells *going)
{
    struct primum_records *records;
    int status = kept_open(invocation, PRIMUM_RECORDS_READ, &records);
    if (status)
        return status;
    if (going->all) {
        status = (int)primum_records_holdings(records, &going->held);
        if (status)
            kept_fail(invocation, records, status);
    } else {
        status = gather_named(invocation, records, going);
    }
    primum_records_close(records);
    return status;
}

/* ---- In words ------------------------------------------------------------ */

/* "All that is kept: 34 conversations since 2026-11-01, 2 reflections" */
static char *say_all(const struct primum_holdings *held)
{
    struct buffer text = {0};
    char *attempts = size_counted(held->attempts, "conversation");
    char *since = when_day(held->first);
    buffer_format(&text, "%s since %s", attempts, since);
    add_count(&text, held->choices, "choice");
    add_count(&text, held->predictions, "prediction");
    add_count(&text, held->reflections, "reflection");
    free(since);
    free(attempts);
    return buffer_take(&text);
}

static void show(struct screen *screen, const struct farewells *going)
{
    struct screen_row rows[NAMED_MOST] = {{0}};
    size_t shown = going->count < NAMED_MOST ? going->count : NAMED_MOST;
    char *all = going->all ? say_all(&going->held) : NULL;
    for (size_t i = 0; i < shown; i++)
        rows[i] =
            (struct screen_row){going->items[i].title, going->items[i].about};
    if (going->all)
        rows[shown++] = (struct screen_row){"All that is kept", all};
    screen_rows(screen, rows, shown);
    free(all);
    if (going->count <= NAMED_MOST)
        return;
    char *more = buffer_text("And %zu more.", going->count - NAMED_MOST);
    screen_paragraph(screen, more);
    free(more);
}

/* ---- Asking -------------------------------------------------------------- */

/* Asks a person.  A status; *agreed is whether they want it. */
static int ask(const struct invocation *invocation,
               const struct farewells *going, bool *agreed)
{
    const char *line;
    struct screen *out = invocation->out;
    screen_heading(out, "What will be gone, for good", NULL);
    show(out, going);
    screen_gap(out);
    screen_note(out, "What you exported before stays where you put it.");
    screen_gap(out);
    screen_flush(out);
    enum terminal_answer answer =
        terminal_ask(invocation->terminal, "Forget it? yes or no: ", &line);
    *agreed = answer == TERMINAL_LINE &&
              (strcasecmp(line, "yes") == 0 || strcasecmp(line, "y") == 0);
    if (!*agreed)
        screen_paragraph(out, "Nothing was forgotten.");
    return answer == TERMINAL_INTERRUPT ? EXIT_LEFT : PRIMUM_OK;
}

/* As ask(), where --yes says so already, or nobody can be asked. */
static int agree(const struct invocation *invocation,
                 const struct farewells *going, bool *agreed)
{
    *agreed = invocation_value(invocation, "yes") != NULL;
    if (*agreed)
        return PRIMUM_OK;
    if (terminal_interactive(invocation->terminal))
        return ask(invocation, going, agreed);
    return invocation_fail(invocation, PRIMUM_USAGE,
                           "Nobody can be asked here whether to forget it. "
                           "--yes says that you are sure.");
}

/* ---- Doing it ------------------------------------------------------------ */

/* A status; if it is not PRIMUM_OK it was said why. */
static int take_out(const struct invocation *invocation,
                    const struct farewells *going)
{
    struct primum_records *records;
    const char **ids = buffer_memory(NULL, (going->count + 1) * sizeof *ids);
    for (size_t i = 0; i < going->count; i++)
        ids[i] = going->items[i].id;
    int status = kept_open(invocation, PRIMUM_RECORDS_WRITE, &records);
    if (!status) {
        status = (int)primum_records_forget(records, going->all ? NULL : ids,
                                            going->count);
        if (status)
            kept_fail(invocation, records, status);
        primum_records_close(records);
    }
    free(ids);
    return status;
}

static int forget(const struct invocation *invocation,
                  const struct farewells *going)
{
    int status = take_out(invocation, going);
    if (status)
        return status;
    screen_heading(invocation->out, "Gone", NULL);
    show(invocation->out, going);
    screen_note(invocation->out, "No byte of it is left in the records.");
    return PRIMUM_OK;
}

/* No attempt is kept; of one that was being forgotten when the power went, there
 * may still be bytes. */
static int forget_nothing(const struct invocation *invocation,
                          const struct farewells *going)
{
    char *path = kept_path();
    bool there = path && access(path, F_OK) == 0;
    free(path);
    int status = there ? take_out(invocation, going) : PRIMUM_OK;
    if (!status)
        screen_paragraph(invocation->out, "Nothing is kept of you here.");
    return status;
}

static int run_forget(const struct invocation *invocation)
{
    struct farewells going = {.all = invocation_value(invocation, "all")};
    bool agreed = false;
    if (going.all == (invocation->argument_count > 0))
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "Say which conversations to forget, or --all. "
                               "`primum history` lists them.");
    int status = gather(invocation, &going);
    if (!status && going.all && going.held.attempts == 0)
        status = forget_nothing(invocation, &going);
    else if (!status)
        status = agree(invocation, &going, &agreed);
    if (agreed)
        status = forget(invocation, &going);
    farewells_release(&going);
    return status;
}

static const struct option_row options[] = {
    {"all", '\0', NULL, "all that is kept of you"},
    {"yes", 'y', NULL, "do not ask; for scripts, which nobody answers"},
    {0},
};

const struct command command_forget = {
    .name = "forget",
    .summary = "take conversations out of your records, for good",
    .arguments = "[ATTEMPT...]",
    .about =
        "Takes conversations out of the records on this computer: what was "
        "chosen, when, and what you wrote. No byte of them is left in the "
        "file, nor of a scenario that only they needed. It first says "
        "what will go, and asks once.\n\n"
        "ATTEMPT is what `primum history` shows in front of it, or `last`. "
        "What was exported before, or copied by a backup, is beyond "
        "reach.",
    .options = options,
    .most = SIZE_MAX,
    .run = run_forget,
};
