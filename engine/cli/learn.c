/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum learn`: practices, harms, and what is known about them.  Shows what
 * the catalogue says and adds no advice of its own. */
#include "learn.h"

#include "buffer.h"
#include "scenarios.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

static const char not_reviewed[] =
    "Nobody clinical has reviewed this. Hold it next to what your supervisor "
    "and your agency say.";

/* ---- What there is ------------------------------------------------------- */

static void show_group(struct screen *screen, const char *heading,
                       const char *aside, const struct screen_row *rows,
                       size_t count)
{
    if (count == 0)
        return;
    screen_gap(screen);
    screen_heading(screen, heading, aside);
    screen_rows(screen, rows, count);
}

static size_t list_entries(const struct primum_catalogue *catalogue,
                           enum primum_entry_kind kind, struct screen_row *rows)
{
    size_t count = 0;
    for (uint32_t i = 1; i <= catalogue->entry_count; i++)
        if (catalogue->entries[i].kind == kind)
            rows[count++] = (struct screen_row){catalogue->entries[i].id,
                                                catalogue->entries[i].name};
    return count;
}

static size_t list_evidence(const struct primum_catalogue *catalogue,
                            struct screen_row *rows)
{
    for (uint32_t i = 1; i <= catalogue->evidence_count; i++)
        rows[i - 1] = (struct screen_row){catalogue->evidence[i].id,
                                          catalogue->evidence[i].cite};
    return catalogue->evidence_count;
}

static void show_all(struct screen *screen,
                     const struct primum_catalogue *catalogue)
{
    size_t most = (size_t)catalogue->entry_count + catalogue->evidence_count;
    struct screen_row *rows = buffer_memory(NULL, most * sizeof *rows);
    screen_title(screen, "What there is to read");
    show_group(screen, "Practices", "what tends to help", rows,
               list_entries(catalogue, PRIMUM_PRACTICE, rows));
    show_group(screen, "Harms", "how a good intent can land badly", rows,
               list_entries(catalogue, PRIMUM_HARM, rows));
    show_group(screen, "Evidence", "what is known, and how well", rows,
               list_evidence(catalogue, rows));
    screen_gap(screen);
    screen_note(screen, "`learn` with the word on the left opens one, two "
                        "minutes each.");
    screen_note(screen, not_reviewed);
    free(rows);
}

/* ---- One of them --------------------------------------------------------- */

static void show_evidence_rows(struct screen *screen,
                               const struct primum_evidence *evidence)
{
    char *strength =
        buffer_text("%c: %s", evidence->grade, words_grade(evidence->grade));
    const struct screen_row rows[] = {
        {"Strength", evidence->grade ? strength : NULL},
        {"Limits", evidence->limits},
        {"Checked", evidence->checked},
    };
    screen_paragraph(screen, evidence->finding);
    screen_rows(screen, rows, sizeof rows / sizeof *rows);
    free(strength);
}

static void show_evidence(struct screen *screen,
                          const struct primum_evidence *evidence)
{
    screen_title(screen, evidence->cite);
    show_evidence_rows(screen, evidence);
    screen_gap(screen);
    screen_note(screen, not_reviewed);
}

static void show_entry(struct screen *screen,
                       const struct primum_catalogue *catalogue,
                       const struct primum_entry *entry)
{
    const struct screen_row rows[] = {
        {"It may sound like", entry->sounds_like},
        {"Beware", entry->beware},
        {"This week", entry->practise},
    };
    screen_title(screen, entry->name);
    screen_note(screen, entry->kind == PRIMUM_PRACTICE
                            ? "A practice: it tends to help."
                            : "A harm: how a good intent can land badly.");
    screen_gap(screen);
    screen_paragraph(screen, entry->about);
    screen_gap(screen);
    screen_rows(screen, rows, sizeof rows / sizeof *rows);
    for (uint32_t i = 0; i < entry->evidence.count; i++) {
        const struct primum_evidence *evidence =
            &catalogue->evidence[entry->evidence.items[i]];
        screen_gap(screen);
        screen_heading(screen, evidence->cite, NULL);
        show_evidence_rows(screen, evidence);
    }
    screen_gap(screen);
    screen_note(screen, not_reviewed);
}

static int fail_unknown(const struct invocation *invocation,
                        const struct primum_catalogue *catalogue,
                        const char *id)
{
    size_t count = 0;
    const char **ids = buffer_memory(
        NULL, ((size_t)catalogue->entry_count + catalogue->evidence_count) *
                  sizeof *ids);
    for (uint32_t i = 1; i <= catalogue->entry_count; i++)
        ids[count++] = catalogue->entries[i].id;
    for (uint32_t i = 1; i <= catalogue->evidence_count; i++)
        ids[count++] = catalogue->evidence[i].id;
    const char *nearest = primum_text_nearest(id, ids, count);
    if (nearest)
        invocation_fail(invocation, PRIMUM_USAGE,
                        "There is nothing about \"%s\". Did you mean \"%s\"?",
                        id, nearest);
    else
        invocation_fail(invocation, PRIMUM_USAGE,
                        "There is nothing about \"%s\". `learn` alone shows "
                        "what there is.",
                        id);
    free(ids);
    return PRIMUM_USAGE;
}

static int show_one(const struct invocation *invocation,
                    const struct primum_catalogue *catalogue, const char *id)
{
    uint32_t entry = primum_entry_find(catalogue, id);
    uint32_t evidence = primum_evidence_find(catalogue, id);
    if (entry)
        show_entry(invocation->out, catalogue, &catalogue->entries[entry]);
    else if (evidence)
        show_evidence(invocation->out, &catalogue->evidence[evidence]);
    else
        return fail_unknown(invocation, catalogue, id);
    return PRIMUM_OK;
}

static int show_json(const struct invocation *invocation,
                     const struct primum_catalogue *catalogue, const char *id)
{
    char *text = primum_json_catalogue(catalogue, id);
    if (!text)
        return fail_unknown(invocation, catalogue, id);
    screen_machine(invocation->out, text);
    free(text);
    return PRIMUM_OK;
}

/* ---- The command --------------------------------------------------------- */

/* The first catalogue on the way along the folders of scenarios. */
static int open_catalogue(const struct invocation *invocation,
                          const struct primum_catalogue **catalogue)
{
    char *path = scenarios_file("catalogue.yaml");
    *catalogue = NULL;
    if (!path)
        return invocation_fail(invocation, PRIMUM_WORLD,
                               "No catalogue.yaml was found beside the "
                               "scenarios.");
    struct primum_report *report = primum_report_new();
    int status = (int)primum_catalogue_load(path, report, catalogue);
    if (status == PRIMUM_WORLD)
        invocation_fail_read(invocation, path, report);
    else
        command_show_report(invocation->err, report);
    primum_report_free(report);
    free(path);
    return status;
}

int learn_show(const struct invocation *invocation, const char *id)
{
    const struct primum_catalogue *catalogue;
    int status = open_catalogue(invocation, &catalogue);
    if (status)
        return status;
    if (invocation_value(invocation, "json"))
        status = show_json(invocation, catalogue, id);
    else if (id)
        status = show_one(invocation, catalogue, id);
    else
        show_all(invocation->out, catalogue);
    primum_catalogue_free(catalogue);
    return status;
}

static int run_learn(const struct invocation *invocation)
{
    bool any = invocation->argument_count > 0;
    int status = learn_show(invocation, any ? invocation->arguments[0] : NULL);
    if (status || invocation_value(invocation, "json"))
        return status;
    return invocation_turn_pages(invocation);
}

static const struct option_row options[] = {
    {"json", '\0', NULL, "an object for other programs"},
    {0},
};

const struct command command_learn = {
    .name = "learn",
    .summary = "read about a practice, a harm, a piece of evidence",
    .arguments = "[ID]",
    .about = "Without ID, names what the catalogue holds: practices, harms, "
             "and the evidence behind both. With ID, shows all that it says "
             "about one: what it is, how it may sound, what to beware of, "
             "something small to try this week, and what is known.",
    .options = options,
    .most = 1,
    .run = run_learn,
};
