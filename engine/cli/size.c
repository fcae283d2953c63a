/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads sizes and writes counts.  Knows nothing of what they are sizes of. */
#include "size.h"

#include "buffer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A letter, and how often it doubles. */
static const struct unit {
    char letter;
    unsigned shift;
} units[] = {{'k', 10}, {'m', 20}, {'g', 30}, {'t', 40}};

#define UNITS (sizeof units / sizeof *units)

static const char digits[] = "0123456789";

/* The unit that begins with this letter; NULL: none. */
static const struct unit *unit_of(char letter)
{
    for (size_t i = 0; i < UNITS; i++)
        if (units[i].letter == tolower((unsigned char)letter))
            return &units[i];
    return NULL;
}

/* "", "B", "M", "MiB": how often it doubles; false if it is no unit. */
static bool read_unit(const char *text, unsigned *shift)
{
    const struct unit *unit = unit_of(*text);
    *shift = unit ? unit->shift : 0;
    if (unit)
        return !text[1] || strcasecmp(text + 1, "iB") == 0;
    return !*text || strcasecmp(text, "B") == 0;
}

bool size_read(const char *text, size_t *bytes)
{
    size_t length = strspn(text, digits);
    uint64_t number = 0;
    unsigned shift;
    if (length == 0 || !read_unit(text + length, &shift))
        return false;
    for (size_t i = 0; i < length; i++) {
        uint64_t digit = (uint64_t)(text[i] - '0');
        if (number > (UINT64_MAX - digit) / 10)
            return false;
        number = number * 10 + digit;
    }
    if (number == 0 || number > (uint64_t)SIZE_MAX >> shift)
        return false;
    *bytes = (size_t)(number << shift);
    return true;
}

char *size_meant(const char *text)
{
    size_t bytes;
    if (size_read(text, &bytes))
        return NULL;
    text += strspn(text, " ");
    size_t length = strspn(text, digits);
    const char *behind = text + length + strspn(text + length, " ");
    const struct unit *unit = unit_of(*behind);
    char *meant = buffer_text("%.*s%c", (int)length, text,
                              unit ? toupper((unsigned char)*behind) : '\0');
    if (unit && size_read(meant, &bytes))
        return meant;
    free(meant);
    return NULL;
}

char *size_count(size_t count)
{
    char *plain = buffer_text("%zu", count);
    struct buffer text = {0};
    size_t length = strlen(plain);
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            buffer_put(&text, ",");
        buffer_add(&text, plain + i, 1);
    }
    free(plain);
    return buffer_take(&text);
}

char *size_counted(size_t count, const char *what)
{
    char *number = size_count(count);
    char *text = buffer_text("%s %s%s", number, what, count == 1 ? "" : "s");
    free(number);
    return text;
}

char *size_bytes(uint64_t bytes)
{
    size_t unit = UNITS;
    while (unit > 0 && bytes >> units[unit - 1].shift == 0)
        unit--;
    if (unit == 0)
        return size_counted((size_t)bytes, "byte");
    unit--;
    return buffer_text("%.*f %ciB", bytes >> units[unit].shift < 10,
                       (double)bytes /
                           (double)(UINT64_C(1) << units[unit].shift),
                       toupper((unsigned char)units[unit].letter));
}
