/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What `check` calls a long screen is what the player shows in two parts, to
 * the line: scenes of several shapes grow until one is called long, and are
 * played, that one and the one before. */
#include "primum.h"
#include "support/pty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program;
static char path[200];

enum { LONGEST = 40 };

/* Before `lines`, each of the lines that it grows by, and behind them. */
static const struct shape {
    const char *name, *head, *line, *tail;
} shapes[] = {
    {"speech", "    title: A scene\n    lines: |\n      Rain.\n\n",
     "      Dee: So.\n\n", "    choices:\n      a: {say: Yes., next: end}\n"},
    {"narration", "    lines: |\n", "      Rain on the window.\n\n",
     "    choices:\n      a: {do: Wait., next: end}\n"},
    {"narration and speech", "    title: A scene\n    lines: |\n",
     "      Rain on the window.\n\n      Dee: So.\n\n",
     "    choices:\n      a: {say: Is it?, next: end}\n"},
    {"a long name", "    title: A scene\n    lines: |\n",
     "      Bartholomew-Maximilian of the Hills: So.\n\n",
     "    choices:\n      a: {do: Wait., next: end}\n"},
    {"wrapped texts",
     "    title: A scene with a title that is rather long, and goes on until "
     "it "
     "needs a second line on the page\n    lines:\n",
     "      - It is *raining*, and has been for so long now that nobody can "
     "say "
     "what the street looked like before.\n      - dee: The caf\u00e9 is shut, "
     "and the bus is late, and here I am with my umbrella in the other bag, "
     "you know.\n",
     "    choices:\n      a: {say: It is a long way to the caf\u00e9 from "
     "here. "
     "Would you like to wait with me until it stops?, next: end}\n"
     "      b: {do: Wait with her and say nothing at all for as long as she "
     "wants to look at the rain on the window., next: end}\n"},
    {"conditions", "    title: A scene\n    lines:\n      - Rain.\n",
     "      - {when: trust >= 3, dee: So.}\n      - {when: trust < 3, dee: "
     "No.}\n",
     "    choices:\n      a: {say: Yes., next: end}\n"
     "      b: {say: No., when: trust < 3, next: end}\n"},
};

/* Writes the scenario, loads it, and checks it: is a screen long? */
static bool called_long(const struct shape *shape, int lines)
{
    FILE *file = fopen(path, "w");
    const struct primum_scenario *scenario;
    struct primum_report *report = primum_report_new();
    const struct primum_diagnostic *found;
    bool is_long = false;

    fprintf(file,
            "primum: 1\ntitle: Rain\ngauges: {trust: 3}\npeople: {dee: "
            "Dee, tall: Bartholomew-Maximilian of the Hills}\nscenes:\n"
            "  rain:\n%s",
            shape->head);
    for (int i = 0; i < lines; i++)
        fputs(shape->line, file);
    fprintf(file, "%s", shape->tail);
    fputs("anytime:\n  pause: {do: Breathe.}\n"
          "endings: {end: {outcome: mixed}}\n",
          file);
    fclose(file);
    if (!primum_scenario_open(path, report, &scenario)) {
        primum_check(scenario, NULL, report);
        for (size_t i = 0; (found = primum_report_get(report, i)); i++)
            is_long |= !strcmp(found->code, "long-screen");
        primum_scenario_free(scenario);
    }
    primum_report_free(report);
    return is_long;
}

/* Is the first scene played in two parts? */
static bool played_in_parts(void)
{
    static const char *const either[] = {"Enter for the rest: ",
                                         "What do you say or do? "};
    const char *argv[] = {program, "play", path, "--seed=1", NULL};
    struct pty pty;

    pty_start(&pty, 24, 80, "xterm-256color", argv);
    pty_await(&pty, "or leave");
    pty_type(&pty, "\r");
    int which = pty_await_any(&pty, either, 2);
    pty_type(&pty, "\004");
    pty_close(&pty);
    pty_end(&pty);
    pty_release(&pty);
    return which == 0;
}

static void try_shape(const struct shape *shape)
{
    int lines = 1;

    while (lines < LONGEST && !called_long(shape, lines))
        lines++;
    bool good = lines > 1 && lines < LONGEST && played_in_parts();
    good &= !called_long(shape, lines - 1) && !played_in_parts();
    pty_report(good, "what is called long is shown in two parts: %s",
               shape->name);
}

int main(void)
{
    const char *folder = getenv("TMPDIR");

    program = getenv("PRIMUM");
    if (!program || !folder)
        return EXIT_FAILURE;
    snprintf(path, sizeof path, "%s/rain.yaml", folder);
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        try_shape(&shapes[i]);
    return EXIT_SUCCESS;
}
