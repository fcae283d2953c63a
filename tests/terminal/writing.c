/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a trainee writes for themselves: in one line, in several, in an editor
 * of their own, whatever becomes of that; and where it is afterwards. */
#include "support/pty.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TO_QUESTION                                                            \
    {"or leave", "\r"}, {"you say or do? ", "3\r"}, {"go on: ", "\r"},         \
        {look, "\r"}, {"go on: ", "\r"}, {"look back at it: ", "\r"},          \
    {                                                                          \
        "How are you after that?", ""                                          \
    }
#define MOST 30

static const char look[] = "more, others, why, back ";
static const char skips[] = "(Enter skips) ";
static const char ends[] = "(Enter ends it) ";
static const char noticed[] = "What did you notice first?";

/* ---- Editors ------------------------------------------------------------- */

static char folder[300], drafts[320]; /* where they are; where files may be */

static void write_editor(const char *name, const char *script)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file || fputs(script, file) < 0 || fclose(file) || chmod(path, 0700)) {
        printf("Bail out! no %s\n", path);
        exit(EXIT_FAILURE);
    }
}

static void make_editors(void)
{
    const char *temporary = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/writing-XXXXXX",
             temporary ? temporary : "/tmp");
    if (!mkdtemp(folder)) {
        puts("Bail out! no folder");
        exit(EXIT_FAILURE);
    }
    snprintf(drafts, sizeof drafts, "%s/drafts", folder);
    mkdir(drafts, 0700);
    setenv("TMPDIR", drafts, 1);
    setenv("EDITORS", folder, 1);
    write_editor("adds", "#!/bin/sh\n"
                         "ls -ld \"$(dirname \"$2\")\" \"$2\" | cut -c1-10\n"
                         "printf 'mode %s, had: ' \"$1\"; cat \"$2\"\n"
                         "echo 'second\tthought' >>\"$2\"\n"
                         "cp \"$2\" \"$2~\"\n");
    write_editor("strange", "#!/bin/sh\n"
                            "printf 'nul \\000, bad \\377, red \\033[31m, "
                            "rtl \\342\\200\\256\\r\\n\\n\\n' >\"$1\"\n");
    write_editor("long", "#!/bin/sh\n"
                         "head -c 70000 /dev/zero | tr '\\0' 'x' >\"$1\"\n");
    write_editor("empty", "#!/bin/sh\n: >\"$1\"\n");
    write_editor("fails", "#!/bin/sh\necho gone >\"$1\"\nexit 1\n");
    write_editor("killed", "#!/bin/sh\necho gone >\"$1\"\nkill -9 $$\n");
    write_editor("waits", "#!/bin/sh\nstty raw -echo\necho editing\n"
                          "read -r line\n");
    write_editor("hangs", "#!/bin/sh\nstty raw -echo\nkill -HUP $PPID\n"
                          "exec sleep 30\n");
    write_editor("ends", "#!/bin/sh\nstty raw -echo\nkill -TERM $PPID\n"
                         "exec sleep 30\n");
    write_editor("stubborn", "#!/bin/sh\ntrap '' TERM\nkill -TERM $PPID\n"
                             "while :; do sleep 1; done\n");
    write_editor("stops", "#!/bin/sh\nkill -TSTP 0\necho again >\"$1\"\n");
    write_editor("removes", "#!/bin/sh\nrm \"$1\"\n");
}

/* No file is left where the editor's was. */
static bool nothing_is_left(void)
{
    DIR *left = opendir(drafts);
    const struct dirent *entry;
    bool nothing = left != NULL;
    while (left && (entry = readdir(left)))
        if (*entry->d_name != '.') {
            printf("# %s is left\n", entry->d_name);
            nothing = false;
        }
    if (left)
        closedir(left);
    return nothing;
}

/* ---- Conversations ------------------------------------------------------- */

static const struct conversation {
    const char *name;
    const char *before, *options; /* before: of the command, such as EDITOR=x */
    struct exchange exchanges[MOST];
    const char *never; /* is not shown; NULL: nothing */
} conversations[] = {
    {"an answer has several lines, and an empty one ends it",
     "",
     "",
     {TO_QUESTION,
      {skips, "tired\r"},
      {ends, "and *glad*\r"},
      {ends, "\r"},
      {noticed, ""},
      {skips, "leave\r"},
      {"What you wrote", ""},
      {"The bus stop", ""},
      {"How are you after that?", ""},
      {"tired", ""},
      {"and *glad*", ""},
      {"Kept on this computer, for you", ""}},
     NULL},
    {"what was written before a command is kept",
     "",
     "",
     {TO_QUESTION,
      {skips, "halfway\r"},
      {ends, "help\r"},
      {"What you can type", ""},
      {ends, "leave\r"},
      {"What you wrote", ""},
      {"halfway", ""}},
     "Step 1"},
    {"nothing written, nothing kept",
     "",
     "",
     {TO_QUESTION,
      {skips, "\r"},
      {skips, "leave\r"},
      {"What you wrote", ""},
      {"Nothing yet", ""}},
     NULL},
    {"one paste is one line, or none",
     "",
     "",
     {TO_QUESTION,
      {skips, "one\rtwo\r\rthree\r"},
      {"Several lines came at once", ""},
      {skips, "\r"},
      {noticed, ""},
      {skips, "leave\r"},
      {"Nothing yet", ""}},
     NULL},
    {"the last sentence is kept, too",
     "",
     "",
     {TO_QUESTION,
      {skips, "\r"},
      {skips, "\r"},
      {"go on: ", "\r"},
      {"go on: ", "\r"},
      {"go on: ", "\r"},
      {"Yours to finish", ""},
      {"kept on this computer, for you", ""},
      {"Next time I will ...", ""},
      {"(one sentence; Enter skips) ", "ask first.\r"},
      {"Enter to finish", "\r"},
      {"What you wrote", ""},
      {"Next time I will ...", ""},
      {"ask first.", ""}},
     NULL},
    {"with --no-record it is kept nowhere, and that is said",
     "",
     "--no-record",
     {{"or leave", "\r"},
      {"you say or do? ", "3\r"},
      {"go on: ", "\r"},
      {look, "\r"},
      {"go on: ", "\r"},
      {"look back at it: ", "\r"},
      {"your answers are kept nowhere", ""},
      {skips, "private\r"},
      {ends, "\r"},
      {skips, "leave\r"},
      {"Nothing yet", ""}},
     "for you)"},
    {"an editor changes what was written",
     "VISUAL=\"$EDITORS/adds -n\" EDITOR=false",
     "",
     {TO_QUESTION,
      {skips, "first thought\r"},
      {ends, "editor\r"},
      {"drwx------", ""},
      {"-rw-------", ""},
      {"mode -n, had: first thought", ""},
      {"2 lines, from the editor", ""},
      {noticed, ""},
      {skips, "leave\r"},
      {"What you wrote", ""},
      {"first thought", ""},
      {"second thought", ""}},
     NULL},
    {"an editor may leave anything, and it is safe on the screen",
     "EDITOR=$EDITORS/strange",
     "",
     {TO_QUESTION,
      {skips, "editor\r"},
      {"One line, from the editor", ""},
      {skips, "leave\r"},
      {"What you wrote", ""},
      {"nul \xef\xbf\xbd, bad \xef\xbf\xbd, red \xef\xbf\xbd[31m, "
       "rtl \xef\xbf\xbd",
       ""}},
     "\x1b[31m"},
    {"an editor that leaves too much",
     "EDITOR=$EDITORS/long",
     "",
     {TO_QUESTION,
      {skips, "editor\r"},
      {"One line, from the editor", ""},
      {"longer than 64 KiB", ""},
      {skips, "leave\r"},
      {"Kept on this computer", ""}},
     NULL},
    {"an editor that leaves nothing",
     "EDITOR=$EDITORS/empty",
     "",
     {TO_QUESTION,
      {skips, "first\r"},
      {ends, "editor\r"},
      {"Nothing, from the editor", ""},
      {noticed, ""},
      {skips, "leave\r"},
      {"Nothing yet", ""}},
     NULL},
    {"an editor that fails takes nothing away",
     "EDITOR=$EDITORS/fails",
     "",
     {TO_QUESTION,
      {skips, "mine\r"},
      {ends, "editor\r"},
      {"did not end well", ""},
      {ends, "\r"},
      {noticed, ""},
      {skips, "leave\r"},
      {"What you wrote", ""},
      {"mine", ""}},
     "gone"},
    {"nor does one that is killed",
     "EDITOR=$EDITORS/killed",
     "",
     {TO_QUESTION,
      {skips, "editor\r"},
      {"did not end well", ""},
      {skips, "leave\r"},
      {"Nothing yet", ""}},
     "gone"},
    {"nor one that removes its file",
     "EDITOR=$EDITORS/removes",
     "",
     {TO_QUESTION,
      {skips, "mine\r"},
      {ends, "editor\r"},
      {"did not end well", ""},
      {ends, "leave\r"},
      {"mine", ""}},
     NULL},
    {"an editor that is not there",
     "EDITOR='/nowhere/editor -f'",
     "",
     {TO_QUESTION,
      {skips, "editor\r"},
      {"There is no such editor here: /nowhere/editor -f", ""},
      {skips, "leave\r"},
      {"Nothing yet", ""}},
     NULL},
    {"no editor is named",
     "VISUAL=' ' EDITOR=",
     "",
     {TO_QUESTION,
      {skips, "editor\r"},
      {"No editor is named, in VISUAL or EDITOR", ""},
      {skips, "leave\r"},
      {"Nothing yet", ""}},
     NULL},
    {"the name of an editor is no command for a shell",
     "EDITOR='echo $(echo hacked | tr a A);echo'",
     "",
     {TO_QUESTION,
      {skips, "editor\r"},
      {"$(echo hacked | tr a A);echo ", ""},
      {skips, "leave\r"},
      {"Nothing yet", ""}},
     "hAcked"},
    {"a place where no file can be made",
     "TMPDIR=/nowhere EDITOR=$EDITORS/adds",
     "",
     {TO_QUESTION,
      {skips, "editor\r"},
      {"no place for a file", ""},
      {skips, "leave\r"},
      {"Nothing yet", ""}},
     NULL},
    {"Ctrl-Z in an editor stops both, and both come back",
     "EDITOR=$EDITORS/stops",
     "",
     {TO_QUESTION,
      {skips, "editor\r"},
      {"[stopped]", "fg\n"},
      {"One line, from the editor", ""},
      {skips, "leave\r"},
      {"again", ""}},
     NULL},
};

/* What was written is read in another run of the program. */
static void try_conversation(const struct conversation *row, int number)
{
    char line[600];
    const char *argv[] = {"/bin/sh", "-c", line, NULL};
    struct pty pty;

    snprintf(line, sizeof line,
             "export PRIMUM_RECORDS=\"$EDITORS/%d.db\"; %s \"$PRIMUM\" play "
             "tests/golden/play/bus-stop.yaml --seed=1 %s && "
             "\"$PRIMUM\" reflections | cat",
             number, row->before, row->options);
    pty_start(&pty, 40, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, row->exchanges);
    good &= pty_end(&pty) == 0;
    good = good && !(row->never && pty_saw(&pty, 0, row->never)) &&
           nothing_is_left();
    pty_report(good && pty_is_restored(&pty), "%s", row->name);
    pty_release(&pty);
}

/* ---- Ends that nobody chose ---------------------------------------------- */

/* The conversation is over, in good order, and no file is left. */
static const struct parting {
    const char *name, *editor;
    bool close; /* the window */
} partings[] = {
    {"a window that is closed over an editor", "waits", true},
    {"a session that ends while an editor runs", "hangs", false},
    {"a program that is to end while an editor runs", "ends", false},
    {"an editor that does not heed it", "stubborn", false},
};

static void try_parting(const struct parting *parting)
{
    static const struct exchange exchanges[] = {
        TO_QUESTION,
        {skips, "before\r"},
        {ends, "editor\r"},
        {NULL, NULL},
    };
    char line[400];
    const char *argv[] = {"/bin/sh", "-c", line, NULL};
    struct pty pty;

    snprintf(line, sizeof line,
             "export PRIMUM_RECORDS=\"$EDITORS/%s.db\" "
             "EDITOR=\"$EDITORS/%s\"; exec \"$PRIMUM\" play "
             "tests/golden/play/bus-stop.yaml --seed=1",
             parting->editor, parting->editor);
    pty_start(&pty, 40, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, exchanges);
    if (parting->close) {
        good = good && pty_await(&pty, "editing");
        pty_close(&pty);
    }
    good &= pty_end(&pty) == 0;
    pty_report(good && nothing_is_left() &&
                   (parting->close || pty_is_restored(&pty)),
               "%s", parting->name);
    pty_release(&pty);
}

int main(void)
{
    if (!getenv("PRIMUM")) {
        puts("Bail out! PRIMUM is not set");
        return EXIT_FAILURE;
    }
    unsetenv("VISUAL");
    unsetenv("EDITOR");
    make_editors();
    for (size_t i = 0; i < sizeof conversations / sizeof *conversations; i++)
        try_conversation(&conversations[i], (int)i);
    for (size_t i = 0; i < sizeof partings / sizeof *partings; i++)
        try_parting(&partings[i]);
    return EXIT_SUCCESS;
}
