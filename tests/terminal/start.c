/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The start screen as somebody finds it who comes for the first time, comes
 * back, looks for something, or has records that cannot be read. */
#include "support/child.h"
#include "support/pty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program;
static char records[300], tool[300];

static const char ask[] = "What would you like to do? ";
static const char turn[] = "What do you say or do? ";
static const char rest[] = "Enter for the rest, or a number: ";

/* What was done before: three conversations left in the middle, and an older
 * one; and one that came to an ending, in which something was missed. */
static const char several[] =
    "at 2026-09-01T08:00:00Z\n"
    "begin a00001 tests/golden/play/three-cups.yaml 1\nchoose fill\nleave\n"
    "at 2026-10-01T08:00:00Z\n"
    "begin a00002 tests/golden/play/three-cups.yaml 2\nchoose wait\nleave\n"
    "at 2026-11-01T08:00:00Z\n"
    "begin a00003 tests/golden/play/bus-stop.yaml 1\nchoose advise\n"
    "predict opens 4\nchoose wait\nleave\n"
    "at 2026-11-20T08:00:00Z\n"
    "begin a00005 tests/golden/play/three-cups.yaml 3\nchoose wait\nleave\n"
    "at 2026-11-22T07:58:00Z\n"
    "begin a00006 tests/golden/play/long.yaml 1\nchoose ask\nleave\n";

static bool keep(const char *plan)
{
    const char *argv[] = {tool, records, NULL};
    struct child child;

    remove(records);
    if (!plan)
        return true;
    child_run(&child, argv, plan);
    bool good = child.status == 0;
    if (!good)
        printf("# %s", child.err.bytes);
    child_release(&child);
    return good;
}

static bool write_letter(void)
{
    FILE *file = fopen(records, "w");

    return file && fputs("A letter, and no database.\n", file) >= 0 &&
           fclose(file) == 0;
}

static bool is_letter(void)
{
    char text[100] = "";
    FILE *file = fopen(records, "r");

    if (file) {
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
    }
    return !strcmp(text, "A letter, and no database.\n");
}

/* ---- What is said, and what is not ---- */

static const struct visit {
    const char *name;
    const char *plan; /* NULL: nothing was done before; "": not to be read */
    const char *option;
    int rows, columns;
    struct exchange exchanges[12];
    const char *said[6], *never[4];
    int code;
} visits[] = {
    {"for the first time",
     NULL,
     NULL,
     24,
     80,
     {{ask, "quit\r"}},
     {"mistakes are what this is for", "  The bus stop ",
      "hard topic: see note"},
     {"Go on", "history", "cannot be read", " last"},
     0},
    {"a first conversation",
     NULL,
     NULL,
     24,
     80,
     {{ask, "bus-stop\r"},
      {"Enter to begin", "\r"},
      {turn, "4\r"},
      {"go on: ", "leave\r"},
      {ask, "quit\r"}},
     {"   1  The bus stop   left in the middle, just now", "history"},
     {NULL},
     0},
    {"what was left in the middle, the latest first",
     several,
     NULL,
     40,
     80,
     {{"Go on", ""},
      {"1  The long way round   left in the middle, two hours ago", ""},
      {"2  Three cups           left in the middle, two days ago", ""},
      {"3  Three cups           left in the middle, a month ago", ""},
      {ask, "quit\r"}},
     {"more to go on with: history", "No clock, no score."},
     {"two months ago", "She does not call", "of 5"},
     0},
    {"a number goes on, and one comes back",
     several,
     NULL,
     40,
     80,
     {{ask, "2\r"},
      {"two days", ""},
      {"others, why, back ", "\r"},
      {turn, "leave\r"},
      {"1  Three cups ", ""},
      {ask, "quit\r"}},
     {"You left this in the middle"},
     {NULL},
     0},
    {"numbers run on, and play",
     several,
     NULL,
     40,
     80,
     {{"   4  The bus stop ", ""}, {ask, "4\r"}, {"Enter to begin", "\003"}},
     {NULL},
     {NULL},
     130},
    {"what is worth meeting again, and why",
     several,
     NULL,
     40,
     80,
     {{"   4  The bus stop ", ""},
      {"meet again: Open question", ""},
      {"why, learn", ""},
      {ask, "why\r"},
      {"Open question, three weeks ago. You were sure", ""},
      {"no duties", ""},
      {ask, "quit\r"}},
     {NULL},
     {NULL},
     0},
    {"a search",
     several,
     NULL,
     40,
     80,
     {{ask, "/CUPS\r"},
      {"has \"CUPS\" in it", ""},
      {"   2  Three cups ", ""},
      {ask, "\r"},
      {"1  The long way round", ""},
      {ask, "quit\r"}},
     {NULL},
     {"has \"\" in it"},
     0},
    {"a search for a practice",
     NULL,
     NULL,
     40,
     80,
     {{ask, "/open quest\r"},
      {"  The bus stop ", ""},
      {ask, "list\r"},
      {"  Three cups ", ""},
      {ask, "quit\r"}},
     {NULL},
     {NULL},
     0},
    {"a search that finds nothing",
     several,
     NULL,
     40,
     80,
     {{ask, "/zebra\r"}, {"Nothing here has \"zebra\"", ""}, {ask, "quit\r"}},
     {NULL},
     {NULL},
     0},
    {"records that cannot be read are said once",
     "",
     NULL,
     30,
     80,
     {{ask, "list\r"},
      {ask, "list\r"},
      {ask, "three-cups\r"},
      {"or: go on, leave ", "go on\r"},
      {"Enter to begin", "leave\r"},
      {ask, "quit\r"}},
     {"cannot be read just now"},
     {"Go on"},
     0},
    {"history and show at the prompt",
     several,
     NULL,
     60,
     80,
     {{ask, "history\r"},
      {"a00003   ended: ", ""},
      {ask, "show a00003\r"},
      {"Its name is a00003", ""},
      {ask, "show nothing\r"},
      {"no conversation", ""},
      {ask, "resume a00005\r"},
      {"Enter to go on", "\r"},
      {turn, "leave\r"},
      {ask, "quit\r"}},
     {NULL},
     {NULL},
     0},
    {"options behind a word, and Enter brings the page back",
     several,
     NULL,
     60,
     80,
     {{ask, "history --every\r"},
      {"There is no option --every", ""},
      {ask, "history --all\r"},
      {"a00003   ended: ", ""},
      {ask, "show --help\r"},
      {"--no-reflections", ""},
      {ask, "\r"},
      {"1  The long way round", ""},
      {ask, "replay a00003 --from 2\r"},
      {"goes back to step 2", ""},
      {"Enter to go on", "leave\r"},
      {ask, "quit\r"}},
     {NULL},
     {NULL},
     0},
    {"too much behind a word",
     several,
     NULL,
     40,
     80,
     {{ask, "resume a b c\r"},
      {"It is written `resume [ATTEMPT]`", ""},
      {ask, "quit\r"}},
     {NULL},
     {NULL},
     0},
    {"in sentences",
     several,
     "--plain",
     24,
     80,
     {{"Go on.", ""},
      {"1, The long way round: left in the middle, two hours ago.", ""},
      {"Practise.", ""},
      {"4, The bus stop: last three weeks ago; worth meeting again: Open", ""},
      {ask, "quit\r"}},
     {NULL},
     {"  ", "---"},
     0},
    {"a command instead of the rest of a page",
     several,
     NULL,
     10,
     60,
     {{rest, "progress\r"},
      {"Enter for the rest: ", "show last\r"},
      {"The long way round", ""},
      {"Enter for the rest: ", "q\r"},
      {ask, "quit\r"}},
     {NULL},
     {"not taken", "none of what"},
     0},
    {"a small terminal",
     several,
     NULL,
     10,
     40,
     {{rest, "\r"}, {rest, "2\r"}, {"the rest: ", "leave\r"}, {rest, "quit\r"}},
     {NULL},
     {NULL},
     0},
    {"a large terminal",
     several,
     NULL,
     60,
     200,
     {{ask, "quit\r"}},
     {"Go on"},
     {NULL},
     0},
};

/* How often was this on the screen? */
static int count(const struct pty *pty, const char *text)
{
    int times = 0;

    for (const char *at = pty->text; at && (at = strstr(at, text)); at++)
        times++;
    return times;
}

static bool said_all(const struct pty *pty, const struct visit *visit)
{
    bool good = true;

    for (size_t i = 0; i < 6 && visit->said[i]; i++)
        if (!strstr(pty->text, visit->said[i])) {
            printf("# not said: %s\n", visit->said[i]);
            good = false;
        }
    for (size_t i = 0; i < 4 && visit->never[i]; i++)
        if (strstr(pty->text, visit->never[i])) {
            printf("# said: %s\n", visit->never[i]);
            good = false;
        }
    return good;
}

static void try_visit(const struct visit *visit)
{
    const char *argv[] = {program, visit->option, NULL};
    bool letter = visit->plan && !*visit->plan;
    struct pty pty;
    bool good =
        keep(letter ? NULL : visit->plan) && (!letter || write_letter());

    if (!good) {
        pty_report(false, "%s", visit->name);
        return;
    }
    pty_start(&pty, visit->rows, visit->columns, "xterm-256color", argv);
    good = good && pty_converse(&pty, visit->exchanges);
    good &= pty_end(&pty) == visit->code;
    good = good && said_all(&pty, visit) && !strstr(pty.text, " \n");
    if (letter)
        good = good && is_letter() && count(&pty, "cannot be read just") == 1;
    good &= (int)pty_widest(&pty, 0) <= visit->columns;
    pty_report(good && pty_is_restored(&pty), "%s", visit->name);
    pty_release(&pty);
}

/* ---- More scenarios than a screen has lines ---- */

static void write_many(const char *folder)
{
    for (int i = 1; i <= 28; i++) {
        char path[400];
        snprintf(path, sizeof path, "%s/s%02d.yaml", folder, i);
        FILE *file = fopen(path, "w");
        fprintf(file,
                "primum: 1\ntitle: Story number %d\nscenes: {a: {choices: {b: "
                "{do: Go., next: c}}}}\nendings: {c: {outcome: mixed}}\n",
                i);
        fclose(file);
    }
}

/* The page fits; Enter brings the rest of the list, in parts. */
static void try_many(const char *folder)
{
    static const struct exchange exchanges[] = {
        {"more: Enter shows all of them", ""},
        {ask, "\r"},
        {rest, "\r"},
        {"Story number 28", ""},
        {rest, "\r"},
        {ask, "30\r"},
        {"or leave", "leave\r"},
        {ask, "quit\r"},
        {NULL, NULL},
    };
    const char *argv[] = {program, NULL};
    struct pty pty;

    write_many(folder);
    setenv("PRIMUM_SCENARIOS", folder, 1);
    bool good = keep(NULL);
    pty_start(&pty, 24, 80, "xterm-256color", argv);
    good = good && pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_report(good, "more scenarios than lines");
    pty_release(&pty);
}

int main(void)
{
    const char *folder = getenv("TMPDIR"), *build = getenv("BUILD");

    program = getenv("PRIMUM");
    if (!program || !folder || !build ||
        setenv("PRIMUM_SCENARIOS", "tests/golden/play", 1) ||
        setenv("PRIMUM_NOW", "2026-11-22T10:00:00Z", 1)) {
        puts("Bail out! PRIMUM is not set");
        return EXIT_FAILURE;
    }
    snprintf(records, sizeof records, "%s/records.db", folder);
    snprintf(tool, sizeof tool, "%s/tests/tools/attempts", build);
    setenv("PRIMUM_RECORDS", records, 1);
    for (size_t i = 0; i < sizeof visits / sizeof *visits; i++)
        try_visit(&visits[i]);
    try_many(folder);
    return EXIT_SUCCESS;
}
