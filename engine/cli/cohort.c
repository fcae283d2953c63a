/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum cohort`: many trainees' exports in one report.  Finds the files and
 * says which of them cannot be read; what is in them the library knows, and how
 * the report is said cohort_text.c. */
#include "cohort.h"

#include "buffer.h"
#include "command.h"
#include "paths.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct exports {
    char **paths;
    size_t count;
};

static void add_path(struct exports *exports, char *path)
{
    exports->paths = buffer_memory(exports->paths, (exports->count + 1) *
                                                       sizeof *exports->paths);
    exports->paths[exports->count++] = path;
}

static void release(struct exports *exports)
{
    for (size_t i = 0; i < exports->count; i++)
        free(exports->paths[i]);
    free(exports->paths);
}

/* ---- Which files ----------------------------------------------------------- */

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool is_json(const char *name)
{
    static const char suffix[] = ".json";
    size_t length = strlen(name), behind = sizeof suffix - 1;
    return name[0] != '.' && length > behind &&
           strcmp(name + length - behind, suffix) == 0;
}

static int gather_folder(const struct invocation *invocation,
                         struct exports *exports, const char *folder)
{
    DIR *open = opendir(folder);
    size_t before = exports->count;
    const struct dirent *entry;
    int error = open ? 0 : errno;
    while (open && (errno = 0, (entry = readdir(open))))
        if (is_json(entry->d_name))
            add_path(exports, paths_join(folder, entry->d_name));
    if (open) {
        error = errno;
        closedir(open);
    }
    if (error)
        return invocation_fail(invocation, PRIMUM_WORLD,
                               "The folder %s cannot be read: %s.", folder,
                               strerror(error));
    if (exports->count == before)
        return invocation_fail(invocation, PRIMUM_WORLD,
                               "There are no exports in the folder %s: their "
                               "files end in .json.",
                               folder);
    return PRIMUM_OK;
}

static int gather(const struct invocation *invocation, struct exports *exports)
{
    int status = PRIMUM_OK;
    for (size_t i = 0; i < invocation->argument_count; i++) {
        const char *argument = invocation->arguments[i];
        if (!is_folder(argument))
            add_path(exports, buffer_text("%s", argument));
        else if (gather_folder(invocation, exports, argument))
            status = PRIMUM_WORLD;
    }
    return status;
}

/* ---- Reading them ------------------------------------------------------------ */

static void say_fault(void *with, const struct primum_cohort_fault *fault)
{
    const struct invocation *invocation = with;
    if (fault->line > 0)
        invocation_fail(invocation, PRIMUM_WORLD, "%s:%u: %s.", fault->path,
                        (unsigned)fault->line, fault->problem);
    else
        invocation_fail(invocation, PRIMUM_WORLD, "%s: %s.", fault->path,
                        fault->problem);
}

static int read_all(const struct invocation *invocation,
                    const struct exports *exports, struct primum_cohort *cohort)
{
    const char **paths =
        buffer_memory(NULL, (exports->count + 1) * sizeof *paths);
    for (size_t i = 0; i < exports->count; i++)
        paths[i] = exports->paths[i];
    int status = (int)primum_cohort_read(cohort, paths, exports->count,
                                         say_fault, (void *)invocation);
    if (status != PRIMUM_OK && !primum_cohort_is_empty(cohort))
        screen_note(invocation->err,
                    "All else was counted; what is named above was not.");
    free(paths);
    return status;
}

/* ---- Saying it --------------------------------------------------------------- */

/* In the order of the option's words; the first is for people. */
static const struct form {
    const char *name;
    char *(*write)(const struct primum_cohort_report *report);
} forms[] = {
    {"csv", primum_csv_cohort},
    {"json", primum_json_cohort},
    {"html", primum_html_cohort},
};

static int show(const struct invocation *invocation,
                const struct primum_cohort_report *report)
{
    const char *format = invocation_value(invocation, "format");
    for (size_t i = 0; format && i < sizeof forms / sizeof forms[0]; i++) {
        if (strcmp(forms[i].name, format) != 0)
            continue;
        char *text = forms[i].write(report);
        screen_machine(invocation->out, text);
        free(text);
        return PRIMUM_OK;
    }
    cohort_show(invocation->out, report);
    return invocation_turn_pages(invocation);
}

/* ---- The command --------------------------------------------------------------- */

static int run(const struct invocation *invocation)
{
    struct exports exports = {0};
    struct primum_cohort *cohort = primum_cohort_new();
    enum primum_cohort_rule rule = invocation_value(invocation, "rounded")
                                       ? PRIMUM_COHORT_ROUNDED
                                       : PRIMUM_COHORT_EXACT;
    int status = gather(invocation, &exports);
    int read = read_all(invocation, &exports, cohort);
    int failed = read ? read : status;
    int shown = failed && primum_cohort_is_empty(cohort)
                    ? failed /* it was said why there is nothing to show */
                    : show(invocation, primum_cohort_report(cohort, rule));
    primum_cohort_free(cohort);
    release(&exports);
    return shown ? shown : failed;
}

static const struct option_row options[] = {
    {"format", '\0', "text|csv|json|html",
     "for people (the default), for a spreadsheet, for other programs, or as "
     "a page"},
    {"rounded", '\0', NULL,
     "for passing the report on: every number is rounded to fives, so that "
     "nobody can work out what one person did"},
    {0},
};

const struct command command_cohort = {
    .name = "cohort",
    .summary = "many trainees' exports in one report",
    .arguments = "FILE...",
    .about =
        "For whoever trains a group: how their conversations ended, what was "
        "chosen at each moment beside what chance would choose, where it "
        "turned, and which practices and harms came up. It is about scenarios "
        "and moments; it names nobody. What fewer than five trainees did is "
        "not "
        "told. All else is exact: this is for you, not for passing on, since "
        "whoever knows much about the group may work out more. With --rounded, "
        "all numbers are rounded to fives by chance; pass on that one.\n\n"
        "FILE is what a trainee's `primum export` wrote, or a folder with such "
        "files, which end in .json. An attempt that is in two of them counts "
        "once.\n\n"
        "Ends with exit code 3 if one of them cannot be read; the others are "
        "reported all the same.",
    .options = options,
    .least = 1,
    .most = (size_t)-1,
    .run = run,
};
