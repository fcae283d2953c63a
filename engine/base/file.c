/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a file, of whatever kind, and says in a sentence why it could not.
 * Does not know what is in it. */
#include "base/memory.h"
#include "base/source.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A pipe or a device does not say how large it is. */
#define ROOM_UNKNOWN ((size_t)64 << 10)

/* Our own words, for those of strerror() depend on where one is. */
static const struct {
    int error;
    const char *words;
} reasons[] = {
    {ENOENT, "no such file"},
    {ENOTDIR, "a part of its path is not a folder"},
    {EISDIR, "it is a folder"},
    {EACCES, "permission denied"},
    {EPERM, "permission denied"},
    {ELOOP, "its links go round in a circle"},
    {ENAMETOOLONG, "its name is too long"},
    {EMFILE, "too many files are open"},
    {ENFILE, "too many files are open"},
    {ENXIO, "there is no such device"},
    {EIO, "the disk does not answer"},
};

static enum primum_status unreadable(const char *path, int error,
                                     char **trouble)
{
    struct text text = {0};

    text_put(&text, "cannot read ");
    text_add_safe(&text, path, strlen(path));
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error) {
            text_format(&text, ": %s", reasons[i].words);
            *trouble = text_take(&text);
            return PRIMUM_WORLD;
        }
    text_format(&text, ": system error %d", error);
    *trouble = text_take(&text);
    return PRIMUM_WORLD;
}

static enum primum_status too_large(const char *path, size_t most,
                                    char **trouble)
{
    struct text text = {0};
    bool even = most && !(most & 0xfffff);

    text_add_safe(&text, path, strlen(path));
    text_format(&text, " is larger than %zu %s", even ? most >> 20 : most,
                even ? "MiB" : "bytes");
    *trouble = text_take(&text);
    return PRIMUM_PROBLEMS;
}

/* Reads on to the end, or to one byte more than `most`.  `expected` is the
 * size of a regular file, so that it takes one read; else 0.  Returns 0, or
 * the error. */
static int read_all(int file, size_t expected, size_t most, struct text *text)
{
    size_t room = expected ? expected + 1 : ROOM_UNKNOWN;

    while (text->length <= most) {
        if (text->length + 1 >= text->room) {
            text->room = text->room ? 2 * text->room : room + 1;
            text->bytes = memory_resize(text->bytes, text->room);
        }
        ssize_t got = read(file, text->bytes + text->length,
                           text->room - text->length - 1);
        if (got < 0 && errno != EINTR)
            return errno;
        if (got > 0)
            text->length += (size_t)got;
        if (!got || (expected && text->length == expected))
            break;
    }
    text->bytes[text->length] = '\0';
    return 0;
}

/* Opened without waiting, a pipe that nobody writes to is an empty file;
 * reading waits for those who do. */
static int open_now(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

    if (file >= 0)
        fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK);
    return file;
}

/* The same for an open file, with what can be told beforehand. */
static int read_open(int file, size_t most, struct text *text, bool *large)
{
    struct stat about;

    if (fstat(file, &about))
        return errno;
    if (S_ISDIR(about.st_mode))
        return EISDIR;
    bool known = S_ISREG(about.st_mode) && about.st_size > 0;
    *large = known && (uintmax_t)about.st_size > most;
    if (*large)
        return 0;
    int error = read_all(file, known ? (size_t)about.st_size : 0, most, text);
    *large = text->length > most;
    return error;
}

enum primum_status file_read(const char *path, size_t most, char **text,
                             size_t *length, char **trouble)
{
    struct text content = {0};
    bool large = false;
    int file = open_now(path);

    if (file < 0)
        return unreadable(path, errno, trouble);
    int error = read_open(file, most, &content, &large);
    close(file);
    if (error || large)
        text_release(&content);
    if (error)
        return unreadable(path, error, trouble);
    if (large)
        return too_large(path, most, trouble);
    *length = content.length;
    *text = text_take(&content);
    return PRIMUM_OK;
}
