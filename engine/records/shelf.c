/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads kept texts, compares them with their digests, and loads them.  Of the
 * records it knows the table `text`. */
#include "records/shelf.h"

#include "base/digest.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* More are held only while they are in use. */
#define SHELF_IDLE 8

struct shelf {
    struct shelved **items;
    uint32_t count;
    uint64_t uses;
};

struct shelf *shelf_new(void)
{
    return memory_new(sizeof(struct shelf));
}

static void item_free(struct shelved *item)
{
    if (item->scenario)
        primum_scenario_free(item->scenario);
    if (item->catalogue)
        primum_catalogue_free(item->catalogue);
    free(item->path);
    free(item->sha256);
    free(item->catalogue_sha256);
    free(item);
}

void shelf_free(struct shelf *shelf)
{
    for (uint32_t i = 0; i < shelf->count; i++)
        item_free(shelf->items[i]);
    free(shelf->items);
    free(shelf);
}

void shelf_give_back(struct shelved *shelved)
{
    if (shelved)
        shelved->users--;
}

/* ---- Reading a text ---- */

/* The text with this digest; false if it is not there, or not what it was. */
static bool read_text(struct store *store, const char *sha256,
                      struct text *text)
{
    struct query *query =
        store_query(store, "SELECT bytes FROM text WHERE sha256 = ?1");
    char digest[DIGEST_HEX];
    size_t length;
    bool sound = false;

    store_give_text(query, sha256);
    if (store_row(query)) {
        const char *bytes = store_bytes(query, 0, &length);
        digest_sha256(bytes, length, digest);
        sound = !strcmp(digest, sha256);
        text_add(text, bytes, length);
    }
    return !store_end(query) && sound;
}

static char *damaged(const char *what)
{
    struct text problem = {0};

    text_format(&problem, "the text of its %s is damaged", what);
    return text_take(&problem);
}

/* The first thing that was found wrong with it. */
static char *refused(const char *what, struct primum_report *report)
{
    const struct primum_diagnostic *first = primum_report_get(report, 0);
    struct text problem = {0};

    text_format(&problem, "its %s cannot be used", what);
    if (first) {
        text_format(&problem, " (line %u: ", (unsigned)first->line);
        text_add_safe(&problem, first->message, strlen(first->message));
        text_put(&problem, ")");
    }
    return text_take(&problem);
}

static char *load_catalogue(struct shelved *item, struct store *store)
{
    struct text text = {0};
    char *problem = NULL;

    if (!item->catalogue_sha256)
        return NULL;
    if (read_text(store, item->catalogue_sha256, &text)) {
        struct primum_report *report = primum_report_new();
        if (primum_catalogue_parse("catalogue.yaml", text.bytes, text.length,
                                   report, &item->catalogue))
            problem = refused("catalogue", report);
        primum_report_free(report);
    } else {
        problem = damaged("catalogue");
    }
    text_release(&text);
    return problem;
}

static char *load_scenario(struct shelved *item, struct store *store)
{
    struct text text = {0};
    char *problem = load_catalogue(item, store);

    if (problem)
        return problem;
    if (read_text(store, item->sha256, &text)) {
        struct primum_report *report = primum_report_new();
        if (primum_scenario_parse(item->path, text.bytes, text.length,
                                  item->catalogue, report, &item->scenario))
            problem = refused("scenario", report);
        primum_report_free(report);
    } else {
        problem = damaged("scenario");
    }
    text_release(&text);
    return problem;
}

/* ---- The shelf ---- */

/* Makes room: those that nobody uses go, the one longest unused first. */
static void tidy(struct shelf *shelf)
{
    while (shelf->count >= SHELF_IDLE) {
        uint32_t oldest = shelf->count;
        for (uint32_t i = 0; i < shelf->count; i++)
            if (!shelf->items[i]->users &&
                (oldest == shelf->count ||
                 shelf->items[i]->used < shelf->items[oldest]->used))
                oldest = i;
        if (oldest == shelf->count)
            return;
        item_free(shelf->items[oldest]);
        shelf->items[oldest] = shelf->items[--shelf->count];
    }
}

/* A scenario is called what its file is called.  Where the path is not known,
 * or leads to a file of another name, it is as good as in this folder. */
static char *path_of(const struct primum_attempt *attempt)
{
    struct text name = {0};
    const char *path = attempt->path ? attempt->path : "";

    text_format(&name, "/%s.yaml", attempt->scenario);
    size_t length = strlen(path);
    if (length < name.length || strcmp(path + length - name.length, name.bytes))
        path = name.bytes + 1;
    char *kept = memory_text(path, strlen(path));
    text_release(&name);
    return kept;
}

static bool same(const char *one, const char *other)
{
    return one && other ? !strcmp(one, other) : one == other;
}

static struct shelved *find(struct shelf *shelf, const char *path,
                            const struct primum_attempt *attempt)
{
    for (uint32_t i = 0; i < shelf->count; i++) {
        struct shelved *item = shelf->items[i];
        if (same(item->sha256, attempt->sha256) &&
            same(item->catalogue_sha256, attempt->catalogue_sha256) &&
            same(item->path, path))
            return item;
    }
    return NULL;
}

static char *copy(const char *text)
{
    return text ? memory_text(text, strlen(text)) : NULL;
}

static struct shelved *
load(struct shelf *shelf, struct store *store, const char *path,
     const struct primum_attempt *attempt, char **problem)
{
    struct shelved *item = memory_new(sizeof *item);

    item->path = copy(path);
    item->sha256 = copy(attempt->sha256);
    item->catalogue_sha256 = copy(attempt->catalogue_sha256);
    *problem = load_scenario(item, store);
    if (*problem) {
        item_free(item);
        return NULL;
    }
    tidy(shelf);
    shelf->items =
        memory_more(shelf->items, shelf->count, sizeof *shelf->items);
    shelf->items[shelf->count++] = item;
    return item;
}

struct shelved *shelf_take(struct shelf *shelf, struct store *store,
                           const struct primum_attempt *attempt, char **problem)
{
    char *path = path_of(attempt);
    struct shelved *item = find(shelf, path, attempt);

    *problem = NULL;
    if (!item)
        item = load(shelf, store, path, attempt, problem);
    free(path);
    if (item) {
        item->users++;
        item->used = ++shelf->uses;
    }
    return item;
}
