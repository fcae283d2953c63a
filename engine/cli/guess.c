/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a guess.  What they are worth is known to the library. */
#include "guess.h"

#include "buffer.h"
#include "words.h"

#include <string.h>
#include <strings.h>

enum { GUESSES = 3, NAMES = 4 };

/* In the order of the question; the first name is the one that is said. */
static const struct guess_row {
    enum primum_opening guess;
    const char *past;
    const char *names[NAMES];
} guesses[GUESSES] = {
    {PRIMUM_OPENS, "opened up", {"open up", "opens up", "opening up"}},
    {PRIMUM_STAYS,
     "stayed the same",
     {"stay the same", "stays the same", "same", "the same"}},
    {PRIMUM_CLOSES, "closed up", {"close up", "closes", "closing"}},
};

/* Beside their names. */
static const char *const surenesses[PRIMUM_SURENESS] = {
    "guess",
    "likely",
    "sure",
    "certain",
};

static bool begins(const char *line, const char *name)
{
    return *line && strncasecmp(name, line, strlen(line)) == 0;
}

static bool begins_one(const char *line, const char *const names[NAMES])
{
    for (size_t i = 0; i < NAMES && names[i]; i++)
        if (begins(line, names[i]))
            return true;
    return false;
}

/* "1" is the first of `count`; 0 if it is no number. */
static int number_in(const char *line, int count)
{
    bool digit = line[0] >= '1' && line[0] <= '0' + count && !line[1];
    return digit ? line[0] - '0' : 0;
}

bool guess_read(const char *line, enum primum_opening *guess)
{
    int number = number_in(line, GUESSES);
    for (int i = 0; i < GUESSES && number == 0; i++)
        if (begins_one(line, guesses[i].names))
            number = i + 1;
    if (number > 0)
        *guess = guesses[number - 1].guess;
    return number > 0;
}

/* "a" may be a guess, and may be almost certain. */
int guess_read_sure(const char *line)
{
    int number = number_in(line, PRIMUM_SURENESS), matches = 0;
    for (int i = 0; i < PRIMUM_SURENESS && number == 0; i++)
        matches +=
            begins(line, guess_sure(i + 1)) || begins(line, surenesses[i])
                ? 1 << i
                : 0;
    for (int i = 0; i < PRIMUM_SURENESS; i++)
        if (matches == 1 << i)
            number = i + 1;
    return number;
}

static const struct guess_row *row_of(enum primum_opening guess)
{
    return &guesses[PRIMUM_OPENS - guess];
}

const char *guess_name(enum primum_opening guess)
{
    return row_of(guess)->names[0];
}

const char *guess_past(enum primum_opening went)
{
    return row_of(went)->past;
}

const char *guess_sure(int sure)
{
    return primum_sureness_name(sure);
}

char *guess_expected(const struct primum_scenario *scenario,
                     enum primum_opening guess, int sure)
{
    return buffer_text("%s to %s (%s)", guess_whom(scenario), guess_name(guess),
                       guess_sure(sure));
}

bool guess_has_sides(const struct primum_scenario *scenario)
{
    for (uint32_t i = 1; i <= scenario->gauge_count; i++)
        if (scenario->gauges[i].good != PRIMUM_GOOD_NONE)
            return true;
    return false;
}

const char *guess_whom(const struct primum_scenario *scenario)
{
    return scenario->with ? words_person(scenario, scenario->with) : "it";
}
