/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a file's text to a scenario. */
#ifndef SCENARIO_LOAD_H
#define SCENARIO_LOAD_H

#include "primum.h"
#include "scenario/model.h"

#include <stdbool.h>
#include <stddef.h>

struct input {
    const char *path;
    char *text;
    size_t length;
    const struct primum_catalogue *catalogue; /* NULL: none */
    bool catalogue_broken; /* it could not be read: tags are passed over */
};

/* Reads a text, which is taken over in any case.  Everything wrong goes to the
 * report; with an error *result is NULL and PRIMUM_PROBLEMS comes back. */
enum primum_status load_text(const struct input *input,
                             struct primum_report *report,
                             struct scenario **result);

/* Only the head, up to `scenes`; NULL if it has no title.  Takes the text
 * over. */
struct scenario *load_peek(const char *path, char *text, size_t length);

#endif
