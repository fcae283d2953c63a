/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of `primum walk` share. */
#ifndef CLI_WALK_H
#define CLI_WALK_H

#include "primum.h"
#include "screen.h"

#include <stddef.h>

/* What is told, and how the scenario and the folder with the answers (NULL:
 * none) were named. */
struct walk {
    struct screen *screen;
    const struct primum_scenario *scenario;
    const struct primum_coverage *coverage;
    const char *name, *folder;
};

/* The whole page: figures, playthroughs, and what they do not show. */
void walk_show(const struct walk *walk);

/* The parts of it that are about playthroughs. */
void walk_show_plays(const struct walk *walk);
void walk_show_glimpses(const struct walk *walk);
void walk_show_missing(const struct walk *walk);

/* The file with the answers of playthrough number `number`, from 1; free() the
 * path. */
char *walk_path(const struct walk *walk, size_t number);

#endif
