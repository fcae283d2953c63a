/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names and texts as exports have them. */
#include "records/export.h"

#include <stdlib.h>
#include <string.h>

const char *const export_outcomes[] = {
    [PRIMUM_HELPED] = "helped",
    [PRIMUM_MIXED] = "mixed",
    [PRIMUM_HARMED] = "harmed",
};

const char *const export_standings[] = {
    [PRIMUM_STANDING_OPEN] = "open",
    [PRIMUM_STANDING_ENDED] = "ended",
    [PRIMUM_STANDING_STUCK] = "stuck",
};

const char *export_opening(enum primum_opening opening)
{
    static const char *const names[] = {"close", "same", "open"};

    return names[1 + opening];
}

void export_add_lines(struct text *text, const char *words)
{
    for (;;) {
        size_t length = strcspn(words, "\n");
        size_t shown = length;
        while (shown && words[shown - 1] == '\r')
            shown--;
        text_add_safe(text, words, shown);
        if (!words[length])
            return;
        text_put(text, "\n");
        words += length + 1;
    }
}

void export_put_lines(struct json *map, const char *key, const char *words)
{
    struct text text = {0};

    if (!words)
        return;
    export_add_lines(&text, words);
    char *taken = text_take(&text);
    json_put_text(map, key, taken);
    free(taken);
}

const char *export_words_of(const struct primum_choice *choice)
{
    if (choice->say)
        return choice->say;
    return choice->deed ? choice->deed : "";
}
