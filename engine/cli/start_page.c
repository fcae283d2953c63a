/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what the start screen shows, and puts it in order.  Asks the records
 * only what they answer at once, however much is in them. */
#include "start.h"

#include "answer.h"
#include "buffer.h"
#include "kept.h"
#include "when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Rows ---------------------------------------------------------------- */

static struct start_row *add_row(struct start_page *page)
{
    page->rows =
        buffer_memory(page->rows, (page->count + 1) * sizeof *page->rows);
    struct start_row *row = &page->rows[page->count++];
    *row = (struct start_row){.found = true};
    return row;
}

static void drop_rows(struct start_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        free(page->rows[i].title);
        free(page->rows[i].practice);
        free(page->rows[i].text);
    }
    free(page->rows);
    free(page->offers);
    free(page->search);
    page->rows = NULL;
    page->offers = NULL;
    page->search = NULL;
    page->count = page->open = 0;
    page->practised = page->more_open = page->whole = false;
}

void start_page_init(struct start_page *page)
{
    list_init(&page->list);
}

void start_page_release(struct start_page *page)
{
    drop_rows(page);
    free(page->problem);
    list_release(&page->list);
}

/* ---- What was left in the middle ----------------------------------------- */

static bool add_open(void *with, const struct primum_attempt *attempt)
{
    struct start_page *page = with;
    struct start_row *row = add_row(page);
    row->title = buffer_text("%s", attempt->title);
    row->last = attempt->last;
    row->broke_off = attempt->broke_off;
    snprintf(row->id, sizeof row->id, "%s", attempt->id);
    return true;
}

static bool add_broken(void *with, const struct primum_attempt *attempt)
{
    return !attempt->broke_off || add_open(with, attempt);
}

static int by_last(const void *a, const void *b)
{
    const struct start_row *first = a, *second = b;
    return (first->last < second->last) - (first->last > second->last);
}

/* The one left last comes first; so `primum resume` has it, too. */
static enum primum_status read_open(struct start_page *page,
                                    struct primum_records *records)
{
    const struct primum_attempts latest = {.most = KEPT_LATEST};
    const struct primum_attempts open = {.open = true, .most = START_OPEN + 1};
    enum primum_status status =
        primum_records_attempts(records, &latest, add_broken, page);
    if (!status)
        status = primum_records_attempts(records, &open, add_open, page);
    if (page->count > 0)
        qsort(page->rows, page->count, sizeof *page->rows, by_last);
    page->more_open = page->count > START_OPEN;
    while (page->count > START_OPEN)
        free(page->rows[--page->count].title);
    page->open = page->count;
    return status;
}

/* ---- What there is to practise ------------------------------------------- */

static void add_scenarios(struct start_page *page)
{
    for (size_t i = 0; i < page->list.found.count; i++) {
        struct start_row *row = add_row(page);
        row->item = &page->list.items[i];
        row->title = buffer_text("%s", row->item->title);
    }
}

static bool see_last(void *with, const struct primum_attempt *attempt)
{
    int64_t *last = with;
    *last = attempt->last;
    return false;
}

/* Of each scenario; and of any, for that of a file may not be listed. */
static enum primum_status read_last(struct start_page *page,
                                    struct primum_records *records)
{
    const struct primum_attempts any = {.most = 1};
    int64_t last = 0;
    enum primum_status status =
        primum_records_attempts(records, &any, see_last, &last);
    page->practised = last > 0;
    for (size_t i = page->open; i < page->count && !status; i++) {
        struct start_row *row = &page->rows[i];
        const struct primum_attempts latest = {.scenario = row->item->id,
                                               .most = 1};
        status =
            primum_records_attempts(records, &latest, see_last, &row->last);
    }
    return status;
}

/* ---- What is worth meeting again ----------------------------------------- */

/* The name that the catalogue beside the scenario has for it. */
static char *name_of(const char *path, const char *practice)
{
    const struct primum_scenario *scenario = NULL;
    struct primum_report *report = primum_report_new();
    char *name = NULL;
    primum_scenario_open(path, report, &scenario);
    primum_report_free(report);
    if (scenario && scenario->catalogue) {
        uint32_t entry = primum_entry_find(scenario->catalogue, practice);
        if (entry)
            name = buffer_text("%s", scenario->catalogue->entries[entry].name);
    }
    primum_scenario_free(scenario);
    return name;
}

static void put_offer(struct start_page *page, const struct primum_offer *offer)
{
    for (size_t i = page->open; i < page->count; i++) {
        struct start_row *row = &page->rows[i];
        if (strcmp(row->item->id, offer->scenario) != 0)
            continue;
        row->offer = offer;
        if (offer->practice)
            row->practice = name_of(row->item->path, offer->practice);
    }
}

static enum primum_status read_offers(struct start_page *page,
                                      struct primum_records *records)
{
    const struct primum_clock clock = when_clock();
    size_t scenarios = page->count - page->open, count = 0;
    const char **ids = buffer_memory(NULL, scenarios * sizeof *ids);
    for (size_t i = 0; i < scenarios; i++)
        ids[i] = page->rows[page->open + i].item->id;
    enum primum_status status = primum_records_offers(
        records, ids, scenarios, &clock, &page->offers, &count);
    for (size_t i = 0; i < count && !status; i++)
        put_offer(page, &page->offers[i]);
    free(ids);
    return status;
}

/* ---- The order ----------------------------------------------------------- */

enum rank { OFFERED, NEVER_MET, MET, UNREADABLE };

static void place_row(const struct start_page *page, struct start_row *row)
{
    if (!row->item->head) {
        row->rank = UNREADABLE;
    } else if (row->offer) {
        row->rank = OFFERED;
        row->place = row->offer - page->offers;
    } else if (row->last > 0) {
        row->rank = MET;
        row->place = row->last;
    } else {
        row->rank = NEVER_MET;
        row->place = (int64_t)row->item->head->level;
    }
}

static int in_order(const void *a, const void *b)
{
    const struct start_row *first = a, *second = b;
    if (first->rank != second->rank)
        return first->rank < second->rank ? -1 : 1;
    if (first->place != second->place)
        return first->place < second->place ? -1 : 1;
    return first->item < second->item ? -1 : first->item > second->item;
}

static void put_in_order(struct start_page *page)
{
    for (size_t i = page->open; i < page->count; i++)
        place_row(page, &page->rows[i]);
    if (page->count > page->open)
        qsort(page->rows + page->open, page->count - page->open,
              sizeof *page->rows, in_order);
}

/* ---- The whole ----------------------------------------------------------- */

/* What cannot be read is left out: there is no screen without scenarios. */
static void read_records(struct start_page *page)
{
    struct primum_records *records = kept_look(&page->problem);
    enum primum_status status = records ? read_open(page, records) : PRIMUM_OK;
    add_scenarios(page);
    if (records && !status)
        status = read_last(page, records);
    if (records && !status)
        status = read_offers(page, records);
    if (status) {
        const char *problem = primum_records_problem(records);
        page->problem = problem ? buffer_text("%s", problem) : NULL;
    }
    primum_records_close(records);
}

void start_page_read(struct start_page *page)
{
    drop_rows(page);
    free(page->problem);
    page->problem = NULL;
    page->now = when_now();
    read_records(page);
    page->practised |= page->open > 0;
    put_in_order(page);
}

const struct start_row *start_page_find(const struct start_page *page,
                                        const char *name)
{
    size_t digits = strspn(name, "0123456789");
    if (digits > 0 && digits < 9 && !name[digits]) {
        size_t number = (size_t)strtoul(name, NULL, 10);
        return number >= 1 && number <= page->count ? &page->rows[number - 1]
                                                    : NULL;
    }
    for (size_t i = page->open; i < page->count; i++)
        if (strcmp(page->rows[i].item->id, name) == 0)
            return &page->rows[i];
    return NULL;
}

/* ---- Searching ----------------------------------------------------------- */

static void put_practices(struct buffer *text,
                          const struct primum_scenario *scenario)
{
    for (uint32_t i = 1; i <= scenario->choice_count; i++) {
        struct primum_list tags = scenario->choices[i].practices;
        for (uint32_t j = 0; j < tags.count; j++)
            buffer_format(text, "\n%s",
                          scenario->catalogue->entries[tags.items[j]].name);
    }
}

static char *read_text(const struct start_row *row)
{
    const struct primum_scenario *scenario = NULL;
    struct primum_report *report = primum_report_new();
    struct buffer text = {0};
    buffer_put(&text, row->title);
    if (row->item)
        primum_scenario_open(row->item->path, report, &scenario);
    if (scenario) {
        buffer_format(&text, "\n%s\n%s", scenario->id,
                      scenario->summary ? scenario->summary : "");
        put_practices(&text, scenario);
    }
    primum_scenario_free(scenario);
    primum_report_free(report);
    return buffer_take(&text);
}

size_t start_page_search(struct start_page *page, const char *words)
{
    size_t found = 0;
    free(page->search);
    page->search = *words ? buffer_text("%s", words) : NULL;
    for (size_t i = 0; i < page->count; i++) {
        struct start_row *row = &page->rows[i];
        if (*words && !row->text)
            row->text = read_text(row);
        row->found = !*words || answer_mentions(row->text, words);
        found += row->found;
    }
    return found;
}
