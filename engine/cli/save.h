/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files are written whole or not at all. */
#ifndef CLI_SAVE_H
#define CLI_SAVE_H

#include <stddef.h>

/* Puts the bytes in place of what the file at `path` holds, which keeps its
 * rights; a symbolic link still leads to it.  Returns 0 or an errno, with the
 * file as it was. */
int save_over(const char *path, const char *bytes, size_t length);

#endif
