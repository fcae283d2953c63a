/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be wrong with the file of the records, and how people are told. */
#ifndef RECORDS_STORE_TROUBLE_H
#define RECORDS_STORE_TROUBLE_H

enum store_trouble {
    TROUBLE_NONE,
    TROUBLE_STRANGE,   /* no database */
    TROUBLE_FOREIGN,   /* a database of another program */
    TROUBLE_DAMAGED,   /* what is in it makes no sense */
    TROUBLE_NEWER,     /* made by a later version */
    TROUBLE_OLDER,     /* must be written to before it can be read */
    TROUBLE_READ_ONLY, /* it, its folder or its disk is not to be written to */
    TROUBLE_FULL,
    TROUBLE_LOCKED,
    TROUBLE_DENIED,
    TROUBLE_FOLDER,   /* a folder is where the file should be */
    TROUBLE_NO_FILE,  /* a pipe or a device is */
    TROUBLE_DANGLING, /* a link to nothing is */
    TROUBLE_BLOCKED,  /* a file is where a folder should be */
    TROUBLE_NAME,     /* the path cannot be one */
    TROUBLE_HANDLES,  /* too many files are open */
    TROUBLE_CONFLICT, /* somebody else was there in the meantime */
    TROUBLE_LARGE,    /* more than fits */
    TROUBLE_DISK,     /* it does not do what it is told */
    TROUBLE_OTHER,
    TROUBLES
};

/* What an error of the system means here. */
enum store_trouble store_trouble_of(int error);

/* One or two sentences: what is wrong, what to do.  `name` is the file, safe
 * to be shown.  The caller's to free. */
char *store_trouble_words(enum store_trouble trouble, const char *name,
                          const char *detail);

#endif
