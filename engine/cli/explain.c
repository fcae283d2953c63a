/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum explain`: the page of a code, set for the terminal.  Knows the few
 * kinds of Markdown that pages have, and not what they say. */
#include "buffer.h"
#include "command.h"

#include <stdlib.h>
#include <string.h>

/* ---- A page ---------------------------------------------------------------
 *
 * A line is read at a time; those of a paragraph are gathered until it ends. */

struct sheet {
    struct screen *screen;
    struct buffer paragraph;
    bool fenced;
    bool headed; /* what comes next stands right under its heading */
};

/* The paragraph with the words of each link in place of the link. */
static char *words_of(const char *paragraph)
{
    struct buffer words = {0};
    const char *shut, *behind;
    while ((shut = strstr(paragraph, "](")) && (behind = strchr(shut, ')'))) {
        const char *open = shut;
        while (open > paragraph && *open != '[')
            open--;
        buffer_add(&words, paragraph, (size_t)(open - paragraph));
        buffer_add(&words, open + 1, (size_t)(shut - open - 1));
        paragraph = behind + 1;
    }
    buffer_put(&words, paragraph);
    return buffer_take(&words);
}

static void begin_block(struct sheet *sheet)
{
    if (!sheet->headed)
        screen_gap(sheet->screen);
    sheet->headed = false;
}

static void end_paragraph(struct sheet *sheet)
{
    if (sheet->paragraph.length == 0)
        return;
    begin_block(sheet);
    char *words = words_of(sheet->paragraph.bytes);
    screen_paragraph(sheet->screen, words);
    free(words);
    buffer_clear(&sheet->paragraph);
}

/* An example is indented and otherwise left alone, wherever it is shown: in it
 * the spaces count. */
static void show_example(struct sheet *sheet, const char *line, size_t length)
{
    char *text = buffer_text("    %.*s", (int)length, line);
    screen_verbatim(sheet->screen, length > 0 ? text : "\n");
    free(text);
}

static void read_text(struct sheet *sheet, const char *line, size_t length)
{
    if (strncmp(line, "## ", 3) == 0) {
        char *heading = buffer_text("%.*s", (int)length - 3, line + 3);
        end_paragraph(sheet);
        begin_block(sheet);
        screen_heading(sheet->screen, heading, NULL);
        sheet->headed = true;
        free(heading);
    } else if (length == 0) {
        end_paragraph(sheet);
    } else {
        if (sheet->paragraph.length > 0)
            buffer_put(&sheet->paragraph, " ");
        buffer_add(&sheet->paragraph, line, length);
    }
}

static void read_line(struct sheet *sheet, const char *line, size_t length)
{
    if (strncmp(line, "```", 3) == 0) {
        end_paragraph(sheet);
        if (!sheet->fenced)
            begin_block(sheet);
        sheet->fenced = !sheet->fenced;
    } else if (sheet->fenced) {
        show_example(sheet, line, length);
    } else {
        read_text(sheet, line, length);
    }
}

/* How grave it is, and how it is known; no page has to say so itself. */
static void show_standing(struct screen *screen, const struct primum_code *code)
{
    static const char *const grave[] = {
        [PRIMUM_ERROR] = "An error",
        [PRIMUM_WARNING] = "A warning",
        [PRIMUM_NOTE] = "A note",
    };
    static const char *const known[] = {
        [PRIMUM_CODE_READ] = "found when the file is read. Until it is mended, "
                             "the scenario cannot be played.",
        [PRIMUM_CODE_PROVED] = "found by looking at all the ways in which the "
                               "conversation can go.",
        [PRIMUM_CODE_ADVISED] = "and advice: you know your scenario, and may "
                                "`allow` it.",
    };
    char *text =
        buffer_text("%s, %s", grave[code->severity], known[code->kind]);
    screen_note(screen, text);
    free(text);
}

/* The title, which is the code, was found already. */
static void show_page(struct screen *screen, const struct primum_code *code)
{
    struct sheet sheet = {.screen = screen};
    const char *line = primum_code_page(code->name);
    screen_title(screen, code->name);
    show_standing(screen, code);
    for (line += strcspn(line, "\n"); *line;) {
        size_t length = strcspn(++line, "\n");
        read_line(&sheet, line, length);
        line += length;
    }
    end_paragraph(&sheet);
    buffer_release(&sheet.paragraph);
}

/* ---- All of them --------------------------------------------------------- */

/* The codes of a kind, each with what it means. */
static size_t gather(enum primum_code_kind kind, struct screen_row *rows)
{
    size_t count = 0;
    const char *name;
    for (size_t i = 0; (name = primum_code_at(i)); i++) {
        struct primum_code code;
        if (primum_code_find(name, &code) && code.kind == kind)
            rows[count++] =
                (struct screen_row){name, primum_code_meaning(name)};
    }
    return count;
}

static void show_all(struct screen *screen)
{
    static const struct {
        const char *heading, *aside;
    } kinds[] = {
        [PRIMUM_CODE_READ] = {"Read",
                              "what the file says cannot be understood"},
        [PRIMUM_CODE_PROVED] = {"Proved", "over every way it can go"},
        [PRIMUM_CODE_ADVISED] = {"Advised", "worth another look; `allow` it "
                                            "where you know better"},
    };
    size_t most = 0;
    while (primum_code_at(most))
        most++;
    struct screen_row *rows = buffer_memory(NULL, most * sizeof *rows);
    screen_title(screen, "What `check` may say");
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        size_t count = gather((enum primum_code_kind)kind, rows);
        screen_gap(screen);
        screen_heading(screen, kinds[kind].heading, kinds[kind].aside);
        screen_rows(screen, rows, count);
        while (count > 0)
            free((char *)rows[--count].text);
    }
    screen_gap(screen);
    screen_note(screen, "`primum explain` with the word on the left says more, "
                        "with an example.");
    free(rows);
}

/* ---- The command --------------------------------------------------------- */

static int fail_unknown(const struct invocation *invocation, const char *name)
{
    size_t count = 0;
    while (primum_code_at(count))
        count++;
    const char **names = buffer_memory(NULL, count * sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = primum_code_at(i);
    const char *nearest = primum_text_nearest(name, names, count);
    free(names);
    if (nearest)
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "There is no code \"%s\". Did you mean \"%s\"?",
                               name, nearest);
    return invocation_fail(invocation, PRIMUM_USAGE,
                           "There is no code \"%s\". `primum explain` alone "
                           "lists them.",
                           name);
}

/* The word may be copied with the brackets that it has behind a message. */
static int explain(const struct invocation *invocation, const char *argument)
{
    size_t length = strlen(argument);
    bool bracketed =
        length > 2 && *argument == '[' && argument[length - 1] == ']';
    char *name = bracketed ? buffer_text("%.*s", (int)length - 2, argument + 1)
                           : buffer_text("%s", argument);
    struct primum_code code;
    bool known = primum_code_find(name, &code);
    if (known)
        show_page(invocation->out, &code);
    else
        fail_unknown(invocation, name);
    free(name);
    return known ? PRIMUM_OK : PRIMUM_USAGE;
}

static int run_explain(const struct invocation *invocation)
{
    int status = PRIMUM_OK;
    if (invocation->argument_count > 0)
        status = explain(invocation, invocation->arguments[0]);
    else
        show_all(invocation->out);
    return status ? status : invocation_turn_pages(invocation);
}

const struct command command_explain = {
    .name = "explain",
    .summary = "what a message of `check` means, and how to mend it",
    .arguments = "[CODE]",
    .about = "CODE is the word in brackets behind a message, such as "
             "unknown-target. Its page says what it means, why it matters, and "
             "what usually causes it, with a small scenario that has it, and "
             "the same one mended. Without CODE, lists them all.",
    .most = 1,
    .run = run_explain,
};
