/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The practices of the choice that gives nothing away.  Which choice that is
 * stays here. */
#include "hint.h"

#include "buffer.h"

#include <stdlib.h>

/* What gives nothing away now, as though a step had just begun. */
static const struct primum_choice *
what_helps(const struct conversation *talk, const struct primum_impact *impact)
{
    const struct primum_state *now = primum_session_state(talk->session);
    const uint32_t *choices;
    primum_session_choices(talk->session, &choices);
    const struct primum_step step = {
        .before = now, .after = now, .choice = choices[0]};
    return &talk->scenario->choices[primum_impact_share(impact, &step).best];
}

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
        screen_note(talk->screen, "There is no hint here now. Take your time, "
                                  "and choose what you would stand by.");
        return;
    }
    struct primum_list practices = what_helps(talk, impact)->practices;
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
