/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moves as they are kept, and made again.  A choice is kept by its id, for the
 * numbers inside a program may change; among those on offer it is one of a
 * kind. */
#ifndef RECORDS_MOVES_H
#define RECORDS_MOVES_H

#include "primum.h"

#include <stdbool.h>
#include <stddef.h>

/* The kind of a move as a word, and back; false if it is none. */
const char *moves_kind_word(enum primum_move_kind kind);
bool moves_kind_find(const char *word, enum primum_move_kind *kind);

/* Time passes as far as it goes; then the choice on offer that has this id, 0
 * if there is none. */
uint32_t moves_offered(struct primum_session *session, const char *id);

/* A copy of the session's start, which is the caller's. */
struct primum_state *moves_start(struct primum_session *session);

/* A new session with the same start and seed, and nothing done in it. */
struct primum_session *moves_begin(struct primum_session *session);

#endif
