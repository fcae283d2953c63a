/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gathers the lines of an answer.  Knows how one is ended, and what to say of
 * an editor; does not know what is asked. */
#include "write.h"

#include "buffer.h"
#include "editor.h"
#include "keeping.h"

#include <stdlib.h>

static const struct moment first_line = {
    .prompt = "(Enter skips) ",
    .other = "editor",
    .over = true,
};
static const struct moment next_line = {
    .prompt = "(Enter ends it) ",
    .other = "editor",
    .over = true,
};

const char *write_where(const struct conversation *talk)
{
    return keeping_is_on(talk) ? "kept on this computer, for you"
                               : "for yourself: your answers are kept nowhere";
}

void write_show_how(struct conversation *talk)
{
    screen_note(talk->screen, "In as many lines as you like; an empty line "
                              "ends an answer. To write in your own editor: "
                              "editor.");
}

/* ---- Its end ------------------------------------------------------------- */

/* Cuts what is too long, between two characters, and says so. */
static void shorten(struct conversation *talk, struct buffer *text)
{
    size_t end = WRITE_MOST;
    if (text->length <= WRITE_MOST)
        return;
    while (end > 0 && ((unsigned char)text->bytes[end] & 0xC0) == 0x80)
        end--;
    text->bytes[end] = '\0';
    text->length = end;
    screen_problem(talk->screen,
                   "That is longer than 64 KiB, which is as much as an answer "
                   "can have here. The rest of it was left out.");
}

/* Keeps the text, if there is any, whatever comes next. */
static enum heard keep(struct conversation *talk, const char *question,
                       struct buffer *text, enum heard next)
{
    shorten(talk, text);
    char *valid =
        primum_text_valid(text->length ? text->bytes : "", text->length);
    enum heard kept =
        *valid ? keeping_reflect(talk, question, valid) : HEARD_ON;
    free(valid);
    return kept == HEARD_ON ? next : kept;
}

/* ---- An editor ----------------------------------------------------------- */

/* Why it is still a line that is asked for. */
static void say_excuse(struct conversation *talk, enum editor end)
{
    static const char *const excuses[] = {
        [EDITOR_UNNAMED] = "No editor is named, in VISUAL or EDITOR",
        [EDITOR_ABSENT] = "There is no such editor here",
        [EDITOR_FAILED] = "The editor did not end well, and nothing was taken "
                          "from it",
        [EDITOR_NOWHERE] = "There is no place for a file that the editor could "
                           "open",
    };
    const char *name = editor_name();
    char *text = buffer_text("%s%s%s. You can write here.", excuses[end],
                             name ? ": " : "", name ? name : "");
    screen_gap(talk->screen);
    screen_problem(talk->screen, text);
    free(text);
}

/* Takes off the blanks at the end, and what ends lines elsewhere. */
static void tidy(struct buffer *text)
{
    size_t length = 0;
    for (size_t i = 0; i < text->length; i++)
        if (text->bytes[i] != '\r' || text->bytes[i + 1] != '\n')
            text->bytes[length++] = text->bytes[i];
    while (length > 0 &&
           (text->bytes[length - 1] == '\n' || text->bytes[length - 1] == ' '))
        length--;
    if (text->bytes)
        text->bytes[length] = '\0';
    text->length = length;
}

static void say_taken(struct conversation *talk, const struct buffer *text)
{
    size_t lines = text->length > 0;
    for (size_t i = 0; i < text->length; i++)
        lines += text->bytes[i] == '\n';
    char *said = lines == 1 ? buffer_text("One line, from the editor.")
                            : buffer_text("%zu lines, from the editor.", lines);
    screen_note(talk->screen, lines == 0 ? "Nothing, from the editor." : said);
    free(said);
}

/* HEARD_ON: the answer is what the person left in it; HEARD_NOTHING: go on
 * asking for lines. */
static enum heard use_editor(struct conversation *talk, struct buffer *text)
{
    screen_flush(talk->screen);
    enum editor end = editor_change(text, WRITE_MOST);
    if (end == EDITOR_TAKEN) {
        tidy(text);
        say_taken(talk, text);
        return HEARD_ON;
    }
    if (end == EDITOR_HANGUP) {
        talk->alone = true;
        return HEARD_LEFT;
    }
    say_excuse(talk, end);
    return HEARD_NOTHING;
}

/* ---- An answer ----------------------------------------------------------- */

static void add_line(struct buffer *text, const char *line)
{
    if (text->length > 0)
        buffer_put(text, "\n");
    buffer_put(text, line);
}

enum heard write_answer(struct conversation *talk, const char *question)
{
    struct buffer text = {0};
    const char *line;
    enum heard heard = moment_muse(talk, &first_line, question, &line);
    while (heard == HEARD_OTHER || (heard == HEARD_ON && *line)) {
        if (heard == HEARD_OTHER) {
            heard = use_editor(talk, &text);
            if (heard != HEARD_NOTHING)
                break;
        } else {
            add_line(&text, line);
        }
        if (text.length > WRITE_MOST)
            break;
        heard = moment_muse(talk, text.length ? &next_line : &first_line, NULL,
                            &line);
    }
    heard = keep(talk, question, &text, heard);
    buffer_release(&text);
    return heard;
}

enum heard write_sentence(struct conversation *talk, const char *question)
{
    static const struct moment sentence = {
        .prompt = "(one sentence; Enter skips) ",
        .over = true,
    };
    struct buffer text = {0};
    const char *line;
    enum heard heard = moment_muse(talk, &sentence, question, &line);
    if (heard == HEARD_ON)
        buffer_put(&text, line);
    heard = keep(talk, question, &text, heard);
    buffer_release(&text);
    return heard;
}
