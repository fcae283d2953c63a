/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words for whatever can go wrong with the file of the records.  Knows nothing
 * of how it was noticed. */
#include "records/store_trouble.h"

#include "base/text.h"

#include <errno.h>
#include <stddef.h>

/* Behind the name of the file.  Wherever something is wrong with the file
 * itself, people want to know that nobody made it worse. */
static const char *const words[TROUBLES] = {
    [TROUBLE_STRANGE] = "is not a file of records. It was left as it is: move "
                        "it away, or keep the records in another place.",
    [TROUBLE_FOREIGN] = "belongs to another program. It was left as it is: "
                        "keep the records in another place.",
    [TROUBLE_DAMAGED] = "is damaged. It was left as it is: copy it before "
                        "anything else, then put a copy from before in its "
                        "place, or move it away and begin with a new one.",
    [TROUBLE_NEWER] = "was made by a later version of Primum. It was left as "
                      "it is: use that version, or keep the records in "
                      "another place.",
    [TROUBLE_OLDER] = "was made by an earlier version of Primum, and will be "
                      "readable once something has been kept in it.",
    [TROUBLE_READ_ONLY] = "can be read, but not written to. Nothing is kept "
                          "until it and its folder may be changed.",
    [TROUBLE_FULL] = "cannot grow: the disk is full, or your part of it. "
                     "Nothing more is kept until there is room; what was kept "
                     "before is whole.",
    [TROUBLE_LOCKED] = "is in use by another program. Close that, or try "
                       "again in a moment.",
    [TROUBLE_DENIED] = "may not be opened: permission denied. It has to be "
                       "your own file, in a folder of your own.",
    [TROUBLE_FOLDER] = "is a folder. Give the records the name of a file.",
    [TROUBLE_NO_FILE] = "is no ordinary file. Give the records the name of "
                        "one.",
    [TROUBLE_DANGLING] = "is a link to a file that is not there. Bring that "
                         "back, or take the link away.",
    [TROUBLE_BLOCKED] = "cannot be made: a part of its path is not a folder. "
                        "Keep the records in another place.",
    [TROUBLE_NAME] = "cannot be the name of a file. Keep the records in "
                     "another place.",
    [TROUBLE_HANDLES] = "cannot be opened: too many files are open. Close "
                        "something, and try again.",
    [TROUBLE_CONFLICT] = "was changed in the meantime: this attempt was gone "
                         "on with, or forgotten, in another window. Go on "
                         "there, or open it again.",
    [TROUBLE_LARGE] = "cannot hold this: it is too large.",
    [TROUBLE_DISK] = "cannot be read or written as it should: the disk does "
                     "not answer well. Copy what you need from it.",
    [TROUBLE_OTHER] = "cannot be used.",
};

static const struct {
    int error;
    enum store_trouble trouble;
} errors[] = {
    {ENOSPC, TROUBLE_FULL},       {EDQUOT, TROUBLE_FULL},
    {EFBIG, TROUBLE_FULL},        {EROFS, TROUBLE_READ_ONLY},
    {EACCES, TROUBLE_DENIED},     {EPERM, TROUBLE_DENIED},
    {EISDIR, TROUBLE_FOLDER},     {ENOTDIR, TROUBLE_BLOCKED},
    {EEXIST, TROUBLE_BLOCKED},    {ELOOP, TROUBLE_DANGLING},
    {ENAMETOOLONG, TROUBLE_NAME}, {EINVAL, TROUBLE_NAME},
    {EMFILE, TROUBLE_HANDLES},    {ENFILE, TROUBLE_HANDLES},
    {EIO, TROUBLE_DISK},
};

enum store_trouble store_trouble_of(int error)
{
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (errors[i].error == error)
            return errors[i].trouble;
    return TROUBLE_OTHER;
}

char *store_trouble_words(enum store_trouble trouble, const char *name,
                          const char *detail)
{
    struct text text = {0};

    text_format(&text, "%s %s", name, words[trouble]);
    if (detail)
        text_format(&text, " (%s)", detail);
    return text_take(&text);
}
