/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gauges in words and as meters, one labelled row each.  Facts are not shown:
 * they are the author's bookkeeping. */
#include "gauge_view.h"

#include "buffer.h"
#include "words.h"

#include <stdlib.h>

/* What a row says of a gauge: the caller's to free. */
static char *say_standing(struct conversation *talk, uint32_t number)
{
    const struct primum_gauge *gauge = &talk->scenario->gauges[number];
    const struct primum_state *now = primum_session_state(talk->session);
    int32_t value = primum_state_value(now, number), start = value;
    struct primum_step first;
    if (primum_session_step(talk->session, 0, &first))
        start = primum_state_value(first.before, number);
    char *standing = words_standing(gauge, value, start);
    if (!gauge->about)
        return standing;
    char *about = words_phrase(gauge->about);
    char *text = buffer_text("%s (%s)", standing, about);
    free(about);
    free(standing);
    return text;
}

static char *say_meter(struct conversation *talk, uint32_t number)
{
    const struct primum_gauge *gauge = &talk->scenario->gauges[number];
    int32_t value =
        primum_state_value(primum_session_state(talk->session), number);
    return screen_plain(talk->screen) ? words_place(gauge, value)
                                      : words_meter(gauge, value);
}

/* One call for all rows, so that their labels make one column. */
static void show_rows(struct conversation *talk,
                      char *(*say)(struct conversation *talk, uint32_t number))
{
    const struct primum_scenario *scenario = talk->scenario;
    size_t most = scenario->gauge_count, count = 0;
    struct screen_row *rows = buffer_memory(NULL, most * sizeof *rows);
    char **texts = buffer_memory(NULL, 2 * most * sizeof *texts);
    for (uint32_t i = 1; i <= most; i++) {
        if (scenario->gauges[i].fact)
            continue;
        texts[2 * count] = words_gauge(scenario, i);
        texts[2 * count + 1] = say(talk, i);
        rows[count] =
            (struct screen_row){texts[2 * count], texts[2 * count + 1]};
        count++;
    }
    screen_rows(talk->screen, rows, count);
    for (size_t i = 0; i < 2 * count; i++)
        free(texts[i]);
    free(texts);
    free(rows);
}

void gauge_show_standing(struct conversation *talk)
{
    if (!words_has_gauges(talk->scenario)) {
        screen_note(talk->screen, "This scenario keeps no gauges.");
        return;
    }
    screen_heading(talk->screen, "How things stand", "the author's estimate");
    show_rows(talk, say_standing);
}

void gauge_show_meters(struct conversation *talk)
{
    show_rows(talk, say_meter);
}
