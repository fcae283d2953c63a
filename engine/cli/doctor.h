/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How Primum is doing on this computer: what a report of a bug needs, and what
 * is stored about the person.  Gathered by doctor.c; shown to people by
 * doctor_page.c, and to programs by doctor_json.c. */
#ifndef CLI_DOCTOR_H
#define CLI_DOCTOR_H

#include "command.h"
#include "primum_records.h"

#include <stdint.h>

/* A file or folder that we use. */
struct doctor_place {
    const char *what;  /* for programs: "records" */
    const char *label; /* for people */
    char *path;        /* as it can be shown to anybody */
    bool there, folder;
    int trouble;   /* an errno: why it cannot be looked at; else 0 */
    unsigned mode; /* the rights: 0600 */
    uint64_t bytes;
    size_t scenarios;   /* in a folder of them */
    bool others_read;   /* others can, and it is nobody else's business */
    bool others_change; /* others can, and we rely on it */
};

#define DOCTOR_PLACES 64

struct doctor {
    char *system; /* "Linux 6.1.0 x86_64" */

    struct doctor_place places[DOCTOR_PLACES];
    size_t place_count;

    const char *term, *encoding; /* TERM; NULL: not set */
    int columns, rows;           /* 0: no terminal */
    bool interactive, color, plain;

    struct primum_holdings held; /* where the records could be opened */
    char *problem;               /* why they could not; else NULL */
    char **faults;               /* what is wrong in them, as sentences */
    size_t fault_count;
};

/* For people. */
void doctor_show(struct screen *screen, const struct doctor *doctor);

/* An object for programs; the caller's to free. */
char *doctor_json(const struct doctor *doctor);

#endif
