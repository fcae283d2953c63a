/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times, names and texts as exports have them. */
#include "records/export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

/* Four digits of a year are all that other programs take. */
void export_time(int64_t at, char text[EXPORT_TIME])
{
    static const int64_t last = INT64_C(253402300799999); /* of the year 9999 */
    int64_t time = at < 0 ? 0 : at > last ? last : at;
    time_t seconds = (time_t)(time / 1000);
    struct tm parts;
    char day[32];

    gmtime_r(&seconds, &parts);
    strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &parts);
    snprintf(text, EXPORT_TIME, "%s.%03dZ", day, (int)(time % 1000));
}

void export_put_time(struct json *map, const char *key, int64_t at)
{
    char text[EXPORT_TIME];

    export_time(at, text);
    json_put_text(map, key, text);
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
