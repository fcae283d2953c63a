/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Weeks as signs and as words. */
#include "weeks.h"

#include "buffer.h"

#include <inttypes.h>

/* From none of it to all of it, and where there was nothing. */
struct signs {
    const char *const *levels;
    size_t count;
    const char *nothing, *legend;
};

static const char *const bars[] = {"\u2581", "\u2582", "\u2583", "\u2584",
                                   "\u2585", "\u2586", "\u2587", "\u2588"};
static const char *const marks[] = {"_", "-", "=", "*", "#"};

static const struct signs signs_of[] = {
    {marks, sizeof marks / sizeof *marks, ".",
     "Each sign is seven days, and the last ends today: from _ over - = * to "
     "#, the more the better filled; a full stop is a week without."},
    {bars, sizeof bars / sizeof *bars, "\u00b7",
     "Each sign is seven days, and the last ends today: the taller, the more; "
     "a dot is a week without."},
};

const char *weeks_legend(bool unicode)
{
    return signs_of[unicode].legend;
}

char *weeks_plot(const struct weeks_share *weeks, size_t count, bool unicode)
{
    const struct signs *signs = &signs_of[unicode];
    struct buffer text = {0};
    for (size_t i = 0; i < count; i++) {
        bool all = weeks[i].part >= weeks[i].whole;
        double share = all ? 1 : (double)weeks[i].part / (double)weeks[i].whole;
        size_t level = (size_t)(share * (double)(signs->count - 1) + 0.5);
        buffer_put(&text,
                   weeks[i].whole ? signs->levels[level] : signs->nothing);
    }
    return buffer_take(&text);
}

static void add(struct weeks_share *sum, const struct weeks_share *week)
{
    sum->part += week->part;
    sum->whole += week->whole;
}

struct weeks_halves weeks_split(const struct weeks_share *weeks, size_t count)
{
    struct weeks_halves halves = {0};
    for (size_t i = 0; i < count; i++)
        add(i < count / 2 ? &halves.early : &halves.late, &weeks[i]);
    return halves;
}

char *weeks_words(const struct weeks_share *weeks, size_t count)
{
    struct weeks_halves halves = weeks_split(weeks, count);
    if (!halves.early.whole || !halves.late.whole)
        return NULL;
    return buffer_text("in the first weeks %" PRIu64 " of %" PRIu64
                       ", lately %" PRIu64 " of %" PRIu64,
                       halves.early.part, halves.early.whole, halves.late.part,
                       halves.late.whole);
}
