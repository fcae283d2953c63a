/* SPDX-License-Identifier: GPL-3.0-or-later */

/* --predict: what is asked before one sees how a choice lands, what is not told
 * there, and where all of it comes back. */
#include "support/pty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "tests/golden/play/"
#define MOST 40

static const char turn[] = "What do you say or do? ";
static const char on[] = "go on: ";
static const char look[] = "more, others, why, back ";
static const char why[] = "more, others, why ";
static const char hope[] = "What do you hope this does?";
static const char guess[] = "3 close up (Enter skips) ";
static const char sure[] = "4 almost certain ";
static const char skips[] = "(Enter skips) ";

/* ---- Conversations ---- */

/* Ana holds on to her phone: she closes, as in 3 of 4. */
#define ADVISE                                                                 \
    {"or leave", "\r"},                                                        \
    {                                                                          \
        turn, "1\r"                                                            \
    }
#define LEAVE                                                                  \
    {look, "leave\r"},                                                         \
    {                                                                          \
        "You left here", ""                                                    \
    }

static const struct conversation {
    const char *name, *command;
    int rows, columns;
    struct exchange exchanges[MOST];
    const char *never; /* is not shown; NULL: nothing */
} conversations[] = {
    {"intent and impact, side by side",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict",
     30,
     80,
     {ADVISE,
      {"Before you see how it lands", ""},
      {hope, ""},
      {skips, "to get it over\r"},
      {"Will Ana open up, stay the same, or close up?", ""},
      {guess, "open up\r"},
      {"How sure, 1 to 4?", ""},
      {sure, "3\r"},
      {"Ana turns away.", ""},
      {on, "\r"},
      {"You hoped                 to get it over", ""},
      {"You expected              Ana to open up (quite sure)", ""},
      {"How it went               Ana closed up", ""},
      {"How it landed             She heard a push", ""},
      LEAVE},
     NULL},
    {"the same in sentences",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict --plain",
     30,
     80,
     {ADVISE,
      {hope, ""},
      {skips, "to get it over\r"},
      {guess, "c\r"},
      {sure, "almost certain\r"},
      {on, "\r"},
      {"You hoped: to get it over.", ""},
      {"You expected: Ana to close up (almost certain).", ""},
      {"How it went: Ana closed up.", ""},
      {"How it landed: ", ""},
      LEAVE},
     NULL},
    {"the same in a small window",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict",
     10,
     40,
     {{"Enter for the rest: ", "\r"},
      {"Enter for the rest: ", "\r"},
      {"or leave: ", "\r"},
      {"Enter for the rest: ", "\r"},
      {turn, "1\r"},
      {skips, "to get it over\r"},
      {"1, 2 or 3 (Enter skips) ", "2\r"},
      {"1 a guess ... 4 almost certain ", "1\r"},
      {on, "\r"},
      {"You hoped", ""},
      {"Enter for the rest: ", "leave\r"},
      {"You left here", ""}},
     "quite sure"},
    {"more says the exact chance",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict",
     40,
     80,
     {ADVISE,
      {skips, "\r"},
      {guess, "1\r"},
      {sure, "2\r"},
      {on, "\r"},
      {look, "more\r"},
      {"How likely it was that Ana would", ""},
      {"open up         never; what you expected", ""},
      {"stay the same   never", ""},
      {"close up        surely; what happened", ""},
      {"Where it leads", ""},
      LEAVE},
     "You hoped"},
    {"Enter skips all of it",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict",
     40,
     80,
     {ADVISE,
      {hope, ""},
      {skips, "\r"},
      {guess, "\r"},
      {on, "\r"},
      {"How it landed", ""},
      {look, "more\r"},
      {"What could have happened", ""},
      LEAVE},
     "How sure"},
    {"no guess after all",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict",
     40,
     80,
     {ADVISE,
      {skips, "\r"},
      {guess, "1\r"},
      {sure, "\r"},
      {on, "\r"},
      {"How it landed", ""},
      LEAVE},
     "You expected"},
    {"a wrong answer is asked again",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict",
     40,
     80,
     {ADVISE,
      {skips, "\r"},
      {guess, "4\r"},
      {"none of these three", ""},
      {guess, "stay\r"},
      {sure, "5\r"},
      {"none of these four", ""},
      {sure, "likely\r"},
      {on, "\r"},
      {"stay the same (rather likely)", ""},
      LEAVE},
     NULL},
    {"commands win, and tell nothing of how it landed",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict",
     40,
     80,
     {ADVISE,
      {skips, "more\r"},
      {"Not yet", ""},
      {hope, ""},
      {skips, "state\r"},
      {"Not yet", ""},
      {skips, "back\r"},
      {"Not yet", ""},
      {skips, "help\r"},
      {"what you hope, or press Enter", ""},
      {skips, "help now\r"},
      {"988", ""},
      {skips, "\r"},
      {guess, "why\r"},
      {"Not yet", ""},
      {guess, "redraw\r"},
      {"Will Ana open up", ""},
      {guess, "leave\r"},
      {"You left here", ""}},
     "Maybe later"},
    {"one paste answers nothing",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict",
     40,
     80,
     {ADVISE,
      {skips, "that she calls\r1\r4\r"},
      {"Several lines came at once", ""},
      {hope, ""},
      {skips, "\r"},
      {guess, "1\r4\r"},
      {"Several lines came at once", ""},
      {guess, "\r"},
      {on, "\r"},
      {"How it landed", ""},
      LEAVE},
     "You expected"},
    {"where no gauge has a good side only the hope is asked for",
     "play " FOLDER "no-sides.yaml --seed=1 --predict",
     30,
     80,
     {ADVISE,
      {skips, "to see her dance\r"},
      {on, "\r"},
      {"You hoped", ""},
      {look, "leave\r"}},
     "open up"},
    {"a step back takes the prediction with it",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict",
     30,
     80,
     {ADVISE,
      {skips, "first thought\r"},
      {guess, "1\r"},
      {sure, "4\r"},
      {on, "\r"},
      {"first thought", ""},
      {look, "back\r"},
      {turn, "1\r"},
      {skips, "\r"},
      {guess, "\r"},
      {on, "\r"},
      {"A good reason to say it   To get it over with.", ""},
      {"\n How it landed             She heard", ""},
      LEAVE},
     NULL},
    {"with --feedback end it comes in the debrief",
     "play " FOLDER "bus-stop.yaml --seed=1 --predict --feedback=end",
     40,
     80,
     {{"or leave", "\r"},
      {turn, "3\r"},
      {skips, "room for her\r"},
      {guess, "1\r"},
      {sure, "1\r"},
      {on, "\r"},
      {on, "\r"},
      {"look back at it: ", "\r"},
      {"How are you after that?", ""},
      {skips, "\r"},
      {skips, "\r"},
      {"Step 1", ""},
      {"You hoped       room for her", ""},
      {"You expected    Ana to open up (a guess)", ""},
      {"How it went     Ana stayed the same", ""},
      {"How it landed", ""},
      {why, "leave\r"}},
     NULL},
};

static void try_conversation(const struct conversation *row)
{
    char line[200];
    const char *argv[] = {"/bin/sh", "-c", line, NULL};
    struct pty pty;

    snprintf(line, sizeof line, "exec \"$PRIMUM\" %s", row->command);
    pty_start(&pty, row->rows, row->columns, "xterm-256color", argv);
    bool good = pty_converse(&pty, row->exchanges);
    good &= pty_end(&pty) == 0;
    good = good && !(row->never && pty_saw(&pty, 0, row->never)) &&
           pty_widest(&pty, 0) <= (size_t)row->columns;
    pty_report(good && pty_is_restored(&pty), "%s", row->name);
    pty_release(&pty);
}

/* ---- How sure, and how it went ---- */

/* Sure twice, and right once; the one that was taken back counts, too. */
static void try_calibration(void)
{
    static const struct exchange exchanges[] = {
        ADVISE,
        {skips, "\r"},
        {guess, "1\r"},
        {sure, "4\r"},
        {on, "\r"},
        {look, "\r"},
        {turn, "1\r"},
        {skips, "\r"},
        {guess, "1\r"},
        {sure, "1\r"},
        {on, "\r"},
        {look, "back\r"},
        {turn, "3\r"},
        {skips, "\r"},
        {guess, "2\r"},
        {sure, "3\r"},
        {on, "\r"},
        {look, "\r"},
        {on, "\r"},
        {"look back at it: ", "\r"},
        {"or stop: ", "\r"},
        {skips, "\r"},
        {skips, "\r"},
        {on, "\r"},
        {on, "\r"},
        {"What worked", ""},
        {on, "\r"},
        {"How sure you were, and how it went", ""},
        {"You were sure twice, and right in one of them. You were less sure "
         "once, and",
         ""},
        {"it went another way. All in all you were surer than the odds", ""},
        {"3 in 10 by the odds, 7 in 10 by your words.", ""},
        {"a guess          right in 0 of 1; it stands for 40 in 100", ""},
        {"quite sure       right in 1 of 1; it stands for 80 in 100", ""},
        {"almost certain   right in 0 of 1; it stands for 95 in 100", ""},
        {"Worth a second look", ""},
        {"Step 1, Tuesday", ""},
        {"open up (almost certain)", ""},
        {"How likely it was   never", ""},
        {"sure and wrong: 0.88.", ""}, /* (1.85375 + 0.74 + 0.06) / 3 */
        {"had 0.00. So few", ""},
        {on, "\r"},
        {"Next time I will ...", ""},
        {"one sentence; Enter skips) ", "\r"},
        {"or again: ", "\r"},
        {NULL, NULL},
    };
    const char *argv[] = {"/bin/sh", "-c",
                          "exec \"$PRIMUM\" play " FOLDER
                          "bus-stop.yaml --seed=1 --predict",
                          NULL};
    struct pty pty;

    pty_start(&pty, 50, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_report(good, "the debrief says how sure one was, and how it went");
    pty_release(&pty);
}

/* ---- Coming back ---- */

/* What was foretold is kept, and still counts. */
static void try_resume(void)
{
    static const struct exchange exchanges[] = {
        ADVISE,
        {skips, "to be heard\r"},
        {guess, "1\r"},
        {sure, "4\r"},
        {on, "\r"},
        {look, "leave\r"},
        {"You left here", ""},
        {"You hoped       to be heard", ""},
        {"You expected    Ana to open up (almost certain)", ""},
        {look, "\r"},
        {turn, "3\r"},
        {"What do you hope this does?", ""}, /* it is asked, as it was */
        {skips, "\r"},
        {guess, "\r"},
        {on, "\r"},
        {look, "\r"},
        {on, "\r"},
        {"look back at it: ", "\r"},
        {"or stop: ", "\r"},
        {skips, "\r"},
        {skips, "\r"},
        {on, "\r"},
        {on, "\r"},
        {on, "\r"},
        {"You were sure once, and it went another way.", ""},
        {on, "leave\r"},
        {NULL, NULL},
    };
    const char *argv[] = {"/bin/sh", "-c",
                          "\"$PRIMUM\" play " FOLDER
                          "bus-stop.yaml --seed=1 --predict && exec \"$PRIMUM\""
                          " resume",
                          NULL};
    struct pty pty;

    pty_start(&pty, 50, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_report(good, "what was foretold is there after coming back");
    pty_release(&pty);
}

int main(void)
{
    if (!getenv("PRIMUM")) {
        puts("Bail out! PRIMUM is not set");
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < sizeof conversations / sizeof *conversations; i++)
        try_conversation(&conversations[i]);
    try_calibration();
    try_resume();
    return EXIT_SUCCESS;
}
