/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SHA-256, by libmd. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>

#define DIGEST_HEX 65

/* 64 lower-case hexadecimal digits and a NUL. */
void digest_sha256(const void *bytes, size_t length, char hex[DIGEST_HEX]);

#endif
