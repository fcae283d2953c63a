/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gauges in words and as meters, one labelled row each.  Facts are not shown:
 * they are the author's bookkeeping. */
#include "gauge_view.h"

#include "buffer.h"
#include "words.h"

#include <stdlib.h>

/* What a row says of a gauge: the caller's to free. */
struct look_at_gauge {
    const struct primum_state *now, *start;
    bool meters;
};

static char *describe(const struct look_at_gauge *look, uint32_t number,
                      const struct primum_gauge *gauge)
{
    int32_t value = primum_state_value(look->now, number);
    if (look->meters)
        return words_meter(gauge, value);
    char *standing = words_standing(gauge, value,
                                    primum_state_value(look->start, number));
    if (!gauge->about)
        return standing;
    char *text = buffer_text("%s. %s", standing, gauge->about);
    free(standing);
    return text;
}

/* One call for all rows, so that their labels make one column. */
static void show_rows(struct conversation *talk,
                      const struct look_at_gauge *look)
{
    const struct primum_scenario *scenario = talk->scenario;
    size_t count = 0;
    struct screen_row *rows =
        buffer_memory(NULL, scenario->gauge_count * sizeof *rows);
    char **texts = buffer_memory(NULL, scenario->gauge_count * 2 *
                                           sizeof *texts);
    for (uint32_t i = 1; i <= scenario->gauge_count; i++) {
        if (scenario->gauges[i].fact)
            continue;
        char *label = words_gauge(scenario, i);
        char *text = describe(look, i, &scenario->gauges[i]);
        rows[count] = (struct screen_row){label, text};
        texts[2 * count] = label;
        texts[2 * count + 1] = text;
        count++;
    }
    screen_rows(talk->screen, rows, count);
    for (size_t i = 0; i < 2 * count; i++)
        free(texts[i]);
    free(texts);
    free(rows);
}

static void show(struct conversation *talk, bool meters)
{
    struct look_at_gauge look = {.meters = meters};
    struct primum_step first;
    look.now = primum_session_state(talk->session);
    look.start = primum_session_step(talk->session, 0, &first) ? first.before
                                                               : look.now;
    show_rows(talk, &look);
}

void gauge_show_standing(struct conversation *talk)
{
    const struct primum_scenario *scenario = talk->scenario;
    if (!words_has_gauges(scenario)) {
        screen_note(talk->screen, "This scenario keeps no gauges.");
        return;
    }
    screen_heading(talk->screen, "How things stand", "the author's estimate");
    show(talk, false);
}

void gauge_show_meters(struct conversation *talk)
{
    show(talk, !screen_plain(talk->screen));
}
