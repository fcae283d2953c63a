/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs `dot`, without a shell.  What it draws is read while it is still being
 * written to, lest both wait for the other for ever.  Knows nothing of what is
 * drawn. */
#include "graphviz.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define NONE (-1)

/* The ends that are ours, and the program between them. */
struct drawer {
    pid_t process;
    int to, from; /* NONE once it is closed */
};

static void close_end(int *fd)
{
    if (*fd != NONE)
        close(*fd);
    *fd = NONE;
}

/* A pipe that no program inherits but by a number of its own. */
static bool make_pipe(int ends[2])
{
    if (pipe(ends) != 0) {
        ends[0] = ends[1] = NONE;
        return false;
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

/* ---- Starting it --------------------------------------------------------- */

/* Signals are to it as if it were run from a shell. */
static int spawn(pid_t *process, int in, int out)
{
    static char name[] = "dot", form[] = "-Tsvg";
    char *const arguments[] = {name, form, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int error =
        posix_spawnp(process, name, &files, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

/* Returns 0 or an errno. */
static int start(struct drawer *drawer)
{
    int in[2] = {NONE, NONE}, out[2] = {NONE, NONE};
    int error = 0;
    if (!make_pipe(in) || !make_pipe(out))
        error = errno;
    else
        error = spawn(&drawer->process, in[0], out[1]);
    close_end(&in[0]);
    close_end(&out[1]);
    drawer->to = in[1];
    drawer->from = out[0];
    if (error == 0)
        fcntl(drawer->to, F_SETFL, O_NONBLOCK);
    return error;
}

/* ---- Talking to it ------------------------------------------------------- */

static bool only_later(ssize_t done)
{
    return done < 0 && (errno == EINTR || errno == EAGAIN);
}

/* Tells it more, and the end; who does not want to hear is told no more. */
static const char *tell(struct drawer *drawer, const char *graph)
{
    ssize_t written = write(drawer->to, graph, strlen(graph));
    if (written > 0)
        graph += written;
    if (!*graph || (written < 0 && !only_later(written)))
        close_end(&drawer->to);
    return graph;
}

static void hear(struct drawer *drawer, struct buffer *svg)
{
    char bytes[16384];
    ssize_t count = read(drawer->from, bytes, sizeof bytes);
    if (count > 0)
        buffer_add(svg, bytes, (size_t)count);
    else if (!only_later(count))
        close_end(&drawer->from);
}

/* Until it has said all. */
static void talk(struct drawer *drawer, const char *graph, struct buffer *svg)
{
    while (drawer->from != NONE) {
        struct pollfd ends[] = {
            {.fd = drawer->to, .events = POLLOUT}, /* NONE is passed over */
            {.fd = drawer->from, .events = POLLIN},
        };
        if (poll(ends, 2, -1) < 0) {
            if (errno == EINTR)
                continue;
            break;
        }
        if (ends[0].revents)
            graph = tell(drawer, graph);
        if (ends[1].revents)
            hear(drawer, svg);
    }
    close_end(&drawer->to);
    close_end(&drawer->from);
}

/* ---- Ending it ----------------------------------------------------------- */

/* The exit code; 127 where it could not be started, or ended by a signal. */
static int wait_for(const struct drawer *drawer)
{
    int status;
    while (waitpid(drawer->process, &status, 0) < 0)
        if (errno != EINTR)
            return 127;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 127;
}

enum graphviz graphviz_draw(const char *graph, struct buffer *svg)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    struct drawer drawer;
    int error = start(&drawer);
    if (error) {
        close_end(&drawer.to);
        close_end(&drawer.from);
        return error == ENOENT ? GRAPHVIZ_ABSENT : GRAPHVIZ_FAILED;
    }
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, &before);
    talk(&drawer, graph, svg);
    sigaction(SIGPIPE, &before, NULL);
    return wait_for(&drawer) == 0 && svg->length > 0 ? GRAPHVIZ_DRAWN
                                                     : GRAPHVIZ_FAILED;
}
