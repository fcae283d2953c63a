/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said and asked where something cannot be kept.  Nobody is made to
 * choose between their practice and their records: it goes on without, if they
 * say so, and then it is not asked again. */
#include "keeping.h"

bool keeping_is_on(const struct conversation *talk)
{
    return talk->ledger->on;
}

/* ---- Where it cannot be kept ----------------------------------------------- */

static void show_trouble(struct conversation *talk)
{
    screen_gap(talk->screen);
    screen_problem(talk->screen, talk->ledger->begun
                                     ? "This could not be kept."
                                     : "What you do here cannot be kept.");
    screen_gap(talk->screen);
    screen_paragraph(talk->screen, ledger_problem(talk->ledger));
    screen_gap(talk->screen);
    screen_paragraph(
        talk->screen,
        talk->ledger->begun
            ? "You can try again; or go on, and nothing is kept from here on; "
              "or leave. What was kept before stays as it is."
            : "You can try again; or go on, and nothing of this conversation "
              "is kept; or leave.");
}

static const struct moment trouble = {
    .prompt = "Enter to try again, or: go on, leave ",
    .other = "go on",
    .possible = "Press Enter to try again, type go on to practise without "
                "its being kept, or leave.",
    .show = show_trouble,
    .closed = true,
};

static void go_on_without(struct conversation *talk)
{
    ledger_stop(talk->ledger);
    screen_gap(talk->screen);
    screen_note(talk->screen, talk->ledger->begun
                                  ? "From here on nothing is kept. What was "
                                    "kept before stays."
                                  : "Nothing of this conversation is kept.");
    screen_gap(talk->screen);
}

int keeping_fail(const struct invocation *invocation,
                 const struct ledger *ledger)
{
    return invocation_fail(invocation, PRIMUM_WORLD,
                           "What is done here cannot be kept. %s To "
                           "practise without: primum play --no-record.",
                           ledger_problem(ledger));
}

/* Nobody can be asked: what was answered leads to nothing. */
static enum heard give_up(struct conversation *talk)
{
    talk->alone = true;
    talk->status = keeping_fail(talk->invocation, talk->ledger);
    ledger_stop(talk->ledger);
    return HEARD_LEFT;
}

/* Something that is to be done for the ledger; false: it failed. */
struct task {
    bool (*act)(struct conversation *talk, const struct task *task);
    const struct primum_prediction *prediction;
    const char *question, *answer;
};

/* Does it, as often as the person says to. */
static enum heard manage(struct conversation *talk, const struct task *task)
{
    while (talk->ledger->on && !task->act(talk, task)) {
        if (!talk->waits)
            return give_up(talk);
        switch (moment_hear(talk, &trouble, NULL)) {
        case HEARD_ON:
            break;
        case HEARD_OTHER:
            go_on_without(talk);
            break;
        default:
            ledger_stop(talk->ledger);
            talk->look_offered = true; /* what it led to is not to be seen */
            return HEARD_LEFT;
        }
    }
    return HEARD_ON;
}

/* ---- What is kept ---------------------------------------------------------- */

static bool open_it(struct conversation *talk, const struct task *task)
{
    (void)task;
    return ledger_open(talk->ledger, talk->session);
}

enum heard keeping_begin(struct conversation *talk)
{
    return manage(talk, &(struct task){.act = open_it});
}

static bool keep_moves(struct conversation *talk, const struct task *task)
{
    (void)task;
    return ledger_keep(talk->ledger, forecast_ready(talk->forecast));
}

enum heard keeping_answer(struct conversation *talk)
{
    return manage(talk, &(struct task){.act = keep_moves});
}

static bool keep_prediction(struct conversation *talk, const struct task *task)
{
    return ledger_predict(talk->ledger, task->prediction);
}

enum heard keeping_predict(struct conversation *talk,
                           const struct primum_prediction *prediction)
{
    return manage(
        talk, &(struct task){.act = keep_prediction, .prediction = prediction});
}

static bool keep_reflection(struct conversation *talk, const struct task *task)
{
    return ledger_reflect(talk->ledger, task->question, task->answer);
}

enum heard keeping_reflect(struct conversation *talk, const char *question,
                           const char *answer)
{
    return manage(talk, &(struct task){.act = keep_reflection,
                                       .question = question,
                                       .answer = answer});
}

/* ---- The end ------------------------------------------------------------- */

void keeping_leave(struct conversation *talk)
{
    if (ledger_leave(talk->ledger, forecast_ready(talk->forecast)) ||
        talk->alone)
        return;
    screen_gap(talk->screen);
    screen_problem(talk->screen, "That you left could not be noted. What was "
                                 "kept before stays as it is.");
    screen_note(talk->screen, ledger_problem(talk->ledger));
}

const char *keeping_say(const struct conversation *talk)
{
    if (talk->ledger->on)
        return talk->ledger->begun
                   ? "It is kept on this computer; `primum resume` comes back "
                     "to here."
                   : "Nothing was chosen yet, so there is nothing to keep.";
    return talk->ledger->begun ? "What was kept before stays; `primum resume` "
                                 "comes back to there."
                               : "Nothing of this conversation is kept.";
}
