/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text, changed by a person in the editor of their choice.
 *
 * It is private: it lies in a file that only they can read, in a folder that
 * only they can enter, for no longer than the editor runs.  Whatever ends that,
 * but for a kill that nobody can catch, the file is wiped and gone. */
#ifndef CLI_EDITOR_H
#define CLI_EDITOR_H

#include "buffer.h"

enum editor {
    EDITOR_TAKEN,   /* the text is as the person left it */
    EDITOR_UNNAMED, /* neither VISUAL nor EDITOR says which */
    EDITOR_ABSENT,  /* there is no such program */
    EDITOR_FAILED,  /* it could not be run, or said that it failed */
    EDITOR_NOWHERE, /* there is no room for the file, or no right to make it */
    EDITOR_HANGUP   /* the window was closed, or this program is to end */
};

/* What VISUAL says, else EDITOR; NULL if neither does. */
const char *editor_name(void);

/* Hands the terminal to the editor, and takes it back when that is done.  If it
 * is not EDITOR_TAKEN, the text is as it was.  Of a longer one than `most` bytes
 * one more is read, so that this can be seen. */
enum editor editor_change(struct buffer *text, size_t most);

#endif
