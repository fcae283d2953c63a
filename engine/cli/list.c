/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum list`: what there is to practise.  Reads no more than the head of
 * each scenario, and of the records no more than what is at hand. */
#include "list.h"

#include "buffer.h"
#include "command.h"
#include "kept.h"
#include "when.h"

#include <stdlib.h>

static const char *const levels[] = {
    [PRIMUM_INTRO] = "intro",
    [PRIMUM_CORE] = "core",
    [PRIMUM_ADVANCED] = "advanced",
};

static char *say_kind(const struct primum_scenario *head)
{
    if (!head)
        return buffer_text("%s", "");
    if (head->minutes <= 0)
        return buffer_text("%s", levels[head->level]);
    return buffer_text("%s, %d min", levels[head->level], (int)head->minutes);
}

static void fill_item(struct list_item *item,
                      const struct scenarios_item *found)
{
    const struct primum_scenario *head = primum_scenario_peek(found->path);
    bool titled = head && head->title && *head->title;
    *item = (struct list_item){
        .id = found->id,
        .path = found->path,
        .title = titled ? head->title : found->id,
        .note = !head                       ? "cannot be read"
                : head->content_notes.count ? "content note"
                                            : "",
        .kind = say_kind(head),
        .head = head,
    };
}

void list_init(struct list *list)
{
    *list = (struct list){0};
    scenarios_gather(&list->found);
    list->items = buffer_memory(NULL, list->found.count * sizeof *list->items);
    for (size_t i = 0; i < list->found.count; i++)
        fill_item(&list->items[i], &list->found.items[i]);
}

void list_release(struct list *list)
{
    for (size_t i = 0; i < list->found.count; i++) {
        free(list->items[i].kind);
        primum_scenario_free(list->items[i].head);
    }
    free(list->items);
    scenarios_release(&list->found);
}

bool list_practised(struct list *list)
{
    char *problem;
    bool any = false;
    struct primum_records *records = kept_look(&problem);
    free(problem);
    for (size_t i = 0; i < list->found.count && records; i++) {
        struct list_item *item = &list->items[i];
        if (primum_records_practised(records, item->id, &item->practised))
            item->practised = (struct primum_practised){0};
        any |= item->practised.attempts > 0;
    }
    primum_records_close(records);
    return any;
}

void list_show(struct screen *screen, const struct list *list)
{
    enum { COLUMNS = 4 };
    size_t rows = list->found.count;
    const char **cells = buffer_memory(NULL, rows * COLUMNS * sizeof *cells);
    for (size_t i = 0; i < rows; i++) {
        const struct list_item *item = &list->items[i];
        cells[i * COLUMNS] = item->id;
        cells[i * COLUMNS + 1] = item->title;
        cells[i * COLUMNS + 2] = item->kind;
        cells[i * COLUMNS + 3] = item->note;
    }
    screen_table(screen, &(struct screen_table){
                             .cells = cells, .columns = COLUMNS, .rows = rows});
    free(cells);
}

/* ---- What was practised -------------------------------------------------- */

/* "2 of 3": attempts that came to an ending, of the latest. */
static char *say_finished(const struct primum_practised *practised)
{
    bool all = practised->attempts < PRIMUM_PRACTISED_MOST;
    return buffer_text("%u of %s%u", (unsigned)practised->finished,
                       all ? "" : "the latest ", (unsigned)practised->attempts);
}

static void show_practised(struct screen *screen, const struct list *list)
{
    enum { COLUMNS = 3 };
    static const char *const heads[COLUMNS] = {"Practised", "last", "finished"};
    char **cells =
        buffer_memory(NULL, list->found.count * COLUMNS * sizeof *cells);
    size_t count = 0;
    for (size_t i = 0; i < list->found.count; i++) {
        const struct list_item *item = &list->items[i];
        if (item->practised.attempts == 0)
            continue;
        cells[count++] = buffer_text("%s", item->title);
        cells[count++] = when_ago(item->practised.last, when_now());
        cells[count++] = say_finished(&item->practised);
    }
    screen_gap(screen);
    screen_table(screen, &(struct screen_table){.heads = heads,
                                                .cells = (const char **)cells,
                                                .columns = COLUMNS,
                                                .rows = count / COLUMNS});
    for (size_t i = 0; i < count; i++)
        free(cells[i]);
    free(cells);
}

/* ---- The command --------------------------------------------------------- */

static void show_json(struct screen *screen, const struct list *list)
{
    const struct primum_scenario **heads =
        buffer_memory(NULL, list->found.count * sizeof *heads);
    struct primum_practised *practised =
        buffer_memory(NULL, list->found.count * sizeof *practised);
    size_t count = 0;
    for (size_t i = 0; i < list->found.count; i++) {
        if (!list->items[i].head)
            continue;
        practised[count] = list->items[i].practised;
        heads[count++] = list->items[i].head;
    }
    char *text = primum_json_practised(heads, practised, count);
    screen_machine(screen, text);
    free(text);
    free(practised);
    free(heads);
}

static int run_list(const struct invocation *invocation)
{
    struct list list;
    list_init(&list);
    bool practised = list_practised(&list);
    if (invocation_value(invocation, "json"))
        show_json(invocation->out, &list);
    else if (list.found.count > 0)
        list_show(invocation->out, &list);
    else
        screen_paragraph(invocation->err, "No scenarios were found. They are "
                                          "looked for in the folders that "
                                          "`primum help list` names.");
    if (practised && !invocation_value(invocation, "json"))
        show_practised(invocation->out, &list);
    list_release(&list);
    return PRIMUM_OK;
}

static const struct option_row options[] = {
    {"json", '\0', NULL, "an array for other programs"},
    {0},
};

const struct command command_list = {
    .name = "list",
    .summary = "the scenarios that there are to practise",
    .arguments = "",
    .about = "Lists the scenarios found: id, title, level, how long it may "
             "take, and whether a note about its content comes first; and "
             "below, for what "
             "you practised, when that was last, and how many of your "
             "attempts came to an ending.\n\n"
             "They are looked for in the folders of $PRIMUM_SCENARIOS (with "
             "colons between them), in ./scenarios, in your own folder, "
             "~/.local/share/primum/scenarios, and among those that came with "
             "the program. Of two with the same id the first one counts.",
    .options = options,
    .run = run_list,
};
