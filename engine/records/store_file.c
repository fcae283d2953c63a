/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks at the file of the records, and makes it.  What is made here has its
 * rights before anybody can see it, and files that SQLite makes beside it get
 * the same ones; so the umask, which belongs to the whole process, is left
 * alone. */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "records/store_file.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_RIGHTS = 0600, FOLDER_RIGHTS = 0700 };

enum store_trouble store_file_look(const char *path, bool *there)
{
    struct stat about;

    *there = false;
    if (!*path)
        return TROUBLE_NAME;
    if (stat(path, &about)) {
        if (errno != ENOENT)
            return store_trouble_of(errno);
        return lstat(path, &about) ? TROUBLE_NONE : TROUBLE_DANGLING;
    }
    *there = true;
    if (S_ISDIR(about.st_mode))
        return TROUBLE_FOLDER;
    return S_ISREG(about.st_mode) ? TROUBLE_NONE : TROUBLE_NO_FILE;
}

bool store_file_filled(const char *path)
{
    int file = path ? open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) : -1;
    unsigned char first = 0;

    if (file < 0)
        return false;
    bool filled = read(file, &first, 1) == 1 && first;
    close(file);
    return filled;
}

/* The folder that it is in; free() it. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return memory_text(".", 1);
    return memory_text(path, slash > path ? (size_t)(slash - path) : 1);
}

/* Where a link leads is where files are made beside the one it leads to. */
enum store_trouble store_file_writable(const char *path)
{
    char *real = realpath(path, NULL);
    char *folder = folder_of(real ? real : path);
    bool writable = !access(path, W_OK) && !access(folder, W_OK | X_OK);
    bool readable = writable || !access(path, R_OK);

    free(folder);
    free(real);
    if (writable)
        return TROUBLE_NONE;
    return readable ? TROUBLE_READ_ONLY : TROUBLE_DENIED;
}

/* Has the disk remember what is in a folder.  Some file systems cannot be told
 * to, and need not be. */
static int sync_folder(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (folder < 0)
        return errno == EACCES ? 0 : errno;
    int error = fsync(folder) ? errno : 0;
    close(folder);
    return error == EINVAL || error == ENOTSUP ? 0 : error;
}

static int sync_folder_of(const char *path)
{
    char *folder = folder_of(path);
    int error = sync_folder(folder);

    free(folder);
    return error;
}

/* The rights are asked for twice, for the umask may have taken some away. */
static int make_folder(const char *path)
{
    if (mkdir(path, FOLDER_RIGHTS))
        return errno == EEXIST || errno == EISDIR ? 0 : errno;
    if (chmod(path, FOLDER_RIGHTS))
        return errno;
    return sync_folder_of(path);
}

static int make_folders(const char *path)
{
    char *folder = memory_text(path, strlen(path));
    int error = 0;

    for (char *slash = strchr(folder + 1, '/'); slash && !error;
         slash = strchr(slash + 1, '/')) {
        struct stat about;
        *slash = '\0';
        if (stat(folder, &about))
            error = errno == ENOENT ? make_folder(folder) : errno;
        *slash = '/';
    }
    free(folder);
    return error;
}

enum store_trouble store_file_make(const char *path)
{
    int error = make_folders(path);

    if (error)
        return store_trouble_of(error);
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, FILE_RIGHTS);
    if (file < 0)
        return errno == EEXIST ? TROUBLE_NONE : store_trouble_of(errno);
    error = fchmod(file, FILE_RIGHTS) ? errno : 0;
    close(file);
    if (!error)
        error = sync_folder_of(path);
    return error ? store_trouble_of(error) : TROUBLE_NONE;
}
