/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every command can do with what it was called with: read its options,
 * say why it stops, and answer what can be said at every prompt. */
#include "command.h"

#include "buffer.h"
#include "help.h"
#include "options.h"
#include "scenarios.h"
#include "settings.h"
#include "size.h"
#include "spare.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LEAST_MEMORY ((size_t)1 << 20)

const char *invocation_value(const struct invocation *invocation,
                             const char *name)
{
    return options_value(invocation->options, name);
}

int invocation_fail(const struct invocation *invocation, int status,
                    const char *format, ...)
{
    struct buffer text = {0};
    va_list list;
    buffer_put(&text, "primum: ");
    va_start(list, format);
    buffer_vformat(&text, format, list);
    va_end(list);
    char *line = primum_text_safe(text.bytes); /* one, whatever is in it */
    screen_verbatim_strong(invocation->err, line);
    free(line);
    buffer_release(&text);
    return status;
}

int invocation_fail_read(const struct invocation *invocation, const char *path,
                         const struct primum_report *report)
{
    const char *trouble = primum_report_trouble(report);
    char *meant = scenarios_meant(path);
    if (meant)
        invocation_fail(invocation, PRIMUM_WORLD, "%s. Did you mean %s?",
                        trouble, meant);
    else
        invocation_fail(invocation, PRIMUM_WORLD, "%s", trouble);
    free(meant);
    return PRIMUM_WORLD;
}

/* ---- What it is about ---------------------------------------------------- */

int invocation_with_path(const struct invocation *invocation,
                         int (*then)(const struct invocation *invocation,
                                     const char *path))
{
    char *problem = NULL;
    char *path = scenarios_find(invocation->arguments[0], &problem);
    int status = path
                     ? then(invocation, path)
                     : invocation_fail(invocation, PRIMUM_USAGE, "%s", problem);
    free(problem);
    free(path);
    return status;
}

int invocation_refuse(const struct invocation *invocation, const char *path,
                      const char *used, struct primum_report *report,
                      int status)
{
    if (status == PRIMUM_WORLD)
        return invocation_fail_read(invocation, path, report);
    command_show_report(invocation->err, report);
    return invocation_fail(invocation, status,
                           "%s cannot be %s until this is mended.", path, used);
}

int invocation_open(const struct invocation *invocation, const char *path,
                    const char *used, const struct primum_scenario **scenario)
{
    struct primum_report *report = primum_report_new();
    int status = (int)primum_scenario_open(path, report, scenario);
    if (status != PRIMUM_OK)
        status = invocation_refuse(invocation, path, used, report, status);
    primum_report_free(report);
    return status;
}

int invocation_state(const struct invocation *invocation, const char *option,
                     const struct primum_scenario *scenario,
                     struct primum_state **state)
{
    const char *text = invocation_value(invocation, option);
    char *problem = NULL;
    *state = text ? primum_state_parse(scenario, text, &problem) : NULL;
    if (!text || *state)
        return PRIMUM_OK;
    invocation_fail(invocation, PRIMUM_USAGE, "--%s: %s", option, problem);
    free(problem);
    return PRIMUM_USAGE;
}

static int fail_size(const struct invocation *invocation, const char *text)
{
    char *meant = size_meant(text);
    invocation_fail(invocation, PRIMUM_USAGE,
                    "--max-memory takes a size such as 512M or 2G, at least "
                    "1M, not \"%s\".%s%s%s",
                    text, meant ? " Did you mean " : "", meant ? meant : "",
                    meant ? "?" : "");
    free(meant);
    return PRIMUM_USAGE;
}

int invocation_memory(const struct invocation *invocation, size_t *memory)
{
    const char *size = invocation_value(invocation, "max-memory");
    *memory = spare_memory();
    if (size && (!size_read(size, memory) || *memory < LEAST_MEMORY))
        return fail_size(invocation, size);
    return PRIMUM_OK;
}

int command_fail_unknown(const struct invocation *invocation, const char *name)
{
    const char *nearest = command_nearest(name);
    if (nearest)
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "There is no command \"%s\". Did you mean "
                               "\"%s\"?",
                               name, nearest);
    return invocation_fail(invocation, PRIMUM_USAGE,
                           "There is no command \"%s\". `primum help` lists "
                           "them.",
                           name);
}

/* ---- At every prompt ----------------------------------------------------- */

static void toggle_plain(const struct invocation *invocation)
{
    bool plain = !screen_plain(invocation->out);
    screen_set_plain(invocation->out, plain);
    screen_set_plain(invocation->err, plain);
    screen_note(invocation->out,
                plain ? "Plain text from here on. Say `plain` again to go "
                        "back."
                      : "Columns and styles again. Say `plain` to go back.");
    int error = settings_remember_plain(plain);
    if (error == 0)
        return;
    char *text = buffer_text("It could not be remembered for next time: %s.",
                             strerror(error));
    screen_note(invocation->out, text);
    free(text);
}

bool invocation_common(const struct invocation *invocation, const char *line)
{
    if (strcasecmp(line, "plain") == 0)
        toggle_plain(invocation);
    else if (strcasecmp(line, "help now") == 0)
        help_now(invocation->out);
    else
        return false;
    return true;
}

/* ---- Pages to read ------------------------------------------------------- */

/* What somebody says who wants to read no more. */
static bool ends_reading(const char *line)
{
    static const char *const words[] = {"q",    "quit", "leave",
                                        "stop", "exit", "back"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(line, words[i]) == 0)
            return true;
    return !*line;
}

/* Nothing that is typed is dropped without a word. */
static void hand_on(const struct invocation *invocation, const char *line)
{
    if (ends_reading(line))
        return;
    if (invocation->comes_back)
        terminal_return(invocation->terminal);
    else
        screen_problem(invocation->err, "That was not taken: it ended the "
                                        "page, and the command with it.");
}

int invocation_turn_pages(const struct invocation *invocation)
{
    const char *line;
    while (terminal_interactive(invocation->terminal) &&
           screen_flush_part(invocation->out)) {
        enum terminal_answer answer =
            terminal_ask(invocation->terminal, "Enter for the rest: ", &line);
        if (!*line && (answer == TERMINAL_LINE || answer == TERMINAL_SEVERAL))
            continue; /* an Enter too many skips nothing unread */
        screen_drop(invocation->out); /* it is not wanted */
        if (answer == TERMINAL_LINE)
            hand_on(invocation, line);
        return answer == TERMINAL_INTERRUPT ? EXIT_LEFT : PRIMUM_OK;
    }
    return PRIMUM_OK;
}

/* ---- Reports ------------------------------------------------------------- */

/* Each diagnostic begins with its place, which stands out. */
enum primum_format command_report_format(const struct screen *screen)
{
    return screen_plain(screen) ? PRIMUM_FORMAT_PLAIN : PRIMUM_FORMAT_HUMAN;
}

void command_show_report(struct screen *screen, struct primum_report *report)
{
    char *text = primum_report_render(report, command_report_format(screen));
    bool begins = true;
    for (char *line = text, *end; *line; line = end) {
        end = line + strcspn(line, "\n");
        if (*end)
            *end++ = '\0';
        if (*line == '\0')
            screen_verbatim(screen, "\n");
        else if (begins)
            screen_verbatim_strong(screen, line);
        else
            screen_verbatim(screen, line);
        begins = *line == '\0';
    }
    free(text);
}
