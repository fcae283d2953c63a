/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The practices of the choice that gives nothing away.  Which choice that is
 * stays here. */
#include "hint.h"

#include "buffer.h"
#include "review.h"

#include <stdlib.h>

/* In one call, so that their names make one column. */
static void show_practices(struct conversation *talk,
                           struct primum_list practices)
{
    const struct primum_catalogue *catalogue = talk->scenario->catalogue;
    struct screen_row *rows =
        buffer_memory(NULL, practices.count * sizeof *rows);
    for (uint32_t i = 0; i < practices.count; i++) {
        const struct primum_entry *practice =
            &catalogue->entries[practices.items[i]];
        rows[i] = (struct screen_row){
            practice->name ? practice->name : practice->id, practice->about};
    }
    screen_rows(talk->screen, rows, practices.count);
    free(rows);
}

void hint_show(struct conversation *talk)
{
    const struct primum_impact *impact = conversation_impact(talk);
    if (!impact) {
        if (forecast_failed(talk->forecast)) /* else one can ask again */
            screen_note(talk->screen,
                        "There is no hint here. Take your time, and choose "
                        "what you would stand by.");
        return;
    }
    const struct primum_state *now = primum_session_state(talk->session);
    struct primum_list practices =
        talk->scenario->choices[review_best(talk, impact, now)].practices;
    screen_heading(talk->screen, "What this moment asks for",
                   "by the author's estimate");
    if (practices.count > 0)
        show_practices(talk, practices);
    else
        screen_paragraph(talk->screen,
                         "No practice with a name. Read once more what was "
                         "said last, and what was left out: what would you "
                         "hope for, if it were you?");
}
