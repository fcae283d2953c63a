/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum new`: a scenario to begin with.  Finds a place for it, writes it and
 * what it needs, and says what to do next.  Overwrites nothing. */
#include "buffer.h"
#include "command.h"
#include "paths.h"
#include "save.h"
#include "scenarios.h"
#include "templates.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char catalogue_name[] = "catalogue.yaml";

struct beginning {
    const struct invocation *invocation;
    const char *id;
    const char *folder; /* "./scenarios" or "." */
    const struct template *template;
    char *path, *catalogue_path;
    const struct primum_catalogue *catalogue; /* NULL: there was none */
};

static bool exists(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0;
}

/* A path as people write it. */
static const char *shown(const char *path)
{
    return strncmp(path, "./", 2) == 0 ? path + 2 : path;
}

/* ---- The name ------------------------------------------------------------ */

static int fail_id(const struct invocation *invocation, const char *name,
                   const char *suggestion)
{
    const char *why = strchr(name, '/')
                          ? "it names a folder, too"
                          : "an id is small letters, digits and -, "
                            "with a letter first";
    if (!suggestion)
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "\"%s\" cannot be an id: %s.", name, why);
    return invocation_fail(invocation, PRIMUM_USAGE,
                           "\"%s\" cannot be an id: %s. Did you mean "
                           "`primum new %s`?",
                           name, why, suggestion);
}

/* Is it fit for the id of a scenario?  The name of a file gives a hint. */
static int check_id(const struct invocation *invocation, const char *name)
{
    const char *slash = strrchr(name, '/');
    char *stem = buffer_text("%s", slash ? slash + 1 : name);
    char *dot = strrchr(stem, '.');
    if (dot && strcmp(dot, ".yaml") == 0)
        *dot = '\0';
    char *suggestion = primum_id_suggest(stem);
    int status = PRIMUM_OK;
    if (!suggestion || strcmp(suggestion, name) != 0)
        status = fail_id(invocation, name, suggestion);
    else if (strcmp(name, "catalogue") == 0)
        status = invocation_fail(invocation, PRIMUM_USAGE,
                                 "%s is what scenarios share. Choose another "
                                 "id.",
                                 catalogue_name);
    free(suggestion);
    free(stem);
    return status;
}

/* "After hours" of after-hours. */
static char *title_of(const char *id)
{
    char *title = buffer_text("%s", id);
    for (char *c = title; *c; c++)
        if (*c == '-')
            *c = ' ';
    *title = (char)toupper((unsigned char)*title);
    return title;
}

/* ---- What is there ------------------------------------------------------- */

/* Where an editor finds a schema: in a checkout of the project, beside the
 * file, or where the program was installed.  NULL: nowhere. */
static char *find_schema(const char *folder, const char *name)
{
    static const char *const near[] = {"../docs/", "docs/", ""};
    for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
        char *relative = buffer_text("%s%s", near[i], name);
        char *path = paths_join(folder, relative);
        bool there = exists(path);
        free(path);
        if (there)
            return relative;
        free(relative);
    }
    char *installed = scenarios_installed(name);
    if (exists(installed))
        return installed;
    free(installed);
    return NULL;
}

/* Reads the catalogue, if there is one: only its tags can be used. */
static int read_catalogue(struct beginning *beginning)
{
    const struct invocation *invocation = beginning->invocation;
    const char *path = beginning->catalogue_path;
    if (!exists(path))
        return PRIMUM_OK;
    struct primum_report *report = primum_report_new();
    int status =
        (int)primum_catalogue_load(path, report, &beginning->catalogue);
    if (status == PRIMUM_WORLD) {
        invocation_fail_read(invocation, path, report);
    } else if (status != PRIMUM_OK) {
        command_show_report(invocation->err, report);
        invocation_fail(invocation, status,
                        "Nothing was written: the catalogue that is there has "
                        "mistakes. Mend it first.");
    }
    primum_report_free(report);
    return status;
}

/* ---- Writing ------------------------------------------------------------- */

static int fail_file(const struct beginning *beginning, const char *path,
                     int error)
{
    if (error == EEXIST && path == beginning->path)
        return invocation_fail(beginning->invocation, PRIMUM_WORLD,
                               "%s is there already, and stays as it is. "
                               "Choose another id.",
                               shown(path));
    return invocation_fail(beginning->invocation, PRIMUM_WORLD,
                           "%s cannot be written: %s.", shown(path),
                           strerror(error));
}

/* Returns 0 or an errno. */
static int write_file(const struct beginning *beginning, const char *path,
                      const struct template *template, const char *title,
                      const char *schema_name)
{
    char *schema = find_schema(beginning->folder, schema_name);
    char *text = template_fill(
        template, &(struct template_place){.title = title,
                                           .schema = schema,
                                           .catalogue = beginning->catalogue});
    int error = save_new(path, text, strlen(text));
    free(text);
    free(schema);
    return error;
}

/* The scenario, and a catalogue if there is none.  A scenario whose tags would
 * mean nothing is not left behind. */
static int write_both(const struct beginning *beginning)
{
    char *title = title_of(beginning->id);
    int error = write_file(beginning, beginning->path, beginning->template,
                           title, "scenario.schema.json");
    free(title);
    if (error)
        return fail_file(beginning, beginning->path, error);
    if (beginning->catalogue)
        return PRIMUM_OK;
    error =
        write_file(beginning, beginning->catalogue_path,
                   template_find("catalogue"), NULL, "catalogue.schema.json");
    if (!error)
        return PRIMUM_OK;
    unlink(beginning->path);
    return fail_file(beginning, beginning->catalogue_path, error);
}

/* ---- What comes next ----------------------------------------------------- */

/* How the program is told which scenario: by its id, if that finds it. */
static const char *called(const struct beginning *beginning)
{
    char *problem;
    char *found = scenarios_find(beginning->id, &problem);
    bool listed = found && strcmp(found, beginning->path) == 0;
    free(problem);
    free(found);
    return listed ? beginning->id : shown(beginning->path);
}

static void say_next(const struct beginning *beginning)
{
    struct screen *out = beginning->invocation->out;
    const char *name = called(beginning);
    char *written = buffer_text(
        beginning->catalogue ? "%s is written. It uses the catalogue beside it."
                             : "%s is written, and a catalogue.yaml beside it, "
                               "which it needs.",
        shown(beginning->path));
    char *check = buffer_text("primum check --watch %s", name);
    char *play = buffer_text("primum play %s", name);
    const struct screen_row rows[] = {
        {check, "tells you at each save what does not fit"},
        {play, "begins the conversation; try each choice"},
    };
    screen_paragraph(out, written);
    screen_paragraph(out, "Open it in a text editor. Lines that begin with # "
                          "say what the others are for; the story is yours to "
                          "change. Beside the editor, in a second window:");
    screen_gap(out);
    screen_rows(out, rows, sizeof rows / sizeof *rows);
    free(play);
    free(check);
    free(written);
}

static int run_new(const struct invocation *invocation)
{
    const char *template = invocation_value(invocation, "template");
    const char *id = invocation->arguments[0];
    int status = check_id(invocation, id);
    if (status)
        return status;
    struct beginning beginning = {
        .invocation = invocation,
        .id = id,
        .folder = exists("./scenarios/.") ? "./scenarios" : ".",
        .template = template_find(template ? template : "minimal"),
    };
    beginning.path = buffer_text("%s/%s.yaml", beginning.folder, id);
    beginning.catalogue_path = paths_join(beginning.folder, catalogue_name);
    status = read_catalogue(&beginning);
    if (!status)
        status = write_both(&beginning);
    if (!status)
        say_next(&beginning);
    primum_catalogue_free(beginning.catalogue);
    free(beginning.catalogue_path);
    free(beginning.path);
    return status;
}

static const struct option_row options[] = {
    {"template", '\0', "minimal|worked|crisis",
     "one moment (the default), a bit of everything, or a crisis"},
    {0},
};

const struct command command_new = {
    .name = "new",
    .summary = "begin a scenario of your own",
    .arguments = "ID",
    .about =
        "Writes ID.yaml, a whole scenario with notes on what each line is for, "
        "to be changed into your own: into the folder scenarios, if there is "
        "one here, else right here. If there is no catalogue.yaml beside it, a "
        "small one is written, too; if there is, only its tags are used.\n\n"
        "Nothing is ever overwritten. ID is small letters, digits and -, with "
        "a letter first, as in the-closed-door.",
    .options = options,
    .least = 1,
    .most = 1,
    .run = run_new,
};
