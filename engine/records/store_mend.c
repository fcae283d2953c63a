/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes valid UTF-8 of what is none. */
#include "records/store_mend.h"

#include "base/text.h"
#include "primum.h"

#include <stdlib.h>
#include <string.h>

/* How many bytes at the beginning are valid. */
static size_t valid(const char *bytes, size_t length)
{
    size_t at = 0, size = 1;
    uint32_t point;

    while (at < length && size) {
        at += text_plain(bytes + at, length - at);
        size = at < length ? text_point(bytes + at, length - at, &point) : 0;
        at += size;
    }
    return at;
}

bool store_mend_sound(const char *bytes, size_t length)
{
    return valid(bytes, length) == length;
}

const char *store_mend(struct arena *arena, const char *bytes, size_t length)
{
    char *mended = primum_text_valid(bytes, length);
    const char *kept = arena_text(arena, mended, strlen(mended));

    free(mended);
    return kept;
}
