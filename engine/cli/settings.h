/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is remembered from one time to the next, in the settings file: a
 * `key=value` a line. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include <stdbool.h>

/* Was plain text asked for?  False if there are no settings. */
bool settings_plain(void);

/* Remembers it.  Returns 0, or an errno if it could not be written. */
int settings_remember_plain(bool plain);

#endif
