/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum check`: is it sound?  Finds the files, gathers one report, and says
 * it; what is wrong with a file the library knows. */
#include "buffer.h"
#include "command.h"
#include "scenarios.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char catalogue_name[] = "catalogue.yaml";

/* One report over everything.  A catalogue is read once for all the scenarios
 * beside it; where it is broken they wait until it is mended, for the mistakes
 * that would be found in them might be its own. */
struct checker {
    const struct invocation *invocation;
    struct primum_report *report;
    size_t files, waiting;
    bool world; /* something could not be read */

    char *catalogue_path;
    const struct primum_catalogue *catalogue; /* NULL: none, or broken */
    bool broken;
};

/* ---- Files --------------------------------------------------------------- */

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

/* What came of the file at `path`. */
static void note_status(struct checker *checker, const char *path,
                        enum primum_status status)
{
    if (status != PRIMUM_WORLD)
        return;
    checker->world = true;
    invocation_fail_read(checker->invocation, path, checker->report);
}

static void drop_catalogue(struct checker *checker)
{
    primum_catalogue_free(checker->catalogue);
    free(checker->catalogue_path);
    checker->catalogue = NULL;
    checker->catalogue_path = NULL;
    checker->broken = false;
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
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash + 1 - path) : 0;
    char *beside = buffer_text("%.*s%s", folder, path, catalogue_name);
    const char *current = checker->catalogue_path;
    if (!current || strcmp(current, beside) != 0) {
        drop_catalogue(checker);
        if (exists(beside))
            read_catalogue(checker, beside);
    }
    free(beside);
}

static void check_file(struct checker *checker, const char *path)
{
    const char *slash = strrchr(path, '/');
    checker->files += exists(path);
    use_catalogue_beside(checker, path);
    if (strcmp(slash ? slash + 1 : path, catalogue_name) == 0) {
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
    if (!status)
        primum_check(scenario, NULL, checker->report);
    primum_scenario_free(scenario);
}

static void check_folder(struct checker *checker, const char *folder)
{
    struct scenarios files = {0};
    int error = scenarios_gather_folder(&files, folder, true);
    if (error)
        invocation_fail(checker->invocation, PRIMUM_WORLD,
                        "The folder %s cannot be read: %s.", folder,
                        strerror(error));
    else if (files.count == 0)
        invocation_fail(checker->invocation, PRIMUM_WORLD,
                        "There are no scenarios in the folder %s: their files "
                        "end in .yaml.",
                        folder);
    checker->world |= files.count == 0;
    for (size_t i = 0; i < files.count; i++)
        check_file(checker, files.items[i].path);
    scenarios_release(&files);
}

/* A folder, a file, or the id of a scenario.  False if it is none of them. */
static bool check_argument(struct checker *checker, const char *argument)
{
    if (is_folder(argument)) {
        check_folder(checker, argument);
        return true;
    }
    char *problem;
    char *path = scenarios_find(argument, &problem);
    if (path)
        check_file(checker, path);
    else
        invocation_fail(checker->invocation, PRIMUM_USAGE, "%s", problem);
    bool found = path != NULL;
    free(problem);
    free(path);
    return found;
}

/* ---- The report ---------------------------------------------------------- */

static void add_count(struct buffer *text, size_t count, const char *noun)
{
    if (count > 0)
        buffer_format(text, ", %zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void sum_up(const struct checker *checker)
{
    struct buffer found = {0};
    const struct primum_report *report = checker->report;
    add_count(&found, primum_report_count(report, PRIMUM_ERROR), "error");
    add_count(&found, primum_report_count(report, PRIMUM_WARNING), "warning");
    add_count(&found, primum_report_count(report, PRIMUM_NOTE), "note");
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

static void say_report(const struct checker *checker)
{
    struct screen *out = checker->invocation->out;
    const char *format = invocation_value(checker->invocation, "format");
    if (!format || strcmp(format, "human") == 0) {
        command_show_report(out, checker->report);
        screen_gap(out);
        if (checker->files > 0)
            sum_up(checker);
        return;
    }
    bool json = strcmp(format, "json") == 0;
    char *text = primum_report_render(
        checker->report, json ? PRIMUM_FORMAT_JSON : PRIMUM_FORMAT_SHORT);
    if (json)
        screen_machine(out, text);
    else
        screen_verbatim(out, text);
    free(text);
}

static int status_of(const struct checker *checker)
{
    bool strict = invocation_value(checker->invocation, "strict") != NULL;
    if (checker->world)
        return PRIMUM_WORLD;
    if (primum_report_count(checker->report, PRIMUM_ERROR) > 0)
        return PRIMUM_PROBLEMS;
    if (strict && primum_report_count(checker->report, PRIMUM_WARNING) > 0)
        return PRIMUM_PROBLEMS;
    return PRIMUM_OK;
}

static int run_check(const struct invocation *invocation)
{
    struct checker checker = {
        .invocation = invocation,
        .report = primum_report_new(),
    };
    bool understood = true;
    for (size_t i = 0; i < invocation->argument_count && understood; i++)
        understood = check_argument(&checker, invocation->arguments[i]);
    if (understood)
        say_report(&checker);
    int status = understood ? status_of(&checker) : PRIMUM_USAGE;
    drop_catalogue(&checker);
    primum_report_free(checker.report);
    return status;
}

static const struct option_row options[] = {
    {"strict", '\0', NULL, "warnings count as problems, too"},
    {"format", '\0', "human|short|json",
     "with the lines of the file, one line each, or for other programs"},
    {0},
};

const struct command command_check = {
    .name = "check",
    .summary = "whether scenarios are sound",
    .arguments = "PATH...",
    .about = "Reads scenarios and says what does not fit, with the place and "
             "what to do about it. PATH is a file, a folder with scenarios "
             "and their catalogue, or the id of a scenario.\n\n"
             "Ends with exit code 1 if there is an error, with --strict also "
             "if there is a warning; with 3 if something cannot be read.",
    .options = options,
    .least = 1,
    .most = SIZE_MAX,
    .run = run_check,
};
