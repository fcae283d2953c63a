/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the cells of one kind under another cell: all of them are put in order
 * once, and then looked up.  Changes no cell. */
#include "records/cohort.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static int compare_families(const struct cohort_cell *one, uint32_t parent,
                            enum cohort_kind kind)
{
    if (one->parent != parent)
        return one->parent < parent ? -1 : 1;
    return (one->kind > kind) - (one->kind < kind);
}

static int compare_cells(const void *a, const void *b)
{
    const struct cohort_cell *one = *(const struct cohort_cell *const *)a;
    const struct cohort_cell *other = *(const struct cohort_cell *const *)b;
    int order = compare_families(one, other->parent, other->kind);

    return order ? order : strcmp(one->id, other->id);
}

void cohort_families_init(struct cohort_families *families,
                          const struct cohort_cells *cells)
{
    struct cohort_family *all = &families->all;

    families->first = cells->items;
    all->count = cells->count - 1;
    all->cells = memory_new(cells->count * sizeof(struct cohort_cell *));
    for (uint32_t i = 1; i < cells->count; i++)
        all->cells[i - 1] = &cells->items[i];
    qsort(all->cells, all->count, sizeof(struct cohort_cell *), compare_cells);
}

void cohort_families_release(struct cohort_families *families)
{
    free(families->all.cells);
}

struct cohort_family cohort_family(const struct cohort_families *families,
                                   const struct cohort_cell *parent,
                                   enum cohort_kind kind)
{
    struct cohort_cell **cells = families->all.cells;
    uint32_t number = (uint32_t)(parent - families->first);
    size_t low = 0, high = families->all.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_families(cells[middle], number, kind) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    struct cohort_family family = {cells + low, 0};
    while (low + family.count < families->all.count &&
           !compare_families(family.cells[family.count], number, kind))
        family.count++;
    return family;
}
