/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum` alone at a terminal: a prompt that comes back after whatever was
 * done.  Knows what can be said; start_page.c and start_show.c know what there
 * is. */
#include "start.h"

#include "buffer.h"
#include "command.h"
#include "help.h"
#include "options.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What a line led to. */
enum outcome { ASK_AGAIN, SHOW_AGAIN, READ_AGAIN, LEAVE };

struct start {
    const struct invocation *invocation;
    struct start_page page;
    bool aside; /* something else was said since the page was shown */
    int status; /* the exit code, once it is time to leave */
};

/* ---- What can be said ---------------------------------------------------- */

static void say_unknown(const struct start *start, const char *line);

/* How it ended is the exit code only where it ends all. */
static enum outcome come_back(struct start *start, int status)
{
    start->status = status;
    return status == EXIT_LEFT ? LEAVE : READ_AGAIN;
}

static enum outcome go_to(struct start *start, const struct start_row *row)
{
    const struct invocation *invocation = start->invocation;
    screen_flush(invocation->out);
    return come_back(start, row->item
                                ? play_scenario(invocation, row->item->path)
                                : play_resume(invocation, row->id));
}

static enum outcome play(struct start *start, const char *rest)
{
    const struct start_row *row = start_page_find(&start->page, rest);
    if (row)
        return go_to(start, row);
    say_unknown(start, rest);
    return ASK_AGAIN;
}

static enum outcome show_all(struct start *start, const char *rest)
{
    (void)rest;
    start_page_search(&start->page, "");
    start->page.whole = true;
    return SHOW_AGAIN;
}

static enum outcome show_again(struct start *start, const char *rest)
{
    (void)start;
    (void)rest;
    return SHOW_AGAIN;
}

static enum outcome search(struct start *start, const char *rest)
{
    start_page_search(&start->page, rest);
    return SHOW_AGAIN;
}

static enum outcome why(struct start *start, const char *rest)
{
    (void)rest;
    start_page_why(start->invocation->out, &start->page);
    return ASK_AGAIN;
}

static enum outcome help(struct start *start, const char *rest)
{
    static const struct screen_row rows[] = {
        {"a number", "go on there, or play that scenario; its id does, too"},
        {"/word", "what has that word in its title, summary or practices"},
        {"list", "the whole list; so does Enter"},
        {"why", "why something is worth meeting again"},
        {"learn", "what there is to read; `learn check-in` opens one"},
        {"history", "what you practised; `show last` tells the last of it"},
        {"progress", "what your own choices tell, over weeks"},
        {"reflections", "what you wrote for yourself"},
        {"resume", "go on where you left last"},
        {"help now", "where a person finds help now"},
        {"plain", "sentences instead of columns, and back"},
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
    {"play", true, play},          {"why", false, why},
    {"help", false, help},         {"?", false, help},
    {"list", false, show_all},     {"/", true, search},
    {"redraw", false, show_again}, {"quit", false, leave},
    {"q", false, leave},           {"leave", false, leave},
    {"exit", false, leave},        {"stop", false, leave},
};

enum { WORDS = sizeof words / sizeof *words };

/* The word that the line begins with; *rest is what stands behind it. */
static const struct word *find_word(const char *line, const char **rest)
{
    for (size_t i = 0; i < WORDS; i++) {
        size_t length = strlen(words[i].name);
        bool begins = strncasecmp(line, words[i].name, length) == 0;
        bool apart = !line[length] || line[length] == ' ' || *line == '/';
        if (begins && apart && (!line[length] || words[i].takes_more)) {
            *rest = line + length + strspn(line + length, " ");
            return &words[i];
        }
    }
    return NULL;
}

/* ---- Commands that do here what they do in a shell ----------------------- */

static const struct {
    const char *name;
    enum outcome then; /* one that practises makes the page another one */
} commands[] = {
    {"learn", ASK_AGAIN},    {"history", ASK_AGAIN},     {"show", ASK_AGAIN},
    {"progress", ASK_AGAIN}, {"reflections", ASK_AGAIN}, {"resume", READ_AGAIN},
    {"replay", READ_AGAIN},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct command *find_command(const char *name, enum outcome *then)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcasecmp(commands[i].name, name) != 0)
            continue;
        *then = commands[i].then;
        return command_find(commands[i].name);
    }
    return NULL;
}

enum { MOST_ARGUMENTS = 8 };

/* Cuts the line at its spaces. */
static size_t cut(char *line, char *parts[MOST_ARGUMENTS])
{
    size_t count = 0;
    while (count < MOST_ARGUMENTS && *(line += strspn(line, " "))) {
        parts[count++] = line;
        line += strcspn(line, " ");
        if (*line)
            *line++ = '\0';
    }
    return count;
}

static enum outcome run_called(struct start *start,
                               const struct invocation *called,
                               enum outcome then)
{
    const struct command *command = called->command;
    if (called->options->problem) {
        invocation_fail(called, PRIMUM_USAGE, "%s", called->options->problem);
        return ASK_AGAIN;
    }
    if (invocation_value(called, "help")) {
        help_command(called->out, command);
        return ASK_AGAIN;
    }
    if (called->argument_count < command->least ||
        called->argument_count > command->most) {
        invocation_fail(called, PRIMUM_USAGE, "It is written `%s %s`.",
                        command->name, command->arguments);
        return ASK_AGAIN;
    }
    screen_gap(called->out);
    int status = command->run(called);
    if (status == PRIMUM_OK)
        return then;
    start->status = status;
    return status == EXIT_LEFT ? LEAVE : ASK_AGAIN;
}

/* False if the line is none; the page is not flushed. */
static bool run_command(struct start *start, const char *line,
                        enum outcome *outcome)
{
    struct invocation called = *start->invocation;
    char *parts[MOST_ARGUMENTS];
    char *copy = buffer_text("%s", line);
    size_t count = cut(copy, parts);
    called.command = count > 0 ? find_command(parts[0], outcome) : NULL;
    bool known = called.command;
    if (known) {
        struct options options;
        options_init(&options);
        options_allow(&options, called.command->options);
        options_read(&options, (int)count, parts, NULL);
        called.options = &options;
        called.comes_back = true;
        called.arguments = options.arguments;
        called.argument_count = options.argument_count;
        *outcome = run_called(start, &called, *outcome);
        options_release(&options);
    }
    free(copy);
    return known;
}

/* ---- A line -------------------------------------------------------------- */

static void say_unknown(const struct start *start, const char *line)
{
    struct screen *out = start->invocation->out;
    const char *nearest = scenarios_nearest(&start->page.list.found, line);
    const char *names[WORDS + COMMANDS];
    size_t count = 0;
    for (size_t i = 0; i < WORDS; i++)
        names[count++] = words[i].name;
    for (size_t i = 0; i < COMMANDS; i++)
        names[count++] = commands[i].name;
    if (!nearest)
        nearest = primum_text_nearest(line, names, count);
    char *text = nearest
                     ? buffer_text("Did you mean %s?", nearest)
                     : buffer_text("That is none of what is on offer here.");
    screen_problem(out, text);
    start_page_hint(out, &start->page);
    free(text);
}

/* Enter brings back what is not shown, or no longer the last. */
static enum outcome answer_enter(struct start *start)
{
    const struct start_page *page = &start->page;
    bool shown = page->whole && !page->search && !start->aside;
    return shown ? ASK_AGAIN : show_all(start, "");
}

static enum outcome answer_line(struct start *start, const char *line)
{
    static const char called[] = "primum "; /* as a shell would have it */
    const char *rest;
    enum outcome outcome;
    if (strncmp(line, called, sizeof called - 1) == 0)
        line += sizeof called - 1;
    const struct start_row *row = start_page_find(&start->page, line);
    if (row)
        return go_to(start, row);
    bool plain = screen_plain(start->invocation->out);
    if (!*line)
        return answer_enter(start);
    if (invocation_common(start->invocation, line))
        return screen_plain(start->invocation->out) == plain ? ASK_AGAIN
                                                             : SHOW_AGAIN;
    const struct word *word = find_word(line, &rest);
    if (word)
        return word->act(start, rest);
    if (run_command(start, line, &outcome))
        return outcome;
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
        return "Enter for the rest, or a number: ";
    return screen_flush(invocation->out) ? "What would you like to do? " : NULL;
}

static enum outcome ask(struct start *start)
{
    static const char *const offered[] = {
        "learn ", "history", "show ", "progress", "reflections",
        "resume", "replay ", "why",   "help",     "help now",
        "plain",  "list",    "quit"};
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
    if (part && only_enter)
        return ASK_AGAIN; /* for the rest */
    start->aside |= !only_enter;
    if (part && answer != TERMINAL_SEVERAL)
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
    enum outcome outcome = READ_AGAIN;
    start_page_init(&start.page);
    while (outcome != LEAVE) {
        if (outcome == READ_AGAIN)
            start_page_read(&start.page);
        if (outcome == READ_AGAIN || outcome == SHOW_AGAIN) {
            start_page_show(invocation->out, &start.page);
            start.aside = false;
        }
        outcome = ask(&start);
    }
    start_page_release(&start.page);
    return start.status;
}
