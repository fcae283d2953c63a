/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum` alone at a terminal: what there is to practise, and a prompt that
 * comes back after each conversation.  Keeps nothing. */
#include "buffer.h"
#include "command.h"
#include "help.h"
#include "learn.h"
#include "list.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What a line led to. */
enum outcome { ASK_AGAIN, SHOW_AGAIN, LEAVE };

struct start {
    const struct invocation *invocation;
    struct list list;
    int status; /* the exit code, once it is time to leave */
};

/* ---- The screen ---------------------------------------------------------- */

static void show_hint(struct screen *screen)
{
    screen_gap(screen);
    screen_note(screen, "A number plays one. Or: learn, help, help now, "
                        "plain, quit.");
}

static void show_start(const struct start *start)
{
    struct screen *out = start->invocation->out;
    screen_gap(out);
    screen_title(out, "Primum");
    if (start->list.found.count > 0) {
        screen_heading(out, "Practise", NULL);
        list_show(out, &start->list, true);
    } else {
        screen_paragraph(out, "No scenarios were found. `primum help list` "
                              "says where they are looked for.");
    }
    screen_gap(out);
    screen_paragraph(out, "The people are made up, and mistakes are what this "
                          "is for. No clock, no score.");
    show_hint(out);
}

/* ---- What can be said ---------------------------------------------------- */

/* The scenario with this number or id; NULL if there is none. */
static const struct list_item *find_item(const struct list *list,
                                         const char *line)
{
    size_t digits = strspn(line, "0123456789");
    if (digits > 0 && digits < 9 && !line[digits]) {
        size_t number = (size_t)strtoul(line, NULL, 10);
        return number >= 1 && number <= list->found.count
                   ? &list->items[number - 1]
                   : NULL;
    }
    for (size_t i = 0; i < list->found.count; i++)
        if (strcmp(list->items[i].id, line) == 0)
            return &list->items[i];
    return NULL;
}

static void say_unknown(const struct start *start, const char *line);

static enum outcome play(struct start *start, const char *rest)
{
    const struct list_item *item = find_item(&start->list, rest);
    if (!item) {
        say_unknown(start, rest);
        return ASK_AGAIN;
    }
    screen_flush(start->invocation->out);
    start->status = play_scenario(start->invocation, item->path);
    return start->status == EXIT_LEFT ? LEAVE : SHOW_AGAIN;
}

static enum outcome show_again(struct start *start, const char *rest)
{
    (void)start;
    (void)rest;
    return SHOW_AGAIN;
}

static enum outcome learn(struct start *start, const char *rest)
{
    screen_gap(start->invocation->out);
    learn_show(start->invocation, *rest ? rest : NULL);
    return ASK_AGAIN;
}

static enum outcome help(struct start *start, const char *rest)
{
    static const struct screen_row rows[] = {
        {"a number", "play that scenario; its id does the same"},
        {"learn", "what there is to read; `learn check-in` opens one"},
        {"help now", "where a person finds help now"},
        {"plain", "sentences instead of columns, and back"},
        {"list", "show this list again"},
        {"quit", "leave; so does Ctrl-D"},
    };
    (void)rest;
    screen_gap(start->invocation->out);
    screen_rows(start->invocation->out, rows, sizeof rows / sizeof *rows);
    return ASK_AGAIN;
}

static enum outcome leave(struct start *start, const char *rest)
{
    (void)rest;
    start->status = PRIMUM_OK;
    return LEAVE;
}

static const struct word {
    const char *name;
    bool takes_more; /* something may stand behind it */
    enum outcome (*act)(struct start *start, const char *rest);
} words[] = {
    {"play", true, play},        {"learn", true, learn},
    {"help", false, help},       {"?", false, help},
    {"list", false, show_again}, {"redraw", false, show_again},
    {"quit", false, leave},      {"q", false, leave},
    {"leave", false, leave},     {"exit", false, leave},
    {"stop", false, leave},
};

enum { WORDS = sizeof words / sizeof *words };

/* The word that the line begins with; *rest is what stands behind it. */
static const struct word *find_word(const char *line, const char **rest)
{
    for (size_t i = 0; i < WORDS; i++) {
        size_t length = strlen(words[i].name);
        bool begins = strncasecmp(line, words[i].name, length) == 0;
        if (begins &&
            (!line[length] || (line[length] == ' ' && words[i].takes_more))) {
            *rest = line + length + strspn(line + length, " ");
            return &words[i];
        }
    }
    return NULL;
}

static void say_unknown(const struct start *start, const char *line)
{
    const char *nearest = scenarios_nearest(&start->list.found, line);
    const char *names[WORDS];
    for (size_t i = 0; i < WORDS; i++)
        names[i] = words[i].name;
    if (!nearest)
        nearest = primum_text_nearest(line, names, WORDS);
    char *text = nearest
                     ? buffer_text("Did you mean %s?", nearest)
                     : buffer_text("That is none of what is on offer here.");
    screen_problem(start->invocation->out, text);
    show_hint(start->invocation->out);
    free(text);
}

static enum outcome answer_line(struct start *start, const char *line)
{
    static const char called[] = "primum "; /* as a shell would have it */
    const char *rest;
    if (strncmp(line, called, sizeof called - 1) == 0)
        line += sizeof called - 1;
    if (find_item(&start->list, line))
        return play(start, line);
    bool plain = screen_plain(start->invocation->out);
    if (!*line)
        return ASK_AGAIN;
    if (invocation_common(start->invocation, line))
        return screen_plain(start->invocation->out) == plain ? ASK_AGAIN
                                                             : SHOW_AGAIN;
    const struct word *word = find_word(line, &rest);
    if (word)
        return word->act(start, rest);
    say_unknown(start, line);
    return ASK_AGAIN;
}

/* ---- The loop ------------------------------------------------------------ */

/* Writes the page, or a part of it if it is long.  Returns what to ask then;
 * NULL if nobody can see it. */
static const char *show_page(const struct invocation *invocation, bool *part)
{
    screen_flush(invocation->err);
    *part = screen_flush_part(invocation->out);
    if (*part)
        return "Enter for the rest: ";
    return screen_flush(invocation->out) ? "What would you like to do? " : NULL;
}

static enum outcome ask(struct start *start)
{
    static const char *const offered[] = {"learn ", "help", "help now",
                                          "plain",  "list", "quit"};
    const struct invocation *invocation = start->invocation;
    bool part;
    const char *line, *prompt = show_page(invocation, &part);
    if (!prompt)
        return leave(start, "");
    terminal_offer(invocation->terminal, offered,
                   sizeof offered / sizeof *offered);
    enum terminal_answer answer =
        terminal_ask(invocation->terminal, prompt, &line);
    bool only_enter = answer == TERMINAL_LINE && !*line;
    if (part && !only_enter && answer != TERMINAL_SEVERAL)
        screen_drop(invocation->out); /* the rest is not wanted */
    switch (answer) {
    case TERMINAL_LINE:
        return answer_line(start, line);
    case TERMINAL_SEVERAL:
        screen_problem(invocation->out, "Several lines came at once, and none "
                                        "was taken. One at a time, please.");
        return ASK_AGAIN;
    case TERMINAL_INTERRUPT:
        start->status = EXIT_LEFT;
        return LEAVE;
    case TERMINAL_END:
    case TERMINAL_HANGUP:
        break;
    }
    return leave(start, "");
}

int start_run(const struct invocation *invocation)
{
    struct start start = {.invocation = invocation};
    enum outcome outcome = SHOW_AGAIN;
    list_init(&start.list);
    while (outcome != LEAVE) {
        if (outcome == SHOW_AGAIN)
            show_start(&start);
        outcome = ask(&start);
    }
    list_release(&start.list);
    return start.status;
}
