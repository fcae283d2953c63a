/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lists say of an attempt, as rows. */
#ifndef RECORDS_ATTEMPTS_H
#define RECORDS_ATTEMPTS_H

#include "records/store.h"

/* The columns of a query, before all others, and where they come from.  A
 * damaged file may lack what belongs to an attempt: it is shown all the same. */
#define ATTEMPTS_COLUMNS                                                       \
    "a.id, a.scenario, a.title, a.path, t.sha256, c.sha256, a.start, a.seed,"  \
    " a.begun, s.last, a.explains_last, a.predicts, a.after, a.borrowed,"      \
    " s.choices, s.standing, s.ending, s.ending_title, s.outcome,"             \
    " s.standing = 1 AND (SELECT v.ended IS NULL FROM visit v"                 \
    "  WHERE v.attempt = a.number ORDER BY v.number DESC LIMIT 1), a.number"
#define ATTEMPTS_BESIDE                                                        \
    " LEFT JOIN text t ON t.number = a.text"                                   \
    " LEFT JOIN text c ON c.number = a.catalogue "
#define ATTEMPTS_FROM                                                          \
    " FROM attempt a" ATTEMPTS_BESIDE                                          \
    "LEFT JOIN summary s ON s.attempt = a.number "

enum { ATTEMPTS_NUMBER = 20, ATTEMPTS_COUNT };

/* The attempt of this row, valid as long as the row. */
struct primum_attempt attempts_read(struct query *query);

#endif
