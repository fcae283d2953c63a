/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the files, and feeds them to the library; what is wrong with a file the
 * library knows, and what is done about it the caller. */
#include "checker.h"

#include "buffer.h"
#include "progress.h"
#include "scenarios.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char catalogue_name[] = "catalogue.yaml";

static bool exists(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0;
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* ---- Which files --------------------------------------------------------- */

/* Takes the path over. */
static void add_path(struct files *files, char *path)
{
    files->paths =
        buffer_memory(files->paths, (files->count + 1) * sizeof *files->paths);
    files->paths[files->count++] = path;
}

/* Says why something cannot be checked, to people and in the report; takes the
 * sentence over. */
static void say_trouble(const struct files *files,
                        const struct invocation *invocation,
                        struct primum_report *report, char *sentence)
{
    if (!files->silent) {
        primum_report_add_trouble(report, sentence);
        invocation_fail(invocation, PRIMUM_WORLD, "%s", sentence);
    }
    free(sentence);
}

static int gather_folder(struct files *files,
                         const struct invocation *invocation,
                         struct primum_report *report, const char *folder)
{
    struct scenarios found = {0};
    int error = scenarios_gather_folder(&found, folder, true);
    bool none = error || found.count == 0;
    if (error)
        say_trouble(files, invocation, report,
                    buffer_text("The folder %s cannot be read: %s.", folder,
                                strerror(error)));
    else if (none)
        say_trouble(files, invocation, report,
                    buffer_text("There are no scenarios in the folder %s: "
                                "their files end in .yaml.",
                                folder));
    for (size_t i = 0; i < found.count; i++)
        add_path(files, buffer_text("%s", found.items[i].path));
    scenarios_release(&found);
    return none ? PRIMUM_WORLD : PRIMUM_OK;
}

static int gather_argument(struct files *files,
                           const struct invocation *invocation,
                           struct primum_report *report, const char *argument)
{
    if (is_folder(argument))
        return gather_folder(files, invocation, report, argument);
    char *problem;
    char *path = scenarios_find(argument, &problem);
    if (path) {
        add_path(files, path);
        return PRIMUM_OK;
    }
    if (!files->silent)
        invocation_fail(invocation, PRIMUM_USAGE, "%s", problem);
    free(problem);
    return PRIMUM_USAGE;
}

int files_gather(struct files *files, const struct invocation *invocation,
                 struct primum_report *report)
{
    int status = PRIMUM_OK;
    for (size_t i = 0; i < invocation->argument_count; i++) {
        int one = gather_argument(files, invocation, report,
                                  invocation->arguments[i]);
        if (one == PRIMUM_USAGE)
            return one;
        status = one ? one : status;
    }
    return status;
}

static bool has_path(const struct files *files, const char *path)
{
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->paths[i], path) == 0)
            return true;
    return false;
}

void files_add_catalogues(struct files *files)
{
    size_t count = files->count;
    for (size_t i = 0; i < count; i++) {
        char *beside = checker_catalogue_beside(files->paths[i]);
        if (exists(beside) && !has_path(files, beside))
            add_path(files, beside);
        else
            free(beside);
    }
}

void files_release(struct files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->paths[i]);
    free(files->paths);
    *files = (struct files){0};
}

/* ---- Catalogues ---------------------------------------------------------- */

bool checker_is_catalogue(const char *path)
{
    const char *slash = strrchr(path, '/');
    return strcmp(slash ? slash + 1 : path, catalogue_name) == 0;
}

char *checker_catalogue_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash + 1 - path) : 0;
    return buffer_text("%.*s%s", folder, path, catalogue_name);
}

static void drop_catalogue(struct checker *checker)
{
    primum_catalogue_free(checker->catalogue);
    free(checker->catalogue_path);
    checker->catalogue = NULL;
    checker->catalogue_path = NULL;
    checker->broken = false;
}

/* What came of the file at `path`. */
static void note_status(struct checker *checker, const char *path,
                        enum primum_status status)
{
    if (status != PRIMUM_WORLD)
        return;
    checker->world = true;
    invocation_fail_read(checker->invocation, path, checker->report);
}

static void read_catalogue(struct checker *checker, const char *path)
{
    drop_catalogue(checker);
    checker->catalogue_path = buffer_text("%s", path);
    enum primum_status status =
        primum_catalogue_load(path, checker->report, &checker->catalogue);
    checker->broken = status != PRIMUM_OK;
    note_status(checker, path, status);
}

/* The catalogue in the folder of this file is the current one from here on. */
static void use_catalogue_beside(struct checker *checker, const char *path)
{
    char *beside = checker_catalogue_beside(path);
    const char *current = checker->catalogue_path;
    if (!current || strcmp(current, beside) != 0) {
        drop_catalogue(checker);
        if (exists(beside))
            read_catalogue(checker, beside);
    }
    free(beside);
}

/* ---- A file -------------------------------------------------------------- */

static void prove(struct checker *checker,
                  const struct primum_scenario *scenario)
{
    struct progress progress;
    const struct primum_effort effort = {
        .memory = checker->memory, .go_on = progress_go_on, .with = &progress};
    progress_begin(&progress, checker->invocation->err);
    primum_check(scenario, &effort, checker->report);
    checker->stopped |= progress_end(&progress);
}

void checker_file(struct checker *checker, const char *path)
{
    checker->files += exists(path);
    use_catalogue_beside(checker, path);
    if (checker_is_catalogue(path)) {
        if (!checker->catalogue_path)
            read_catalogue(checker, path); /* to say that there is none */
        return;
    }
    if (checker->broken) {
        checker->waiting++;
        return;
    }
    const struct primum_scenario *scenario;
    enum primum_status status = primum_scenario_load(
        path, checker->catalogue, checker->report, &scenario);
    note_status(checker, path, status);
    checker->unread |= status != PRIMUM_OK;
    if (!status && !checker->unproved)
        prove(checker, scenario);
    primum_scenario_free(scenario);
}

void checker_release(struct checker *checker)
{
    drop_catalogue(checker);
}

/* ---- The sum ------------------------------------------------------------- */

static void add_count(struct buffer *text, size_t count, const char *noun)
{
    if (count > 0)
        buffer_format(text, ", %zu %s%s", count, noun, count == 1 ? "" : "s");
}

void checker_sum_up(const struct checker *checker, size_t errors,
                    size_t warnings, size_t notes)
{
    struct buffer found = {0};
    add_count(&found, errors, "error");
    add_count(&found, warnings, "warning");
    add_count(&found, notes, "note");
    if (found.length == 0)
        buffer_put(&found, checker->world
                               ? ", no problems found in what could be read"
                               : ", no problems found");
    char *text = buffer_text("%zu file%s%s.", checker->files,
                             checker->files == 1 ? "" : "s", found.bytes);
    screen_paragraph(checker->invocation->out, text);
    if (checker->waiting > 0)
        screen_note(checker->invocation->out,
                    "The scenarios beside a catalogue with mistakes were not "
                    "read yet: mend the catalogue first.");
    free(text);
    buffer_release(&found);
}
