/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum export`: attempts on stdout, for other programs or for people.  Knows
 * what it is called with, and which attempts that means; what is told of an
 * attempt, and what never is, the library knows. */
#include "buffer.h"
#include "command.h"
#include "kept.h"
#include "spare.h"
#include "when.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    enum primum_export_format format;
} formats[] = {
    {"json", PRIMUM_EXPORT_JSON},
    {"csv", PRIMUM_EXPORT_CSV},
    {"md", PRIMUM_EXPORT_MARKDOWN},
    {"xapi", PRIMUM_EXPORT_XAPI},
};

/* The ids of what is exported: all that is kept in memory at once. */
struct chosen {
    char (*ids)[PRIMUM_ATTEMPT_ID];
    size_t count, room;
};

/* ---- Which attempts ---- */

static void choose(struct chosen *chosen, const char *id)
{
    if (chosen->count == chosen->room) {
        chosen->room = chosen->room ? 2 * chosen->room : 64;
        chosen->ids =
            buffer_memory(chosen->ids, chosen->room * sizeof *chosen->ids);
    }
    char *copy = chosen->ids[chosen->count++];
    strncpy(copy, id, PRIMUM_ATTEMPT_ID - 1);
    copy[PRIMUM_ATTEMPT_ID - 1] = '\0';
}

static bool see(void *with, const struct primum_attempt *attempt)
{
    choose(with, attempt->id);
    return true;
}

/* The one begun first is told first. */
static int choose_all(struct primum_records *records, struct chosen *chosen)
{
    const struct primum_attempts all = {0};
    int status = (int)primum_records_attempts(records, &all, see, chosen);
    for (size_t i = 0; i < chosen->count / 2; i++) {
        char id[PRIMUM_ATTEMPT_ID];
        char *one = chosen->ids[i];
        char *other = chosen->ids[chosen->count - 1 - i];
        memcpy(id, one, sizeof id);
        memcpy(one, other, sizeof id);
        memcpy(other, id, sizeof id);
    }
    return status;
}

static bool is_chosen(const struct chosen *chosen, const char *id)
{
    for (size_t i = 0; i < chosen->count; i++)
        if (strcmp(chosen->ids[i], id) == 0)
            return true;
    return false;
}

static int choose_attempts(const struct invocation *invocation,
                           struct primum_records *records,
                           struct chosen *chosen)
{
    if (invocation->argument_count == 0)
        return choose_all(records, chosen);
    for (size_t i = 0; i < invocation->argument_count; i++) {
        char id[PRIMUM_ATTEMPT_ID];
        int status =
            (int)primum_records_find(records, invocation->arguments[i], id);
        if (status)
            return status;
        if (!is_chosen(chosen, id))
            choose(chosen, id);
    }
    return PRIMUM_OK;
}

/* ---- Telling them ---- */

static bool tell(const struct invocation *invocation, char *text)
{
    if (*text)
        screen_machine(invocation->out, text);
    free(text);
    return screen_flush(invocation->out);
}

/* What cannot be read is said, and the others are told. */
static int tell_attempts(const struct invocation *invocation,
                         struct primum_records *records,
                         struct primum_export *out, const struct chosen *chosen)
{
    int status = PRIMUM_OK;
    for (size_t i = 0; i < chosen->count; i++) {
        char *text;
        int failed = (int)primum_export_attempt(out, chosen->ids[i], &text);
        if (failed)
            status = kept_fail(invocation, records, failed);
        else if (!tell(invocation, text))
            return status;
    }
    return status;
}

static int
tell_all(const struct invocation *invocation, struct primum_records *records,
         enum primum_export_format format, const struct chosen *chosen)
{
    const struct primum_effort effort = {.memory = spare_memory()};
    const struct primum_export_how how = {
        .format = format,
        .reflections = invocation_value(invocation, "with-reflections"),
        .now = when_now(),
        .effort = &effort,
    };
    struct primum_export *out = primum_export_new(records, &how);
    int status = PRIMUM_OK;
    if (tell(invocation, primum_export_begin(out)))
        status = tell_attempts(invocation, records, out, chosen);
    tell(invocation, primum_export_end(out));
    primum_export_free(out);
    if (chosen->count == 0)
        screen_note(invocation->err,
                    "Nothing is kept yet, so nothing is in it.");
    return status;
}

/* ---- The command --------------------------------------------------------- */

static enum primum_export_format format_of(const struct invocation *invocation)
{
    const char *name = invocation_value(invocation, "format");
    for (size_t i = 0; name && i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return formats[i].format;
    return PRIMUM_EXPORT_JSON;
}

static int run(const struct invocation *invocation)
{
    struct primum_records *records;
    struct chosen chosen = {0};
    int status = kept_open(invocation, PRIMUM_RECORDS_READ, &records);
    if (status)
        return status;
    status = choose_attempts(invocation, records, &chosen);
    status =
        status ? kept_fail(invocation, records, status)
               : tell_all(invocation, records, format_of(invocation), &chosen);
    free(chosen.ids);
    primum_records_close(records);
    return status;
}

static const struct option_row options[] = {
    {"format", '\0', "json|csv|md|xapi",
     "an object (the default), a table, a transcript, or xAPI statements"},
    {"with-reflections", '\0', NULL,
     "also what was hoped, foretold and written"},
    {0},
};

const struct command command_export = {
    .name = "export",
    .summary = "what you practised, for other programs or to read",
    .arguments = "[ATTEMPT...]",
    .about =
        "Writes conversations to stdout: all that are kept, the first one "
        "first, or "
        "those that are named, as `primum history` names them. Add a `>` and "
        "a name for a file.\n\n"
        "`json` has all of it, and is what `primum cohort` reads. `csv` is a "
        "table with a row for each choice. `md` is a transcript with how each "
        "choice landed, to take to supervision. `xapi` is statements for a "
        "learning record store.\n\n"
        "You appear in it under a made-up id. Your name, your computer's and "
        "where your files are never do. What you hoped, foretold and wrote "
        "stays here unless you say `--with-reflections`.",
    .options = options,
    .least = 0,
    .most = 1000,
    .run = run,
};
