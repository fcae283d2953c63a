/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks up what was compiled in.  Does not know what the texts say. */
#include "base/embedded.h"

#include <string.h>

const char *embedded_find(const struct embedded *table, const char *name)
{
    for (; table->name; table++)
        if (strcmp(table->name, name) == 0)
            return table->text;
    return NULL;
}
