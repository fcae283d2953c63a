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

/* Writes all of it, onto the disk, and closes.  Returns 0 or an errno. */
static int fill(int fd, const char *bytes, size_t length)
{
    int error = page_write(fd, bytes, length);
    if (!error && fsync(fd) < 0)
        error = errno;
    if (close(fd) < 0 && !error)
        error = errno;
    return error;
}

int save_file(const char *path, const char *bytes, size_t length, mode_t mode)
{
    char *fresh = buffer_text("%s.XXXXXX", path);
    int fd = mkstemp(fresh);
    int error = fd < 0 || fchmod(fd, mode & 07777) < 0 ? errno : 0;
    if (fd >= 0) {
        int unwritten = fill(fd, bytes, length);
        error = error ? error : unwritten;
    }
    if (!error && rename(fresh, path) < 0)
        error = errno;
    if (error && fd >= 0)
        unlink(fresh);
    if (!error)
        sync_folder(path);
    free(fresh);
    return error;
}

int save_new(const char *path, const char *bytes, size_t length)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    int error = fd < 0 ? errno : fill(fd, bytes, length);
    if (error && fd >= 0)
        unlink(path);
    return error;
}

static mode_t usual_rights(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* A terminal, a pipe or a device is written to, and never replaced. */
static int write_into(const char *path, const char *bytes, size_t length)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = page_write(fd, bytes, length);
    if (close(fd) < 0 && !error)
        error = errno;
    return error;
}

int save_over(const char *path, const char *bytes, size_t length)
{
    struct stat about;
    int error = 0;
    if (lstat(path, &about) < 0 && errno == ENOENT)
        return save_file(path, bytes, length, usual_rights());
    char *real = realpath(path, NULL);
    if (!real && errno == ENOENT) /* as of a pipe that is /dev/stdout */
        error = write_into(path, bytes, length);
    else if (!real || stat(real, &about) < 0 || access(real, W_OK) < 0)
        error = errno;
    else if (!S_ISREG(about.st_mode))
        error = write_into(real, bytes, length);
    else
        error = save_file(real, bytes, length, about.st_mode);
    free(real);
    return error;
}
