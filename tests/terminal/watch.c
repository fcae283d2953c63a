/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The instructor's two windows: an editor that saves in one, `check --watch`
 * in the other.  Editors save in different ways; each is seen, and soon. */
#include "support/pty.h"
#include "support/stopwatch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *program;
static char folder[] = "/tmp/primum-watch-XXXXXX";
static char path[64], other[64];

static const char sound[] = "primum: 1\n"
                            "title: A light on\n"
                            "allow: [no-attribution, no-intent, no-impact]\n"
                            "scenes:\n"
                            "  door:\n"
                            "    lines: The porch light is on.\n"
                            "    choices:\n"
                            "      knock: {do: You knock., next: kitchen}\n"
                            "  kitchen:\n"
                            "    lines: The kettle clicks off.\n"
                            "    choices:\n"
                            "      sit: {do: You sit down., next: later}\n"
                            "endings:\n"
                            "  later: {outcome: helped}\n";

static void write_to(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");

    if (!file || fputs(text, file) == EOF || fclose(file) == EOF)
        exit(2);
}

/* The sound text with the first `from` in it replaced; static. */
static const char *changed(const char *from, const char *to)
{
    static char text[2 * sizeof sound];
    const char *at = strstr(sound, from);

    snprintf(text, sizeof text, "%.*s%s%s", (int)(at - sound), sound, to,
             at + strlen(from));
    return text;
}

/* ---- Ways in which editors save ---- */

static void save_in_place(const char *text)
{
    write_to(path, text);
}

static void save_and_rename(const char *text)
{
    write_to(other, text);
    rename(other, path);
}

static void save_away_and_back(const char *text)
{
    rename(path, other);
    write_to(path, text);
    unlink(other);
}

static const struct way {
    const char *name;
    void (*save)(const char *text);
} ways[] = {
    {"written in place", save_in_place},
    {"renamed over", save_and_rename},
    {"moved away and written anew", save_away_and_back},
};

/* ---- Watching ---- */

static void start(struct pty *pty, const char *format)
{
    const char *argv[] = {program, "check", "--watch", format, path, NULL};

    write_to(path, sound);
    pty_start(pty, 30, 80, "xterm-256color", argv);
}

static void try_way(const struct way *way)
{
    struct pty pty;

    start(&pty, "--format=human");
    bool good = pty_await(&pty, "no problems found") &&
                pty_await(&pty, "Ctrl-C ends it.");
    double began = stopwatch_now();
    way->save(changed("next: kitchen", "next: kitchn"));
    good = good && pty_await(&pty, "there is no scene or ending `kitchn`") &&
           pty_await(&pty, "= help: write `kitchen`") &&
           pty_await(&pty, "1 file, 1 error");
    double taken = stopwatch_now() - began;
    way->save(sound);
    good = good && pty_await(&pty, "mended: there is no scene or ending") &&
           pty_await(&pty, "no problems found");
    pty_type(&pty, "\003");
    good &= pty_end(&pty) == 130 && pty_is_restored(&pty);
    pty_report(good, "saved, %s", way->name);
    printf("# answered after %.0f ms\n", taken * 1e3);
    pty_release(&pty);
}

/* What was there before is not said again. */
static void try_only_new(void)
{
    struct pty pty;

    start(&pty, "--format=short");
    bool good = pty_await(&pty, "Ctrl-C ends it.");
    save_in_place(changed("next: later", "next: latr"));
    good = good && pty_await(&pty, "`latr`") && pty_await(&pty, "1 error");
    size_t from = pty.mark;
    char text[2 * sizeof sound];
    snprintf(text, sizeof text, "# moved down\n%s",
             changed("next: later", "next: latr"));
    memcpy(strstr(text, "helped"), "helpd}\n", sizeof "helpd}\n");
    save_in_place(text);
    good = good && pty_await(&pty, "`helpd`") && pty_await(&pty, "2 errors");
    good = good && !pty_saw(&pty, from, "latr");
    pty_type(&pty, "\003");
    good &= pty_end(&pty) == 130;
    pty_report(good, "only what is new is said");
    pty_release(&pty);
}

/* What a line that cannot be read hides is neither mended nor new. */
static void try_hidden(void)
{
    struct pty pty;

    start(&pty, "--format=short");
    save_in_place(changed("no-impact]", "no-practice]"));
    bool good = pty_await(&pty, "[no-impact]") && pty_await(&pty, "2 warnings");
    size_t from = pty.mark;
    char text[2 * sizeof sound];
    strcpy(text, changed("no-impact]", "no-practice]"));
    memcpy(strstr(text, "title:"), "title ", strlen("title "));
    save_in_place(text);
    good = good && pty_await(&pty, "a colon is missing") &&
           pty_await(&pty, "1 error");
    good = good && !pty_saw(&pty, from, "mended");
    save_in_place(changed("no-impact]", "no-practice]"));
    good = good && pty_await(&pty, "mended: a colon is missing") &&
           pty_await(&pty, "2 warnings");
    good = good && !pty_saw(&pty, from, "no-impact");
    pty_type(&pty, "\003");
    good &= pty_end(&pty) == 130;
    pty_report(good, "what cannot be seen is not called mended");
    pty_release(&pty);
}

static void try_gone(void)
{
    struct pty pty;

    start(&pty, "--format=human");
    bool good = pty_await(&pty, "Ctrl-C ends it.");
    unlink(path);
    good = good && pty_await(&pty, "cannot read");
    save_in_place(sound);
    good = good && pty_await(&pty, "1 file, no problems found");
    pty_type(&pty, "\003");
    good &= pty_end(&pty) == 130;
    pty_report(good, "a file that goes and comes back");
    pty_release(&pty);
}

int main(void)
{
    program = getenv("PRIMUM");
    if (!program || !mkdtemp(folder)) {
        puts("Bail out! PRIMUM is not set");
        return EXIT_FAILURE;
    }
    snprintf(path, sizeof path, "%s/light.yaml", folder);
    snprintf(other, sizeof other, "%s/light.yaml~", folder);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        try_way(&ways[i]);
    try_only_new();
    try_hidden();
    try_gone();
    unlink(path);
    rmdir(folder);
    return EXIT_SUCCESS;
}
