/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows libmd, which does the work. */
#include "base/digest.h"

#include <sha2.h>

_Static_assert(DIGEST_HEX == SHA256_DIGEST_STRING_LENGTH, "room for it");

void digest_sha256(const void *bytes, size_t length, char hex[DIGEST_HEX])
{
    SHA256Data(bytes, length, hex);
}
