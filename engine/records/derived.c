/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Works out what lists say of an attempt, and keeps it.  Knows the two derived
 * tables and no other. */
#include "records/derived.h"

#include "records/moves.h"

#include <stdlib.h>

static void read_standing(const struct primum_session *session,
                          struct summary *summary)
{
    enum primum_turn turn = primum_session_turn(session);

    if (turn == PRIMUM_TURN_CHOOSE)
        summary->standing = PRIMUM_STANDING_OPEN;
    else if (turn == PRIMUM_TURN_ENDING)
        summary->standing = PRIMUM_STANDING_ENDED;
    else
        summary->standing = PRIMUM_STANDING_STUCK;
    summary->ending = primum_state_ending(primum_session_scenario(session),
                                          primum_session_state(session));
}

struct summary derived_summary(struct primum_session *session, size_t borrowed)
{
    struct summary summary = {0};
    const struct primum_move *moves;
    size_t count = primum_session_moves(session, &moves);

    for (size_t i = borrowed; i < count; i++)
        summary.choices += moves[i].kind == PRIMUM_MOVE_CHOICE;
    if (primum_session_turn(session) != PRIMUM_TURN_PASSES) {
        read_standing(session, &summary);
        return summary;
    }
    /* Time passes in a copy: here it is for the player to show it. */
    struct primum_session *later = moves_begin(session);
    primum_session_replay(later, moves, count);
    read_standing(later, &summary);
    primum_session_free(later);
    return summary;
}

static const char replace_summary[] =
    "INSERT OR REPLACE INTO summary(attempt, last, choices, standing, ending,"
    "  ending_title, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

void derived_keep_summary(struct store *store, int64_t attempt, int64_t last,
                          const struct primum_scenario *scenario,
                          const struct summary *summary)
{
    const struct primum_ending *ending =
        summary->ending ? &scenario->endings[summary->ending] : NULL;
    struct query *query = store_query(store, replace_summary);

    store_give_int(query, attempt);
    store_give_int(query, last);
    store_give_int(query, summary->choices);
    store_give_int(query, summary->standing);
    store_give_text(query, ending ? ending->id : NULL);
    store_give_text(query, ending ? ending->title : NULL);
    if (ending)
        store_give_int(query, ending->outcome);
    else
        store_give_null(query);
    store_run(query);
}

void derived_keep_last(struct store *store, int64_t attempt, int64_t last)
{
    struct query *query =
        store_query(store, "UPDATE summary SET last = ?2 WHERE attempt = ?1");

    store_give_int(query, attempt);
    store_give_int(query, last);
    store_run(query);
}

static void keep_row(struct store *store, int64_t attempt,
                     const struct primum_entry *entry,
                     const struct tally *tally)
{
    struct query *query = store_query(
        store, "INSERT INTO tally(attempt, tag, harm, met, asked, missed,"
               "  surely) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    store_give_int(query, attempt);
    store_give_text(query, entry->id);
    store_give_int(query, entry->kind == PRIMUM_HARM);
    store_give_int(query, tally->met);
    store_give_int(query, tally->asked);
    store_give_int(query, tally->missed);
    store_give_int(query, tally->surely);
    store_run(query);
}

void derived_keep_tally(struct store *store, int64_t attempt,
                        const struct tally_view *view)
{
    const struct primum_catalogue *catalogue =
        primum_session_scenario(view->session)->catalogue;
    struct tally *tallies = tally_take(view);
    struct query *query =
        store_query(store, "DELETE FROM tally WHERE attempt = ?1");

    store_give_int(query, attempt);
    store_run(query);
    for (uint32_t i = 1; tallies && i <= catalogue->entry_count; i++)
        if (tallies[i].met || tallies[i].asked)
            keep_row(store, attempt, &catalogue->entries[i], &tallies[i]);
    free(tallies);
}
