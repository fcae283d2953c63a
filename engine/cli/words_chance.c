/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for where a choice leads.  How a chance is said is known to
 * primum_text_chance(); here it is put into phrases and sentences. */
#include "words.h"

#include "buffer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define EXACT 1e-9 /* as near as an answer is to the true value */

/* What stands before a number and behind it. */
static const struct bound {
    const char *before, *behind;
} bounds[] = {
    [WORDS_ABOUT] = {"", ""},
    [WORDS_UP_TO] = {"up to ", ""},
    [WORDS_OR_MORE] = {"", " or more"},
};

/* The four figures, in the order of enum words_figure. */
static const struct figure {
    const char *who, *it, *does, *would;
    enum words_bound bound;
} figures[] = {
    {"At its best, the support", "At its best, it", "helps", "help",
     WORDS_UP_TO},
    {"At its best, it", "", "harms", "harm", WORDS_OR_MORE},
    {"Chosen at random, the support", "Chosen at random, it", "helps", "help",
     WORDS_ABOUT},
    {"Chosen at random, it", "", "harms", "harm", WORDS_ABOUT},
};

/* ---- Phrases ------------------------------------------------------------- */

static const char *say(double chance)
{
    return primum_text_chance(chance < EXACT       ? 0
                              : chance > 1 - EXACT ? 1
                                                   : chance);
}

/* "7 in 10" and the like, which take a bound. */
static bool is_number(const char *words)
{
    return isdigit((unsigned char)*words);
}

/* "7 in 10" and "fewer than 1 in 100", which take an "in". */
static bool is_share(const char *words)
{
    return strstr(words, " in ") != NULL;
}

static char *bounded(const char *words, enum words_bound bound)
{
    const struct bound *put = &bounds[is_number(words) ? bound : WORDS_ABOUT];
    return buffer_text("%s%s%s", put->before, words, put->behind);
}

char *words_often(double chance, enum words_bound bound)
{
    const char *words = say(chance);
    return is_share(words) && !is_number(words)
               ? buffer_text("under 1 in 100") /* shorter, for a cell */
               : bounded(words, bound);
}

/* Another chance beside this one: only its number, where the rest would be the
 * same. */
static char *say_beside(double chance, double other)
{
    const char *words = say(chance), *beside = say(other);
    const char *of = strchr(words, ' ');
    bool alike = is_number(words) && is_number(beside) &&
                 strcmp(of, strchr(beside, ' ')) == 0;
    return alike ? buffer_text("%.*s", (int)(of - words), words)
                 : buffer_text("%s%s", is_share(words) ? "in " : "", words);
}

/* ---- Sentences ----------------------------------------------------------- */

/* "would then help in up to 6 in 10", "would then never help" */
static void put_often(struct buffer *text, const char *verb, double chance,
                      enum words_bound bound)
{
    char *often = bounded(say(chance), bound);
    if (is_share(often))
        buffer_format(text, "%s in %s", verb, often);
    else
        buffer_format(text, "%s %s", often, verb);
    free(often);
}

/* Harm at its best is the least there need be, and no promise of none. */
static void put_does(struct buffer *text, const struct figure *figure,
                     double chance)
{
    if (figure->bound == WORDS_OR_MORE && chance < EXACT)
        buffer_format(text, "need never %s", figure->would);
    else
        put_often(text, figure->does, chance, figure->bound);
}

char *words_does(enum words_figure number, double chance)
{
    struct buffer text = {0};
    put_does(&text, &figures[number], chance);
    return buffer_take(&text);
}

char *words_lead(enum words_figure number, double chance, double before)
{
    const struct figure *figure = &figures[number];
    struct buffer text = {0};
    buffer_format(&text, "%s ", figure->who);
    put_does(&text, figure, chance);
    if (strcmp(say(before), say(chance)) == 0) {
        buffer_put(&text, ". As before.");
    } else {
        char *was = say_beside(before, chance);
        buffer_format(&text, ". Before, %s.", was);
        free(was);
    }
    return buffer_take(&text);
}

char *words_leads(const double chances[WORDS_FIGURES])
{
    struct buffer text = {0};
    for (size_t i = 0; i < WORDS_FIGURES; i += 2) {
        const struct figure *helps = &figures[i], *harms = &figures[i + 1];
        buffer_format(&text, "%s%s ", i > 0 ? " " : "", helps->it);
        put_does(&text, helps, chances[i]);
        buffer_put(&text, ", and ");
        put_does(&text, harms, chances[i + 1]);
        buffer_put(&text, ".");
    }
    return buffer_take(&text);
}

char *words_opened(enum words_figure number, double chance, double instead)
{
    const struct figure *figure = &figures[number];
    struct buffer text = {0};
    if (strcmp(say(chance), say(instead)) == 0)
        return NULL;
    char *other = say_beside(instead, chance);
    buffer_format(&text, "%s would then ", figure->who);
    put_often(&text, figure->would, chance, figure->bound);
    buffer_format(&text, ", instead of %s.", other);
    free(other);
    return buffer_take(&text);
}
