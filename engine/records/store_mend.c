/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes valid UTF-8 of what is none. */
#include "records/store_mend.h"

#include "base/text.h"

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
    struct text mended = {0};

    while (length) {
        size_t good = valid(bytes, length);
        text_add(&mended, bytes, good);
        if (good < length) {
            text_put(&mended, "\xef\xbf\xbd");
            good++;
        }
        bytes += good;
        length -= good;
    }
    const char *kept = arena_text(arena, mended.bytes, mended.length);
    text_release(&mended);
    return kept;
}
