/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waits for a line and does what it asks.  Knows the commands; does not know
 * what comes before or after a moment. */
#include "moment.h"

#include "answer.h"
#include "buffer.h"
#include "gauge_view.h"
#include "hint.h"
#include "impact_view.h"

#include <stdlib.h>
#include <strings.h>

/* ---- Asking -------------------------------------------------------------- */

static const char *fitting(const struct conversation *talk, const char *prompt,
                           const char *brief)
{
    bool fits = primum_text_width(prompt) < screen_width(talk->screen);
    return fits || !brief ? prompt : brief;
}

static enum heard leave(struct conversation *talk, int status)
{
    talk->status = status;
    return HEARD_LEFT;
}

/* Waits once.  HEARD_ON: there is a line; HEARD_NOTHING: ask again. */
static enum heard listen(struct conversation *talk, const char *prompt,
                         const char **line)
{
    switch (terminal_ask(talk->terminal, prompt, line)) {
    case TERMINAL_LINE:
        return HEARD_ON;
    case TERMINAL_SEVERAL:
        screen_problem(talk->screen, "Several lines came at once, so none of "
                                     "them was taken. One at a time, please.");
        return HEARD_NOTHING;
    case TERMINAL_INTERRUPT:
        return leave(talk, EXIT_LEFT);
    case TERMINAL_HANGUP:
        talk->alone = true;
        break;
    case TERMINAL_END:
        break;
    }
    return leave(talk, PRIMUM_OK);
}

static enum heard ask(struct conversation *talk, const char *prompt,
                      const char **line)
{
    if (!screen_flush(talk->screen)) {
        talk->alone = true; /* nobody reads any more */
        return leave(talk, PRIMUM_OK);
    }
    return listen(talk, prompt, line);
}

/* ---- Commands ------------------------------------------------------------ */

static const char put_off[] = "The explanations come at the end this time, as "
                              "you asked with --feedback end.";

static void refuse(struct conversation *talk, const char *why)
{
    screen_problem(talk->screen, why);
}

/* Shows one of the views of the last choice, if there is one to show. */
static void explain(struct conversation *talk, const struct moment *moment,
                    const struct answer *answer)
{
    struct primum_step step;
    if (talk->explains_last && !moment->over) {
        refuse(talk, put_off);
        return;
    }
    if (!conversation_looked_at(talk, &step)) {
        refuse(talk, "There is nothing to look back at yet. This is about "
                     "the choice you made last.");
        return;
    }
    if (answer->word == WORD_MORE)
        impact_show_more(talk, &step);
    else if (answer->word == WORD_WHY)
        impact_show_why(talk, &step);
    else
        impact_show_others(talk, &step, answer->number);
}

static void show_help(struct conversation *talk)
{
    struct screen_row *rows =
        buffer_memory(NULL, answer_word_count * sizeof *rows);
    for (size_t i = 0; i < answer_word_count; i++)
        rows[i] =
            (struct screen_row){answer_words[i].name, answer_words[i].help};
    screen_heading(talk->screen, "What you can type", NULL);
    screen_paragraph(talk->screen, "A choice: its number or its first words. "
                                   "And at any time:");
    screen_rows(talk->screen, rows, answer_word_count);
    free(rows);
}

static void redraw(struct conversation *talk, const struct moment *moment)
{
    screen_gap(talk->screen);
    if (moment->show_again)
        moment->show_again(talk);
    else if (moment->show)
        moment->show(talk);
}

/* `plain` and `help now`.  Who changes how pages look wants to see this one. */
static void do_common(struct conversation *talk, const struct moment *moment,
                      enum word word)
{
    bool plain = screen_plain(talk->screen);
    invocation_common(talk->invocation,
                      word == WORD_PLAIN ? "plain" : "help now");
    if (screen_plain(talk->screen) != plain)
        redraw(talk, moment);
}

static enum heard step_back(struct conversation *talk)
{
    struct primum_step step;
    if (conversation_last(talk, &step))
        return HEARD_BACK;
    refuse(talk, "This is where it begins: there is no choice to take back.");
    return HEARD_NOTHING;
}

/* Is there a step with this number?  If not, says which there are. */
static bool can_go_back_to(struct conversation *talk, size_t number)
{
    size_t count = conversation_step_count(talk);
    if (number <= count)
        return true;
    char *text =
        count == 0 ? buffer_text("There is no step to go back to.")
        : count == 1
            ? buffer_text("There is one step to go back to: again from 1.")
            : buffer_text("The steps are numbered from 1 to %zu, as in "
                          "again from %zu.",
                          count, count);
    refuse(talk, text);
    free(text);
    return false;
}

static enum heard start_again(struct conversation *talk,
                              const struct moment *moment,
                              const struct answer *answer)
{
    if (!moment->over) {
        refuse(talk, "again is for the end. For one choice back, type back.");
        return HEARD_NOTHING;
    }
    if (!can_go_back_to(talk, answer->number))
        return HEARD_NOTHING;
    talk->again_from = answer->number;
    talk->again_fresh = answer->fresh;
    return HEARD_AGAIN;
}

static void give_hint(struct conversation *talk, const struct moment *moment)
{
    if (talk->explains_last && !moment->over)
        refuse(talk, put_off);
    else if (!moment->chooses)
        refuse(talk, "A hint is for when it is your turn to choose.");
    else
        hint_show(talk);
}

/* Where a moment is closed. */
static bool is_heard(const struct moment *moment, enum word word)
{
    return !moment->closed || word == WORD_LEAVE || word == WORD_REDRAW ||
           word == WORD_PLAIN || word == WORD_HELP_NOW;
}

static enum heard obey(struct conversation *talk, const struct moment *moment,
                       const struct answer *answer)
{
    switch (answer->word) {
    case WORD_MORE:
    case WORD_OTHERS:
    case WORD_WHY:
        explain(talk, moment, answer);
        break;
    case WORD_HINT:
        give_hint(talk, moment);
        break;
    case WORD_STATE:
        gauge_show_standing(talk);
        break;
    case WORD_REDRAW:
        redraw(talk, moment);
        break;
    case WORD_PLAIN:
    case WORD_HELP_NOW:
        do_common(talk, moment, answer->word);
        break;
    case WORD_HELP:
        show_help(talk);
        break;
    case WORD_BACK:
        return step_back(talk);
    case WORD_AGAIN:
        return start_again(talk, moment, answer);
    case WORD_LEAVE:
        return leave(talk, PRIMUM_OK);
    }
    return HEARD_NOTHING;
}

/* ---- Lines that mean nothing --------------------------------------------- */

/* `count` choices are on screen; 0: not yet, or there are none. */
static void ask_better(struct conversation *talk, const struct moment *moment,
                       const struct answer *answer, size_t count)
{
    struct buffer text = {0};
    if (moment->chooses && count == 0)
        buffer_put(&text, "That was not taken, for there was more to read "
                          "first. ");
    else if (answer->kind == ANSWER_AMBIGUOUS)
        buffer_put(&text, "More than one choice begins like that. ");
    else if (answer->kind == ANSWER_BEYOND && moment->chooses)
        buffer_format(&text, "The choices are numbered from 1 to %zu. ", count);
    else if (answer->near)
        buffer_format(&text, "Did you mean %s? ", answer->near);
    buffer_put(&text, moment->possible);
    screen_problem(talk->screen, text.bytes);
    buffer_release(&text);
}

/* ---- A moment ------------------------------------------------------------ */

/* Does what a line asks.  Without `number` there is no choosing yet. */
static enum heard understand(struct conversation *talk,
                             const struct moment *moment, const char *line,
                             size_t *number)
{
    const uint32_t *choices = NULL;
    size_t count = number && moment->chooses
                       ? primum_session_choices(talk->session, &choices)
                       : 0;
    struct answer answer = answer_read(talk->scenario, choices, count, line);
    if (moment->enter && strcasecmp(line, moment->enter) == 0)
        answer.kind = ANSWER_NOTHING;
    if (moment->other && strcasecmp(line, moment->other) == 0)
        return HEARD_OTHER;
    if (answer.kind == ANSWER_WORD && !is_heard(moment, answer.word))
        answer.kind = ANSWER_UNKNOWN;
    switch (answer.kind) {
    case ANSWER_CHOICE:
        *number = answer.number;
        return HEARD_CHOICE;
    case ANSWER_WORD:
        screen_gap(talk->screen);
        return obey(talk, moment, &answer);
    case ANSWER_NOTHING:
        if (!moment->chooses)
            return HEARD_ON;
        if (!talk->waits)
            return HEARD_NOTHING;
        break;
    case ANSWER_BEYOND:
    case ANSWER_AMBIGUOUS:
    case ANSWER_UNKNOWN:
        break;
    }
    ask_better(talk, moment, &answer, count);
    return HEARD_NOTHING;
}

/* Shows a long page in parts.  HEARD_ON: the last of them is still to be
 * shown; HEARD_NOTHING: something else was asked meanwhile. */
static enum heard turn_pages(struct conversation *talk,
                             const struct moment *moment)
{
    enum heard heard = HEARD_ON;
    while (heard == HEARD_ON && talk->waits &&
           screen_flush_part(talk->screen)) {
        const char *line;
        heard = listen(talk, "Enter for the rest: ", &line);
        if (heard == HEARD_ON && *line)
            heard = understand(talk, moment, line, NULL);
    }
    if (heard == HEARD_LEFT || heard == HEARD_BACK || heard == HEARD_AGAIN)
        screen_drop(talk->screen); /* the rest is not to be read any more */
    return heard;
}

enum heard moment_hear(struct conversation *talk, const struct moment *moment,
                       size_t *number)
{
    enum heard heard = HEARD_NOTHING;
    moment->show(talk);
    if (!talk->waits && !moment->chooses)
        return HEARD_ON;
    while (heard == HEARD_NOTHING) {
        const char *line;
        screen_gap(talk->screen);
        heard = turn_pages(talk, moment);
        if (heard == HEARD_ON)
            heard =
                ask(talk, fitting(talk, moment->prompt, moment->brief), &line);
        if (heard == HEARD_ON)
            heard = understand(talk, moment, line, number);
    }
    return heard;
}

/* Commands win over musings, which are private. */
static enum heard muse_once(struct conversation *talk,
                            const struct moment *moment, const char **line)
{
    enum heard heard =
        ask(talk, fitting(talk, moment->prompt, moment->brief), line);
    if (heard != HEARD_ON)
        return heard;
    if (**line)
        terminal_forget(talk->terminal);
    if (moment->other && strcasecmp(*line, moment->other) == 0)
        return HEARD_OTHER;
    struct answer answer = answer_read(talk->scenario, NULL, 0, *line);
    if (answer.kind != ANSWER_WORD)
        return HEARD_ON;
    screen_gap(talk->screen);
    if (is_heard(moment, answer.word))
        return obey(talk, moment, &answer);
    refuse(talk, answer.word == WORD_HELP
                     ? moment->possible
                     : "Not yet: first comes how it landed.");
    return HEARD_NOTHING;
}

enum heard moment_muse(struct conversation *talk, const struct moment *moment,
                       const char *question, const char **line)
{
    enum heard heard;
    *line = "";
    do {
        if (question)
            screen_gap(talk->screen);
        screen_paragraph(talk->screen, question);
        heard = talk->waits ? muse_once(talk, moment, line) : HEARD_ON;
    } while (heard == HEARD_NOTHING);
    return heard;
}
