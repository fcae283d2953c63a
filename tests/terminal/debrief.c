/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a choice leads, hints, and what is said at the end: with real keys, and
 * while the figures are still being worked out. */
#include "support/pty.h"
#include "support/sanitized.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program;

#define FOLDER "tests/golden/play/"
#define MOST 40

static const char turn[] = "What do you say or do? ";
static const char on[] = "Enter to go on: ";
static const char look[] = "more, others, why, back ";
static const char sentence[] = "(one sentence; Enter skips) ";
static const char last[] = "Enter to finish, or again: ";

/* ---- Conversations ---- */

/* To a harmful ending and through its debrief. */
#define HARM                                                                   \
    {"or leave", "\r"}, {turn, "1\r"}, {on, "\r"}, {look, "\r"},               \
    {                                                                          \
        turn, "3\r"                                                            \
    }

#define TO_LAST                                                                \
    {on, "\r"}, {look, "\r"}, {on, "\r"}, {"look back at it: ", "\r"},         \
        {"look at it now, or stop: ", "\r"}, {"(Enter skips) ", "\r"},         \
        {"(Enter skips) ", "\r"}, {on, "\r"}, {on, "\r"}, {on, "\r"},          \
        {sentence, "\r"},                                                      \
    {                                                                          \
        last, ""                                                               \
    }

static const struct conversation {
    const char *name, *scenario, *option;
    int rows, columns;
    struct exchange exchanges[MOST];
    const char *never; /* is not shown; NULL: nothing */
    int code;
} conversations[] = {
    {"more says where a choice leads",
     "bus-stop.yaml",
     NULL,
     40,
     80,
     {{"or leave", "\r"},
      {turn, "1\r"},
      {on, "\r"},
      {look, "more\r"},
      {"What could have happened", ""},
      {"it helps   before", ""},
      {"coached at its best   never", ""},
      {"chosen at random", ""},
      {"no clinician has reviewed", ""},
      {look, "leave\r"},
      {"You left here", ""}},
     NULL,
     0},
    {"others says it side by side",
     "bus-stop.yaml",
     NULL,
     50,
     80,
     {{"or leave", "\r"},
      {turn, "1\r"},
      {on, "\r"},
      {look, "others\r"},
      {"Where each of them leads", ""},
      {"1, yours   never", ""},
      {"  4          surely", ""},
      {look, "others 4\r"},
      {"Where it leads", ""},
      {"7 in 10", ""},
      {look, "leave\r"},
      {"You left here", ""}},
     NULL,
     0},
    {"others says it one below the other in a narrow window",
     "bus-stop.yaml",
     NULL,
     60,
     40,
     {{"or leave", "\r"},
      {turn, "1\r"},
      {on, "\r"},
      {look, "others\r"},
      {"Choice 1, yours", ""},
      {"At its best, it never helps", ""},
      {look, "leave\r"},
      {"You left here", ""}},
     "1, yours   never",
     0},
    {"more in sentences",
     "bus-stop.yaml",
     "--plain",
     40,
     80,
     {{"or leave", "\r"},
      {turn, "1\r"},
      {on, "\r"},
      {look, "more\r"},
      {"At its best, the support never helps. Before, surely.", ""},
      {look, "leave\r"},
      {"You left here", ""}},
     "coached",
     0},
    {"a hint names a practice and no choice",
     "bus-stop.yaml",
     NULL,
     30,
     80,
     {{"or leave", "\r"},
      {turn, "hint\r"},
      {"What this moment asks for", ""},
      {"Open question", ""},
      {turn, "3\r"},
      {on, "\r"},
      {look, "hint\r"},
      {"when it is your turn", ""},
      {look, "leave\r"},
      {"You left here", ""}},
     NULL,
     0},
    {"no hint where the explanations come last",
     "bus-stop.yaml",
     "--feedback=end",
     30,
     80,
     {{"or leave", "\r"},
      {turn, "hint\r"},
      {"come at the end", ""},
      {turn, "leave\r"},
      {"You left here", ""}},
     "Open question",
     0},
    {"the debrief of a hard one, whole and in order",
     "bus-stop.yaml",
     NULL,
     40,
     80,
     {HARM,
      {on, "\r"},
      {look, "\r"},
      {on, "\r"},
      {"look back at it: ", "\r"},
      {"That was a hard one", ""},
      {"help now", ""},
      {"look at it now, or stop: ", "\r"},
      {"How are you after that?", ""},
      {"(Enter skips) ", "tired\r"},
      {"(Enter ends it) ", "\r"},
      {"(Enter skips) ", "the rain\r"},
      {"(Enter ends it) ", "\r"},
      {"Step 2", ""},
      {on, "\r"},
      {"How was this support for you?", ""},
      {"The turning point", ""},
      {"She was still thinking", ""},
      {"What would make it easier to call?", ""},
      {"instead of never", ""},
      {on, "\r"},
      {"What was yours, and what was Ana's", ""},
      {"What worked", ""},
      {"One to try another way", ""},
      {"again from 1", ""},
      {on, "\r"},
      {"Next time I will", ""},
      {sentence, "\r"},
      {"primum learn reactance", ""},
      {"2 of 4 choices, in all that is kept", ""},
      {"--seed 1", ""},
      {last, "\r"}},
     "wrong",
     0},
    {"again from 1 meets the same chance",
     "bus-stop.yaml",
     NULL,
     40,
     80,
     {HARM,
      TO_LAST,
      {"", "again from 3\r"},
      {"numbered from 1 to 2", ""},
      {last, "again from 1\r"},
      {"with the same chance", ""},
      {turn, "1\r"},
      {"Maybe later", ""},
      {on, "\004"},
      {"You left here", ""}},
     NULL,
     0},
    {"again from 2 fresh goes on from there",
     "bus-stop.yaml",
     NULL,
     40,
     80,
     {HARM,
      TO_LAST,
      {"", "again from 2 fresh\r"},
      {"with a fresh chance", ""},
      {turn, "back\r"},
      {"(a step back)", ""},
      {turn, "1\r"},
      {"Maybe later", ""}, /* as it was */
      {on, "\003"},
      {"You left here", ""}},
     NULL,
     130},
    {"while it is being worked out nobody waits for it",
     "long.yaml",
     NULL,
     40,
     80,
     {{"or leave", "\r"},
      {turn, "1\r"},
      {on, "\r"},
      {look, "more\r"},
      {"What could have happened", ""},
      {"still being worked out", ""},
      {look, "\r"},
      {turn, "hint\r"},
      {"still being worked out", ""},
      {turn, "\003"},
      {"You left here", ""}},
     "Where it leads",
     130},
};

static void try_conversation(const struct conversation *row)
{
    char path[100];
    const char *argv[] = {program, "play", path, "--seed=1", row->option, NULL};
    struct pty pty;

    snprintf(path, sizeof path, FOLDER "%s", row->scenario);
    pty_start(&pty, row->rows, row->columns, "xterm-256color", argv);
    bool good = pty_converse(&pty, row->exchanges);
    good &= pty_end(&pty) == row->code;
    good = good && !(row->never && pty_saw(&pty, 0, row->never)) &&
           pty_widest(&pty, 0) <= (size_t)row->columns;
    pty_report(good && pty_is_restored(&pty), "%s", row->name);
    pty_release(&pty);
}

/* ---- Too much to be worked out ---- */

/* Said once, and the debrief does without. */
static void try_too_much(void)
{
    static const struct exchange exchanges[] = {
        {"or leave", "\r"},
        {turn, "1\r"},
        {on, "\r"},
        {look, "more\r"},
        {"cannot be worked out", ""},
        {look, "more\r"},
        {"What could have happened", ""},
        {"Right when", ""},
        {look, "\r"},
        {turn, "3\r"},
        {on, "\r"},
        {look, "\r"},
        {on, "\r"},
        {"look back at it: ", "\r"},
        {"or stop: ", "\r"},
        {"(Enter skips) ", "\r"},
        {"(Enter skips) ", "\r"},
        {on, "\r"},
        {"How was this support for you?", ""},
        {on, "\r"},
        {"Next time I will", ""},
        {sentence, "\r"},
        {last, "\r"},
        {NULL, NULL},
    };
    /* In so little memory nothing fits. */
    const char *argv[] = {"/bin/sh", "-c",
                          "ulimit -v 150000; exec \"$PRIMUM\" play " FOLDER
                          "bus-stop.yaml --seed=1",
                          NULL};
    struct pty pty;

    pty_start(&pty, 40, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    good = good && !pty_saw(&pty, 0, "turning point");
    const char *first = strstr(pty.text, "cannot be worked out");
    good = good && first && !strstr(first + 1, "cannot be worked out");
    pty_report(good, "where too much can happen there are no figures");
    pty_release(&pty);
}

int main(void)
{
    program = getenv("PRIMUM");
    if (!program) {
        puts("Bail out! PRIMUM is not set");
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < sizeof conversations / sizeof *conversations; i++)
        try_conversation(&conversations[i]);
    if (!SANITIZED) /* which takes more address space than there is */
        try_too_much();
    return EXIT_SUCCESS;
}
