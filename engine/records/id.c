/* SPDX-License-Identifier: GPL-3.0-or-later */

/* UUIDs, as RFC 9562 has them.  Knows no clock and no dice. */
#include "records/id.h"

#include "base/digest.h"

#include <stdio.h>
#include <string.h>

enum { BYTES = 16 };

/* Sets version and variant, and writes it down. */
static void write_id(unsigned char bytes[BYTES], unsigned version,
                     char id[PRIMUM_ATTEMPT_ID])
{
    char *next = id;

    bytes[6] = (unsigned char)(version << 4 | (bytes[6] & 0x0f));
    bytes[8] = (unsigned char)(0x80 | (bytes[8] & 0x3f));
    for (int i = 0; i < BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *next++ = '-';
        next += snprintf(next, 3, "%02x", bytes[i]);
    }
}

void primum_attempt_id(int64_t now, const unsigned char random[10],
                       char id[PRIMUM_ATTEMPT_ID])
{
    unsigned char bytes[BYTES];

    for (int i = 0; i < 6; i++)
        bytes[i] = (unsigned char)((uint64_t)now >> (40 - 8 * i));
    memcpy(bytes + 6, random, 10);
    write_id(bytes, 7, id);
}

static int digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

void id_made_of(const char *text, char id[PRIMUM_ATTEMPT_ID])
{
    char hex[DIGEST_HEX];
    unsigned char bytes[BYTES];

    digest_sha256(text, strlen(text), hex);
    for (int i = 0; i < BYTES; i++)
        bytes[i] =
            (unsigned char)(digit(hex[2 * i]) << 4 | digit(hex[2 * i + 1]));
    write_id(bytes, 8, id);
}

bool id_sound(const char *id)
{
    static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    size_t length = strlen(id);

    if (length != sizeof form - 1 || strspn(id, "0123456789abcdef-") != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if ((form[i] == '-') != (id[i] == '-'))
            return false;
    return true;
}

const char *id_short(const char *id)
{
    size_t length = strlen(id);

    return length > PRIMUM_ATTEMPT_SHORT ? id + length - PRIMUM_ATTEMPT_SHORT
                                         : id;
}
