/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum doctor`: looks at files, terminal and records, and changes nothing.
 * What it says can be pasted in public: the home folder is `~`. */
#define _XOPEN_SOURCE 700 /* S_ISVTX */
#include "doctor.h"

#include "buffer.h"
#include "kept.h"
#include "paths.h"
#include "scenarios.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

enum { FAULTS_SHOWN = 20 };

/* ---- What anybody may read ----------------------------------------------- */

static bool goes_on(char c)
{
    return c && strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                       "0123456789-_.",
                       c);
}

/* The text with `~` wherever the home folder stands in it; free() it. */
static char *public_text(const char *text)
{
    const char *home = getenv("HOME");
    size_t length = home ? strlen(home) : 0;
    struct buffer said = {0};
    while (length > 1 && home[length - 1] == '/')
        length--;
    buffer_put(&said, "");
    for (const char *at = text; *at; at++) {
        bool starts = length > 1 && strncmp(at, home, length) == 0 &&
                      (at == text || !goes_on(at[-1])) && !goes_on(at[length]);
        buffer_add(&said, starts ? "~" : at, 1);
        at += starts ? length - 1 : 0;
    }
    return buffer_take(&said);
}

/* ---- Files and folders --------------------------------------------------- */

enum privacy { FOR_ALL, PRIVATE };

/* A folder in which everybody may only remove what is theirs is no danger; nor,
 * for what is not private, is a group. */
static bool can_change(const struct stat *about, enum privacy privacy)
{
    mode_t rights = privacy == PRIVATE ? S_IWGRP | S_IWOTH : S_IWOTH;
    return about->st_mode & rights && !(about->st_mode & S_ISVTX);
}

static bool can_read(const struct stat *about, enum privacy privacy)
{
    mode_t rights = S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH;
    return privacy == PRIVATE && about->st_mode & rights;
}

/* Looks at what is there; the path is taken over. */
static struct doctor_place *look(struct doctor *doctor, const char *what,
                                 const char *label, char *path,
                                 enum privacy privacy)
{
    struct stat about = {0};
    if (!path || doctor->place_count == DOCTOR_PLACES) {
        free(path);
        return NULL;
    }
    struct doctor_place *place = &doctor->places[doctor->place_count++];
    bool there = stat(path, &about) == 0;
    *place = (struct doctor_place){
        .what = what,
        .label = label,
        .path = public_text(path),
        .there = there,
        .trouble = there || errno == ENOENT ? 0 : errno,
        .folder = there && S_ISDIR(about.st_mode),
        .mode = about.st_mode & 07777,
        .bytes = (uint64_t)about.st_size,
        .others_read = there && can_read(&about, privacy),
        .others_change = there && can_change(&about, privacy),
    };
    free(path);
    return place;
}

/* The same where something is there; else says nothing of it. */
static void look_for(struct doctor *doctor, const char *what, const char *label,
                     char *path)
{
    struct stat about;
    if (path && stat(path, &about) == 0)
        look(doctor, what, label, path, PRIVATE);
    else
        free(path);
}

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return buffer_text(".");
    return buffer_text("%.*s", (int)(slash - path + (slash == path)), path);
}

static void look_at_records(struct doctor *doctor)
{
    char *path = kept_path();
    if (!path)
        return;
    look(doctor, "records", "Your records", buffer_text("%s", path), PRIVATE);
    look_for(doctor, "records-wal", "What was kept last",
             buffer_text("%s-wal", path));
    look_for(doctor, "records-shm", "Its index", buffer_text("%s-shm", path));
    look(doctor, "records-folder", "Their folder", folder_of(path), PRIVATE);
    free(path);
}

static void look_at_scenarios(struct doctor *doctor)
{
    struct scenarios_folders folders;
    scenarios_list_folders(&folders);
    for (size_t i = 0; i < folders.count; i++) {
        struct scenarios found = {0};
        struct doctor_place *place =
            look(doctor, "scenarios", "Scenarios",
                 buffer_text("%s", folders.items[i]), FOR_ALL);
        if (place && place->folder)
            scenarios_gather_folder(&found, folders.items[i], false);
        if (place)
            place->scenarios = found.count;
        scenarios_release(&found);
    }
    scenarios_release_folders(&folders);
}

/* The text of `help now` that counts, or where an organisation's would be. */
static void look_at_help(struct doctor *doctor)
{
    char *theirs = scenarios_file("help.txt");
    look(doctor, "help", "Your own help.txt", paths_config("help.txt"),
         FOR_ALL);
    if (theirs)
        look(doctor, "help", "help.txt that came along", theirs, FOR_ALL);
}

static void look_at_places(struct doctor *doctor)
{
    look_at_records(doctor);
    look(doctor, "settings", "Your settings", paths_config("settings"),
         PRIVATE);
    look_at_scenarios(doctor);
    look_at_help(doctor);
}

/* ---- The computer -------------------------------------------------------- */

static void look_at_system(struct doctor *doctor)
{
    struct utsname name;
    doctor->system = uname(&name) < 0 ? buffer_text("unknown")
                                      : buffer_text("%s %s %s", name.sysname,
                                                    name.release, name.machine);
}

static void look_at_terminal(struct doctor *doctor,
                             const struct invocation *invocation)
{
    struct winsize size = {0};
    doctor->term = getenv("TERM");
    doctor->encoding = nl_langinfo(CODESET);
    doctor->interactive = terminal_interactive(invocation->terminal);
    doctor->color = screen_color(invocation->out);
    doctor->plain = screen_plain(invocation->out);
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        doctor->columns = size.ws_col;
        doctor->rows = size.ws_row;
    }
}

/* ---- The records --------------------------------------------------------- */

/* Of many faults, the first are enough. */
static bool note_fault(void *with, const char *problem)
{
    struct doctor *doctor = with;
    doctor->faults = buffer_memory(doctor->faults, (doctor->fault_count + 1) *
                                                       sizeof *doctor->faults);
    doctor->faults[doctor->fault_count++] = public_text(problem);
    return doctor->fault_count < FAULTS_SHOWN;
}

/* PRIMUM_OK, _PROBLEMS, or _WORLD where they cannot be used. */
static int check_records(struct doctor *doctor)
{
    char *path = kept_path();
    struct primum_records *records = NULL;
    int status =
        path ? (int)primum_records_open(path, PRIMUM_RECORDS_READ, &records)
             : PRIMUM_WORLD;
    if (!status)
        status = (int)primum_records_holdings(records, &doctor->held);
    if (!status)
        status = (int)primum_records_check(records, note_fault, doctor);
    if (status == PRIMUM_WORLD) {
        const char *problem = records ? primum_records_problem(records) : NULL;
        doctor->problem = public_text(
            problem ? problem : "There is no home folder to keep records in.");
    }
    primum_records_close(records);
    free(path);
    return status;
}

/* ---- The command --------------------------------------------------------- */

static void release(struct doctor *doctor)
{
    for (size_t i = 0; i < doctor->place_count; i++)
        free(doctor->places[i].path);
    for (size_t i = 0; i < doctor->fault_count; i++)
        free(doctor->faults[i]);
    free(doctor->faults);
    free(doctor->problem);
    free(doctor->system);
}

static int run_doctor(const struct invocation *invocation)
{
    struct doctor doctor = {0};
    look_at_system(&doctor);
    look_at_places(&doctor);
    look_at_terminal(&doctor, invocation);
    int status = check_records(&doctor);
    if (invocation_value(invocation, "json")) {
        char *text = doctor_json(&doctor);
        screen_machine(invocation->out, text);
        free(text);
    } else {
        doctor_show(invocation->out, &doctor);
    }
    release(&doctor);
    return status;
}

static const struct option_row options[] = {
    {"json", '\0', NULL, "an object for other programs"},
    {0},
};

const struct command command_doctor = {
    .name = "doctor",
    .summary = "what is stored about you, where, and whether all is well",
    .arguments = "",
    .about = "Says which versions run here, where your records, settings and "
             "scenarios are and who can read them, how it sees the terminal, "
             "and how much is kept of you; and checks the records by playing "
             "every conversation in them again. It changes nothing.\n\n"
             "The report has no name, no word that you wrote, and `~` for your "
             "home folder, so it can be sent along with a bug. Exit code 1: "
             "something in the records is not as it should be. 3: they cannot "
             "be used.",
    .options = options,
    .run = run_doctor,
};
