/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for a hope, a guess and how sure it is, and says them again.  The odds
 * are the library's; the words of a guess are in guess.c. */
#include "predict.h"

#include "buffer.h"
#include "guess.h"
#include "keeping.h"

#include <stdlib.h>
#include <string.h>

/* ---- Asking -------------------------------------------------------------- */

/* For all three questions: how it landed must not be asked for yet. */
#define BEFORE_IT_LANDS                                                        \
    " These questions are for you alone, before you see how it lands. leave "  \
    "is possible at any time, and so is help now."

static void introduce(struct conversation *talk)
{
    if (talk->foresight.introduced)
        return;
    talk->foresight.introduced = true;
    screen_gap(talk->screen);
    screen_note(talk->screen, "Before you see how it lands: what you expect. "
                              "Enter skips a question.");
}

static enum heard ask_hope(struct conversation *talk, struct foretold *said)
{
    static const struct moment moment = {
        .prompt = "(Enter skips) ",
        .possible =
            "Say in a line what you hope, or press Enter." BEFORE_IT_LANDS,
        .closed = true,
    };
    const char *line;
    enum heard heard =
        moment_muse(talk, &moment, "What do you hope this does?", &line);
    if (heard == HEARD_ON && *line)
        said->hope = primum_text_valid(line, strlen(line));
    return heard;
}

/* `taken`: there is a guess now. */
static enum heard ask_guess(struct conversation *talk, struct foretold *said,
                            bool *taken)
{
    static const struct moment moment = {
        .prompt = "1 open up, 2 stay the same, 3 close up (Enter skips) ",
        .brief = "1, 2 or 3 (Enter skips) ",
        .possible =
            "1 or open up, 2 or stay the same, 3 or close up; the first "
            "letter will do. Enter skips." BEFORE_IT_LANDS,
        .closed = true,
    };
    char *question = buffer_text("Will %s open up, stay the same, or close up?",
                                 guess_whom(talk->scenario));
    const char *line;
    enum heard heard = moment_muse(talk, &moment, question, &line);
    while (heard == HEARD_ON && *line && !guess_read(line, &said->guess)) {
        screen_problem(talk->screen, "That is none of these three.");
        heard = moment_muse(talk, &moment, question, &line);
    }
    *taken = heard == HEARD_ON && *line;
    free(question);
    return heard;
}

static enum heard ask_sure(struct conversation *talk, struct foretold *said)
{
    static const struct moment moment = {
        .prompt = "1 a guess, 2 rather likely, 3 quite sure, 4 almost "
                  "certain ",
        .brief = "1 a guess ... 4 almost certain ",
        .possible = "1 is a guess, 2 rather likely, 3 quite sure, 4 almost "
                    "certain. Enter: no guess after all." BEFORE_IT_LANDS,
        .closed = true,
    };
    static const char question[] = "How sure, 1 to 4?";
    const char *line;
    enum heard heard = moment_muse(talk, &moment, question, &line);
    while (heard == HEARD_ON && *line && !guess_read_sure(line)) {
        screen_problem(talk->screen, "That is none of these four.");
        heard = moment_muse(talk, &moment, question, &line);
    }
    if (heard == HEARD_ON)
        said->sure = guess_read_sure(line);
    return heard;
}

/* What was said is kept, whatever comes next. */
static enum heard keep(struct conversation *talk, const struct foretold *said,
                       enum heard next)
{
    struct primum_prediction prediction = foresight_prediction(said);
    if (!said->hope && said->sure == 0)
        return next;
    enum heard kept = keeping_predict(talk, &prediction);
    return kept == HEARD_ON ? next : kept;
}

enum heard predict_ask(struct conversation *talk)
{
    struct primum_step step;
    bool guessed = false;
    if (!talk->predicts || !talk->waits || !conversation_last(talk, &step))
        return HEARD_ON;
    struct foretold *said =
        foresight_add(&talk->foresight, talk->session, &step);
    introduce(talk);
    enum heard heard = ask_hope(talk, said);
    if (heard == HEARD_ON && guess_has_sides(talk->scenario))
        heard = ask_guess(talk, said, &guessed);
    if (guessed)
        heard = ask_sure(talk, said);
    return keep(talk, said, heard);
}

/* ---- Afterwards ---------------------------------------------------------- */

void predict_rows_make(struct predict_rows *rows,
                       const struct conversation *talk,
                       const struct primum_step *step)
{
    const struct foretold *said = foresight_find(&talk->foresight, step);
    *rows = (struct predict_rows){0};
    if (said && said->sure > 0) {
        rows->expected =
            guess_expected(talk->scenario, said->guess, said->sure);
        rows->went = buffer_text("%s %s", guess_whom(talk->scenario),
                                 guess_past(said->went));
    }
    rows->rows[0] = (struct screen_row){"You hoped", said ? said->hope : NULL};
    rows->rows[1] = (struct screen_row){"You expected", rows->expected};
    rows->rows[2] = (struct screen_row){"How it went", rows->went};
}

void predict_rows_release(struct predict_rows *rows)
{
    free(rows->expected);
    free(rows->went);
}

/* "3 in 10, as you expected" */
static char *chance_of(const struct foretold *said, enum primum_opening opening)
{
    bool guessed = said->guess == opening, went = said->went == opening;
    return buffer_text("%s%s", primum_text_chance(said->chances[1 + opening]),
                       guessed && went ? "; what you expected, and what "
                                         "happened"
                       : guessed       ? "; what you expected"
                       : went          ? "; what happened"
                                       : "");
}

void predict_show_odds(struct conversation *talk,
                       const struct primum_step *step)
{
    static const enum primum_opening order[] = {PRIMUM_OPENS, PRIMUM_STAYS,
                                                PRIMUM_CLOSES};
    const struct foretold *said = foresight_find(&talk->foresight, step);
    struct screen_row rows[3];
    char *texts[3];
    if (!said || said->sure == 0)
        return;
    for (size_t i = 0; i < 3; i++) {
        texts[i] = chance_of(said, order[i]);
        rows[i] = (struct screen_row){guess_name(order[i]), texts[i]};
    }
    char *heading = buffer_text("How likely it was that %s would",
                                guess_whom(talk->scenario));
    screen_gap(talk->screen);
    screen_heading(talk->screen, heading, NULL);
    screen_rows(talk->screen, rows, 3);
    free(heading);
    for (size_t i = 0; i < 3; i++)
        free(texts[i]);
}
