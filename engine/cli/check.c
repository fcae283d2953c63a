/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum check`: is it sound?  Gathers one report over all files, and says it
 * in the form that was asked for. */
#include "buffer.h"
#include "checker.h"
#include "command.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void sum_up(const struct checker *checker)
{
    const struct primum_report *report = checker->report;
    checker_sum_up(checker, primum_report_count(report, PRIMUM_ERROR),
                   primum_report_count(report, PRIMUM_WARNING),
                   primum_report_count(report, PRIMUM_NOTE));
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
    bool is_short = strcmp(format, "short") == 0;
    bool json = strcmp(format, "json") == 0;
    char *text =
        primum_report_render(checker->report, is_short ? PRIMUM_FORMAT_SHORT
                                              : json   ? PRIMUM_FORMAT_JSON
                                                       : PRIMUM_FORMAT_SARIF);
    if (is_short)
        screen_verbatim(out, text);
    else
        screen_machine(out, text);
    free(text);
}

static int status_of(const struct checker *checker)
{
    bool strict = invocation_value(checker->invocation, "strict") != NULL;
    if (checker->stopped)
        return invocation_fail(checker->invocation, EXIT_LEFT,
                               "Stopped before all of it was checked.");
    if (checker->world)
        return PRIMUM_WORLD;
    if (primum_report_count(checker->report, PRIMUM_ERROR) > 0)
        return PRIMUM_PROBLEMS;
    if (strict && primum_report_count(checker->report, PRIMUM_WARNING) > 0)
        return PRIMUM_PROBLEMS;
    return PRIMUM_OK;
}

/* `status` is what came of gathering the files. */
static int check_files(const struct invocation *invocation,
                       const struct files *files, struct primum_report *report,
                       size_t memory, int status)
{
    struct checker checker = {.invocation = invocation,
                              .report = report,
                              .world = status == PRIMUM_WORLD,
                              .memory = memory};
    for (size_t i = 0; i < files->count && !checker.stopped; i++)
        checker_file(&checker, files->paths[i]);
    say_report(&checker);
    status = status_of(&checker);
    checker_release(&checker);
    return status;
}

static int run_check(const struct invocation *invocation)
{
    if (invocation_value(invocation, "watch"))
        return check_watch(invocation);
    struct files files = {0};
    struct primum_report *report = primum_report_new();
    size_t memory;
    int status = invocation_memory(invocation, &memory);
    if (status == PRIMUM_OK)
        status = files_gather(&files, invocation, report);
    if (status != PRIMUM_USAGE && invocation_value(invocation, "fix")) {
        int mended = check_fix(invocation, &files);
        status = mended ? mended : status;
    }
    if (status != PRIMUM_USAGE)
        status = check_files(invocation, &files, report, memory, status);
    primum_report_free(report);
    files_release(&files);
    return status;
}

static const struct option_row options[] = {
    {"strict", '\0', NULL, "warnings count as problems, too"},
    {"fix", '\0', NULL, "first mend in the files what is safe to mend"},
    {"watch", '\0', NULL, "go on: check again after every save"},
    {"max-memory", '\0', "SIZE",
     "how much the proofs may take, such as 512M; else up to 1G"},
    {"format", '\0', "human|short|json|sarif",
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
