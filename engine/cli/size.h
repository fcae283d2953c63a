/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sizes and counts, as people write and read them. */
#ifndef CLI_SIZE_H
#define CLI_SIZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads a size of memory: bytes, or with K, M, G or T (also KiB and so on),
 * each 1024 times the one before; never 0.  False if it is anything else. */
bool size_read(const char *text, size_t *bytes);

/* What a text that is no size was probably meant to be: "512M" for "512
 * megabytes".  The caller's to free; NULL: no idea, or it is one. */
char *size_meant(const char *text);

/* "1,234,567"; free() it. */
char *size_count(size_t count);

/* "1 state", "1,234 states"; free() it. */
char *size_counted(size_t count, const char *what);

/* "312 bytes", "24 KiB"; free() it. */
char *size_bytes(uint64_t bytes);

#endif
