/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is an attempt of its own, and what is part of one: read back from the
 * records of a conversation that was had at a terminal. */
#define _XOPEN_SOURCE 700

#include "primum_records.h"
#include "support/pty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program, *home;
static char path[4096];

#define SCENARIO "tests/golden/play/bus-stop.yaml"

static const char turn[] = "What do you say or do? ";
static const char on[] = "Enter to go on: ";
static const char look[] = "more, others, why, back ";
static const char back[] = "look back at it: ";

enum { MOST = 8, LINE = 400 };

static bool converse(const char *const *arguments,
                     const struct exchange *exchanges)
{
    const char *argv[8] = {program};
    struct pty pty;

    for (size_t i = 0; i < 6 && arguments[i]; i++)
        argv[i + 1] = arguments[i];
    pty_start(&pty, 50, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_release(&pty);
    return good;
}

/* ---- What is kept ---- */

/* The attempts, the first first. */
struct found {
    char ids[MOST][PRIMUM_ATTEMPT_ID];
    size_t count;
};

static bool note(void *with, const struct primum_attempt *attempt)
{
    struct found *found = with;

    memmove(found->ids + 1, found->ids, (MOST - 1) * sizeof *found->ids);
    strcpy(found->ids[0], attempt->id);
    return ++found->count < MOST;
}

/* The number of the attempt, as people count; 0: none. */
static size_t number_of(const struct found *found, const char *id)
{
    for (size_t i = 0; id && i < found->count; i++)
        if (strcmp(found->ids[i], id) == 0)
            return i + 1;
    return 0;
}

static size_t add_moves(char *text, size_t length,
                        const struct primum_record *record, size_t borrowed)
{
    static const char *const words[] = {"", "rewind", "seed"};
    const struct primum_scenario *scenario = primum_record_scenario(record);
    const struct primum_move *moves;
    size_t count = primum_session_moves(
        primum_record_session((struct primum_record *)record), &moves);

    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(text + length, LINE - length, "%s%s",
                                   i == borrowed ? " | " : " ",
                                   moves[i].kind == PRIMUM_MOVE_CHOICE
                                       ? scenario->choices[moves[i].value].id
                                       : words[moves[i].kind]);
    return length;
}

/* "2: after 1 (3 moves) ask rewind | wait, over" */
static void say(struct primum_records *records, const struct found *found,
                size_t i, char text[LINE])
{
    struct primum_record *record = NULL;

    *text = '\0';
    if (primum_record_open(records, found->ids[i], &record))
        return;
    const struct primum_attempt *attempt = primum_record_attempt(record);
    size_t length = (size_t)snprintf(text, LINE, "%zu after %zu:", i + 1,
                                     number_of(found, attempt->after));
    length = add_moves(text, length, record, attempt->borrowed);
    snprintf(text + length, LINE - length, ", %s",
             attempt->standing == PRIMUM_STANDING_ENDED ? "over" : "open");
    primum_record_free(record);
}

/* Are these the attempts that are kept, from the first to the last? */
static bool are_kept(const char *const *expected, size_t count)
{
    static const struct primum_attempts all = {0};
    struct primum_records *records;
    struct found found = {.count = 0};
    char text[LINE];
    bool good = !primum_records_open(path, PRIMUM_RECORDS_READ, &records) &&
                !primum_records_attempts(records, &all, note, &found) &&
                found.count == count;

    if (found.count != count)
        printf("# %zu attempts\n", found.count);
    for (size_t i = 0; i < found.count; i++) {
        say(records, &found, i, text);
        bool same = i < count && strcmp(text, expected[i]) == 0;
        if (!same)
            printf("# %s\n", text);
        good &= same;
    }
    primum_records_close(records);
    return good;
}

static void begin_records(const char *name)
{
    snprintf(path, sizeof path, "%s/%s/records.db", home, name);
    setenv("PRIMUM_RECORDS", path, 1);
}

/* ---- Conversations ---- */

#define TO_LOOK(answer)                                                        \
    {turn, answer "\r"},                                                       \
    {                                                                          \
        on, "\r"                                                               \
    }

static const char *const play[] = {"play", SCENARIO, "--seed=1", NULL};

/* Back and forth before an ending is one attempt; behind it is another. */
static void try_going_back(void)
{
    static const struct exchange exchanges[] = {
        {"or leave", "\r"},
        TO_LOOK("1"),
        {look, "back\r"},
        TO_LOOK("3"),
        {look, "\r"},
        {on, "\r"},
        {back, "back\r"},
        TO_LOOK("2"),
        {look, "\r"},
        {on, "\r"},
        {back, "again from 1 fresh\r"},
        TO_LOOK("4"),
        {look, "leave\r"},
        {NULL, NULL},
    };
    static const char *const expected[] = {
        "1 after 0: | advise rewind wait, over",
        "2 after 1: advise rewind wait | rewind ask, over",
        "3 after 2: advise rewind wait rewind ask | rewind seed check-in, open",
    };

    begin_records("back");
    bool good = converse(play, exchanges) && are_kept(expected, 3);
    pty_report(good, "back in the middle is a move, back from an ending begins "
                     "an attempt");
}

static void try_again(void)
{
    static const struct exchange exchanges[] = {
        {"or leave", "\r"}, TO_LOOK("3"), {look, "\r"},      {on, "\r"},
        {back, "again\r"},  TO_LOOK("4"), {look, "leave\r"}, {NULL, NULL},
    };
    static const struct exchange only_looked[] = {
        {"or leave", "\r"}, TO_LOOK("3"),      {look, "\r"}, {on, "\r"},
        {back, "back\r"},   {turn, "leave\r"}, {NULL, NULL},
    };
    static const char *const expected[] = {
        "1 after 0: | wait, over",
        "2 after 0: | check-in, open",
        "3 after 0: | wait, over",
    };

    begin_records("again");
    bool good = converse(play, exchanges) && converse(play, only_looked) &&
                are_kept(expected, 3);
    pty_report(good, "again is an attempt, once something is chosen in it");
}

/* What is resumed goes on; what is replayed begins. */
static void try_return(void)
{
    static const char *const resume[] = {"resume", NULL};
    static const char *const replay[] = {"replay", "last", "--from=1",
                                         "--fresh", NULL};
    static const char *const whole[] = {"replay", "last", NULL};
    static const struct exchange first[] = {
        {"or leave", "\r"}, TO_LOOK("4"), {look, "leave\r"}, {NULL, NULL}};
    static const struct exchange second[] = {{"You left this", ""},
                                             {look, "back\r"},
                                             TO_LOOK("3"),
                                             {look, "leave\r"},
                                             {NULL, NULL}};
    static const struct exchange third[] = {{"goes back to step 1", ""},
                                            {"or leave", "\r"},
                                            TO_LOOK("2"),
                                            {look, "leave\r"},
                                            {NULL, NULL}};
    static const struct exchange fourth[] = {{"Enter to begin, or leave", "\r"},
                                             TO_LOOK("3"),
                                             {look, "leave\r"},
                                             {NULL, NULL}};
    static const char *const expected[] = {
        "1 after 0: | check-in rewind wait, over",
        "2 after 1: check-in rewind wait | rewind seed ask, over",
        "3 after 0: | wait, over",
    };

    begin_records("return");
    bool good = converse(play, first) && converse(resume, second) &&
                converse(replay, third) && converse(whole, fourth) &&
                are_kept(expected, 3);
    pty_report(good, "resume goes on with an attempt, replay begins one");
}

int main(void)
{
    program = getenv("PRIMUM");
    home = getenv("HOME");
    if (!program || !home) {
        puts("Bail out! PRIMUM or HOME is not set");
        return EXIT_FAILURE;
    }
    try_going_back();
    try_again();
    try_return();
    return EXIT_SUCCESS;
}
