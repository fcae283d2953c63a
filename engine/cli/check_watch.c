/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `check --watch`: the instructor's other window.  Keeps the last report of
 * each file, checks again what has changed, and says what is new and what is
 * gone.  Knows files by their stamps; does not know how changes are noticed. */
#include "buffer.h"
#include "checker.h"
#include "watch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* Which text a file held; all zero: there is none. */
struct stamp {
    struct timespec changed;
    off_t size;
    ino_t number;
};

struct watched {
    char *path;
    struct primum_report *report;
    struct primum_report *hidden; /* what was known before a mistake that hides
                                   * all else; NULL: there is none */
    struct stamp own, beside;     /* of the catalogue */
    bool waiting, there;
};

struct desk {
    const struct invocation *invocation;
    enum primum_format format;
    size_t memory;
    struct watch watch;
    struct watched *files;
    size_t count;
    bool begun; /* the first round is over */
    bool said;  /* something, in this round */
};

/* ---- Files --------------------------------------------------------------- */

static struct stamp stamp_of(const char *path)
{
    struct stat about;
    if (stat(path, &about) < 0)
        return (struct stamp){0};
    return (struct stamp){about.st_mtim, about.st_size, about.st_ino};
}

static bool same_stamp(const struct stamp *a, const struct stamp *b)
{
    return a->changed.tv_sec == b->changed.tv_sec &&
           a->changed.tv_nsec == b->changed.tv_nsec && a->size == b->size &&
           a->number == b->number;
}

/* Takes the stamps that the file and its catalogue have now.  True if either
 * is another than before. */
static bool take_stamps(struct watched *file)
{
    char *beside = checker_catalogue_beside(file->path);
    struct stamp own = stamp_of(file->path), catalogue = stamp_of(beside);
    bool changed =
        !same_stamp(&own, &file->own) || !same_stamp(&catalogue, &file->beside);
    free(beside);
    file->own = own;
    file->beside = catalogue;
    return changed;
}

static void watch_folder_of(struct desk *desk, const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? buffer_text("%.*s", (int)(slash - path + 1), path)
                         : buffer_text(".");
    watch_folder(&desk->watch, folder);
    free(folder);
}

/* The file of that path, which may be new. */
static struct watched *watched_file(struct desk *desk, const char *path)
{
    for (size_t i = 0; i < desk->count; i++)
        if (strcmp(desk->files[i].path, path) == 0)
            return &desk->files[i];
    desk->files =
        buffer_memory(desk->files, (desk->count + 1) * sizeof *desk->files);
    struct watched *file = &desk->files[desk->count++];
    /* No file has this stamp, so it is checked, be it there or not. */
    *file = (struct watched){.path = buffer_text("%s", path),
                             .report = primum_report_new(),
                             .own.size = -1};
    watch_folder_of(desk, path);
    return file;
}

/* ---- What has changed ---------------------------------------------------- */

static bool is_same(const struct primum_diagnostic *a,
                    const struct primum_diagnostic *b)
{
    return strcmp(a->code, b->code) == 0 &&
           strcmp(a->message, b->message) == 0 && strcmp(a->path, b->path) == 0;
}

/* Is there one like the diagnostic `index` of `report` in the other for each
 * like it in `report` so far?  Where it stands does not matter: lines move. */
static bool is_known(struct primum_report *report, size_t index,
                     struct primum_report *other)
{
    const struct primum_diagnostic *told = primum_report_get(report, index);
    const struct primum_diagnostic *one;
    size_t wanted = 1, found = 0;
    for (size_t i = 0; i < index; i++)
        wanted += is_same(primum_report_get(report, i), told);
    for (size_t i = 0; (one = primum_report_get(other, i)); i++)
        found += is_same(one, told);
    return found >= wanted;
}

/* The first thing that is said of a round has the time above it. */
static void say_when(struct desk *desk)
{
    time_t now = time(NULL);
    struct tm local;
    char when[sizeof "00:00:00"];
    if (desk->said)
        return;
    desk->said = true;
    screen_gap(desk->invocation->out);
    if (!localtime_r(&now, &local) ||
        strftime(when, sizeof when, "%H:%M:%S", &local) == 0)
        return;
    screen_note(desk->invocation->out, when);
}

static void say_gone(struct desk *desk, struct primum_report *before,
                     struct primum_report *now)
{
    const struct primum_diagnostic *told;
    for (size_t i = 0; (told = primum_report_get(before, i)); i++) {
        if (is_known(before, i, now))
            continue;
        say_when(desk);
        char *text = buffer_text("%s: mended: %s [%s]", told->path,
                                 told->message, told->code);
        screen_verbatim(desk->invocation->out, text);
        free(text);
    }
}

static void say_new(struct desk *desk, const struct watched *file,
                    struct primum_report *now)
{
    for (size_t i = 0; primum_report_get(now, i); i++) {
        if (is_known(now, i, file->report) ||
            (file->hidden && is_known(now, i, file->hidden)))
            continue;
        say_when(desk);
        char *text = primum_report_show(now, i, desk->format);
        if (desk->format != PRIMUM_FORMAT_SHORT)
            screen_gap(desk->invocation->out);
        screen_verbatim(desk->invocation->out, text);
        free(text);
    }
}

/* ---- Rounds -------------------------------------------------------------- */

/* Says what is new in a report and what is gone, and keeps it.  In a scenario
 * that cannot be read, much is out of sight that was not mended. */
static void take_report(struct desk *desk, struct watched *file,
                        struct primum_report *now, bool unread)
{
    if (unread && !file->hidden) {
        say_new(desk, file, now);
        file->hidden = file->report;
        file->report = now;
        return;
    }
    say_gone(desk, file->report, now);
    if (!unread && file->hidden)
        say_gone(desk, file->hidden, now);
    say_new(desk, file, now);
    primum_report_free(file->report);
    file->report = now;
    if (!unread) {
        primum_report_free(file->hidden);
        file->hidden = NULL;
    }
}

/* While its catalogue is broken, a file keeps the report it had. */
static void check_again(struct desk *desk, struct watched *file)
{
    struct checker checker = {.invocation = desk->invocation,
                              .report = primum_report_new(),
                              .memory = desk->memory};
    checker_file(&checker, file->path);
    file->waiting = checker.waiting > 0;
    file->there = checker.files > 0;
    if (file->waiting) {
        primum_report_free(checker.report);
    } else {
        take_report(desk, file, checker.report, checker.unread);
    }
    checker_release(&checker);
}

static void sum_up(struct desk *desk)
{
    struct checker sum = {.invocation = desk->invocation};
    size_t found[PRIMUM_NOTE + 1] = {0};
    for (size_t i = 0; i < desk->count; i++) {
        const struct watched *file = &desk->files[i];
        sum.files += file->there;
        sum.waiting += file->waiting;
        sum.world |= !file->there;
        for (int severity = 0; severity <= PRIMUM_NOTE; severity++)
            found[severity] += primum_report_count(
                file->report, (enum primum_severity)severity);
    }
    if (sum.files == 0)
        return;
    say_when(desk);
    screen_gap(desk->invocation->out);
    checker_sum_up(&sum, found[PRIMUM_ERROR], found[PRIMUM_WARNING],
                   found[PRIMUM_NOTE]);
}

static void forget(struct watched *file)
{
    primum_report_free(file->report);
    primum_report_free(file->hidden);
    free(file->path);
}

/* Files that are no longer in their folder are no longer watched. */
static void keep_only(struct desk *desk, const struct files *files)
{
    size_t kept = 0;
    for (size_t i = 0; i < desk->count; i++) {
        bool there = false;
        for (size_t k = 0; k < files->count && !there; k++)
            there = strcmp(files->paths[k], desk->files[i].path) == 0;
        if (there)
            desk->files[kept++] = desk->files[i];
        else
            forget(&desk->files[i]);
    }
    desk->count = kept;
}

/* A status; PRIMUM_USAGE if an argument means nothing. */
static int go_round(struct desk *desk)
{
    struct files files = {.silent = desk->begun};
    size_t before = desk->count;
    struct primum_report *report = primum_report_new();
    int status = files_gather(&files, desk->invocation, report);
    primum_report_free(report);
    files_add_catalogues(&files);
    bool changed = false;
    for (size_t i = 0; i < files.count; i++) {
        struct watched *file = watched_file(desk, files.paths[i]);
        if (!take_stamps(file))
            continue;
        check_again(desk, file);
        changed = true;
    }
    keep_only(desk, &files);
    if (status != PRIMUM_USAGE && (changed || desk->count != before))
        sum_up(desk);
    desk->said = false;
    desk->begun = true;
    files_release(&files);
    return status;
}

static bool show(const struct desk *desk)
{
    screen_flush(desk->invocation->err);
    return screen_flush(desk->invocation->out);
}

static int watch_on(struct desk *desk)
{
    desk->said = true; /* no time above the first */
    int status = go_round(desk);
    if (status == PRIMUM_USAGE)
        return status;
    screen_note(desk->invocation->out,
                "Watching: whatever you save is checked again. Ctrl-C ends "
                "it.");
    while (show(desk) && watch_wait(&desk->watch))
        go_round(desk);
    return EXIT_LEFT;
}

int check_watch(const struct invocation *invocation)
{
    const char *format = invocation_value(invocation, "format");
    bool brief = format && strcmp(format, "short") == 0;
    struct desk desk = {.invocation = invocation,
                        .format = brief
                                      ? PRIMUM_FORMAT_SHORT
                                      : command_report_format(invocation->out)};
    if (format && !brief && strcmp(format, "human") != 0)
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "--watch speaks to people: it goes with "
                               "--format human or short.");
    if (invocation_value(invocation, "fix"))
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "--watch never writes to a file: call --fix "
                               "without it.");
    int status = invocation_memory(invocation, &desk.memory);
    if (status)
        return status;
    watch_begin(&desk.watch, true);
    status = watch_on(&desk);
    watch_end(&desk.watch);
    for (size_t i = 0; i < desk.count; i++)
        forget(&desk.files[i]);
    free(desk.files);
    return status;
}
