/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs $VISUAL or $EDITOR on a private file.  Never a shell: the name is cut
 * into words at its spaces, and that is all.
 *
 * The editor is in our process group, so that Ctrl-C is its own business and
 * Ctrl-Z stops both.  Signals that would end us wait until the file is gone. */
#include "editor.h"

#include "paths.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { WORDS_MOST = 32, PATIENCE = 2 /* seconds, before it is killed */ };

const char *editor_name(void)
{
    const char *const named[] = {getenv("VISUAL"), getenv("EDITOR")};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (named[i] && named[i][strspn(named[i], " ")])
            return named[i];
    return NULL;
}

/* ---- The file ------------------------------------------------------------ */

struct draft {
    char *folder, *path;
};

static bool put(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t count = write(fd, bytes, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes += count;
        length -= (size_t)count;
    }
    return true;
}

/* Zeros in place of what a file holds.  An editor may have put another file in
 * the place of ours, so this is as much as can be done. */
static void wipe(int folder, const char *name)
{
    static const char zeros[4096];
    struct stat status;
    int fd = openat(folder, name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
        for (off_t left = status.st_size; left > 0; left -= (off_t)sizeof zeros)
            if (!put(fd, zeros, sizeof zeros))
                break;
        fsync(fd);
    }
    close(fd);
}

/* The folder with all files in it: editors leave copies beside a file. */
static void draft_remove(struct draft *draft)
{
    DIR *folder = draft->folder ? opendir(draft->folder) : NULL;
    const struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        wipe(dirfd(folder), entry->d_name);
        unlinkat(dirfd(folder), entry->d_name, 0);
    }
    if (folder)
        closedir(folder);
    if (draft->folder)
        rmdir(draft->folder);
    free(draft->folder);
    free(draft->path);
}

static bool draft_make(struct draft *draft, const struct buffer *text)
{
    const char *place = getenv("TMPDIR");
    char *folder =
        paths_join(place && *place ? place : "/tmp", "primum-XXXXXX");
    *draft = (struct draft){0};
    if (!mkdtemp(folder)) {
        free(folder);
        return false;
    }
    draft->folder = folder;
    draft->path = paths_join(folder, "answer.txt");
    int fd = open(draft->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool good = fd >= 0 && fchmod(fd, 0600) == 0 &&
                put(fd, text->bytes ? text->bytes : "", text->length);
    if (text->length > 0)
        good = good && put(fd, "\n", 1);
    if (fd >= 0)
        good &= close(fd) == 0;
    return good;
}

static bool draft_read(const struct draft *draft, struct buffer *text,
                       size_t most)
{
    char bytes[4096];
    ssize_t count;
    int fd = open(draft->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    buffer_clear(text);
    while (text->length <= most && (count = read(fd, bytes, sizeof bytes)) > 0)
        buffer_add(text, bytes, (size_t)count);
    close(fd);
    return true;
}

/* ---- Signals ------------------------------------------------------------- */

/* How things were before the editor had the terminal. */
struct before {
    sigset_t mask, waited; /* waited: what ends us, and what ends the editor */
    struct sigaction child, interrupt, quit;
    struct termios modes;
    bool has_modes;
};

static void note_child(int number)
{
    (void)number;
}

/* A signal that was ignored stays so. */
static void wait_for_signal(struct before *before, int number)
{
    struct sigaction now;
    sigaction(number, NULL, &now);
    if (now.sa_handler != SIG_IGN)
        sigaddset(&before->waited, number);
}

static void hand_over(struct before *before)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction note = {.sa_handler = note_child,
                             .sa_flags = SA_NOCLDSTOP};
    sigemptyset(&ignore.sa_mask);
    sigemptyset(&note.sa_mask);
    sigemptyset(&before->waited);
    sigaddset(&before->waited, SIGCHLD);
    wait_for_signal(before, SIGHUP);
    wait_for_signal(before, SIGTERM);
    sigprocmask(SIG_BLOCK, &before->waited, &before->mask);
    sigaction(SIGCHLD, &note, &before->child);
    sigaction(SIGINT, &ignore, &before->interrupt);
    sigaction(SIGQUIT, &ignore, &before->quit);
    before->has_modes = tcgetattr(STDIN_FILENO, &before->modes) == 0;
}

/* False if the terminal is gone. */
static bool take_back(const struct before *before)
{
    bool there = !before->has_modes ||
                 tcsetattr(STDIN_FILENO, TCSADRAIN, &before->modes) == 0;
    sigaction(SIGINT, &before->interrupt, NULL);
    sigaction(SIGQUIT, &before->quit, NULL);
    sigaction(SIGCHLD, &before->child, NULL);
    sigprocmask(SIG_SETMASK, &before->mask, NULL);
    return there;
}

/* ---- The editor ---------------------------------------------------------- */

/* Signals are to it as if it were run from a shell.  Returns 0 or an errno. */
static int start(const struct before *before, char *const *words,
                 pid_t *process)
{
    posix_spawnattr_t attributes;
    sigset_t usual;
    sigemptyset(&usual);
    if (before->interrupt.sa_handler != SIG_IGN)
        sigaddset(&usual, SIGINT);
    if (before->quit.sa_handler != SIG_IGN)
        sigaddset(&usual, SIGQUIT);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setsigmask(&attributes, &before->mask);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    int error =
        posix_spawnp(process, words[0], NULL, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    return error;
}

/* Has it ended?  `options` as waitpid() takes them. */
static bool has_ended(pid_t process, int *status, int options)
{
    pid_t ended;
    do
        ended = waitpid(process, status, options);
    while (ended < 0 && errno == EINTR);
    return ended != 0;
}

/* Passes a signal on that ends us; who does not heed it is killed. */
static void end(pid_t process, int number)
{
    const struct timespec patience = {.tv_sec = PATIENCE};
    sigset_t child;
    int status;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    kill(process, number);
    kill(process, SIGCONT); /* should it be stopped */
    while (!has_ended(process, &status, WNOHANG))
        if (sigtimedwait(&child, NULL, &patience) < 0 && errno == EAGAIN)
            kill(process, SIGKILL);
}

static enum editor wait_for(const struct before *before, pid_t process)
{
    int status = 0, number = 0;
    while (!has_ended(process, &status, WNOHANG)) {
        if (sigwait(&before->waited, &number) != 0 || number == SIGCHLD)
            continue;
        end(process, number);
        return EDITOR_HANGUP;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? EDITOR_TAKEN
                                                         : EDITOR_FAILED;
}

/* Cuts the name into words at its spaces, the path behind them.  False if it
 * has too many. */
static bool cut(char *name, char *path, char *words[WORDS_MOST + 2])
{
    char *rest = NULL;
    size_t count = 0;
    for (char *word = strtok_r(name, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest)) {
        if (count == WORDS_MOST)
            return false;
        words[count++] = word;
    }
    words[count++] = path;
    words[count] = NULL;
    return true;
}

static enum editor run(const struct before *before, const struct draft *draft)
{
    char *words[WORDS_MOST + 2];
    char *name = buffer_text("%s", editor_name());
    enum editor end_of_it = EDITOR_FAILED;
    pid_t process;
    if (cut(name, draft->path, words)) {
        int error = start(before, words, &process);
        end_of_it = error == 0        ? wait_for(before, process)
                    : error == ENOENT ? EDITOR_ABSENT
                                      : EDITOR_FAILED;
    }
    free(name);
    return end_of_it;
}

enum editor editor_change(struct buffer *text, size_t most)
{
    struct before before;
    struct draft draft;
    enum editor end_of_it = EDITOR_NOWHERE;
    if (!editor_name())
        return EDITOR_UNNAMED;
    hand_over(&before);
    if (draft_make(&draft, text))
        end_of_it = run(&before, &draft);
    if (end_of_it == EDITOR_TAKEN && !draft_read(&draft, text, most))
        end_of_it = EDITOR_FAILED;
    draft_remove(&draft);
    return take_back(&before) || end_of_it == EDITOR_TAKEN ? end_of_it
                                                           : EDITOR_HANGUP;
}
