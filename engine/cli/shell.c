/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quotes for a shell as POSIX describes it: nothing means anything between
 * single quotes but the next of them. */
#include "shell.h"

#include "buffer.h"

#include <string.h>

static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                            "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            "0123456789_-./=,:+@%";

char *shell_word(const char *text)
{
    struct buffer word = {0};
    if (*text && !text[strspn(text, plain)])
        return buffer_text("%s", text);
    buffer_put(&word, "'");
    for (const char *part = text;;) {
        size_t length = strcspn(part, "'");
        buffer_add(&word, part, length);
        part += length;
        if (!*part++)
            break;
        buffer_put(&word, "'\\''");
    }
    buffer_put(&word, "'");
    return buffer_take(&word);
}
