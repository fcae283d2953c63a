/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory and growing texts of the CLI.  Knows nothing of screens. */
#include "buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *buffer_memory(void *old, size_t size)
{
    void *memory = realloc(old, size > 0 ? size : 1);
    if (!memory) {
        fputs("primum: out of memory\n", stderr);
        abort();
    }
    return memory;
}

void buffer_release(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    if (buffer->bytes)
        buffer->bytes[0] = '\0';
}

/* Room for `length` more bytes and the NUL. */
static void grow(struct buffer *buffer, size_t length)
{
    size_t needed = buffer->length + length + 1;
    if (needed <= buffer->room)
        return;
    size_t room = buffer->room ? buffer->room : 128;
    while (room < needed)
        room *= 2;
    buffer->bytes = buffer_memory(buffer->bytes, room);
    buffer->room = room;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
    grow(buffer, length);
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_put(struct buffer *buffer, const char *string)
{
    buffer_add(buffer, string, strlen(string));
}

void buffer_vformat(struct buffer *buffer, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length <= 0)
        return;
    grow(buffer, (size_t)length);
    vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, list);
    buffer->length += (size_t)length;
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    buffer_vformat(buffer, format, list);
    va_end(list);
}

const char *buffer_trim(struct buffer *buffer)
{
    static const char blanks[] = " \t\r\n\v\f";
    buffer_put(buffer, "");
    while (buffer->length > 0 &&
           strchr(blanks, buffer->bytes[buffer->length - 1]))
        buffer->bytes[--buffer->length] = '\0';
    return buffer->bytes + strspn(buffer->bytes, blanks);
}

char *buffer_take(struct buffer *buffer)
{
    grow(buffer, 0);
    buffer->bytes[buffer->length] = '\0';
    char *bytes = buffer->bytes;
    *buffer = (struct buffer){0};
    return bytes;
}

char *buffer_text(const char *format, ...)
{
    struct buffer buffer = {0};
    va_list list;
    va_start(list, format);
    buffer_vformat(&buffer, format, list);
    va_end(list);
    return buffer_take(&buffer);
}
