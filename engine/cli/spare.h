/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much memory there is to spare. */
#ifndef CLI_SPARE_H
#define CLI_SPARE_H

#include <stddef.h>

/* Bytes that the likely impact may take here, if nobody says how many: what is
 * usual, and less where there is less.  Never 0. */
size_t spare_memory(void);

#endif
