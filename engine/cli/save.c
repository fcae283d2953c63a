/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes beside the file, and then renames: whoever reads it sees the old text
 * or the new one, and so does whoever comes after a power cut. */
#define _XOPEN_SOURCE 700 /* realpath() */

#include "save.h"

#include "buffer.h"
#include "page.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The name is on the disk, too.  Some file systems cannot promise that. */
static void sync_folder(const char *path)
{
    char *copy = buffer_text("%s", path);
    int fd = open(dirname(copy), O_RDONLY);
    free(copy);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

/* Closes `fd`.  Returns 0 or an errno. */
static int fill(int fd, const char *bytes, size_t length, mode_t mode)
{
    int error = page_write(fd, bytes, length);
    if (!error && (fchmod(fd, mode & 07777) < 0 || fsync(fd) < 0))
        error = errno;
    if (close(fd) < 0 && !error)
        error = errno;
    return error;
}

static int save_beside(const char *path, const char *bytes, size_t length,
                       mode_t mode)
{
    char *fresh = buffer_text("%s.XXXXXX", path);
    int fd = mkstemp(fresh);
    int error = fd < 0 ? errno : fill(fd, bytes, length, mode);
    if (!error && rename(fresh, path) < 0)
        error = errno;
    if (error && fd >= 0)
        unlink(fresh);
    if (!error)
        sync_folder(path);
    free(fresh);
    return error;
}

int save_over(const char *path, const char *bytes, size_t length)
{
    char *real = realpath(path, NULL);
    struct stat about;
    int error = 0;
    if (!real || stat(real, &about) < 0 || access(real, W_OK) < 0)
        error = errno;
    else
        error = save_beside(real, bytes, length, about.st_mode);
    free(real);
    return error;
}
