/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `play --json`: what a program hears of a conversation, and in which order.
 * What an event looks like is the library's. */
#include "play.h"

#include "answer.h"
#include "buffer.h"
#include "keeping.h"
#include "spare.h"

#include <stdlib.h>

struct exchange {
    const struct invocation *invocation;
    struct primum_session *session;
    struct ledger *ledger;
    bool explains_last;
    int status; /* the exit code, once it is over */

    bool solved;                  /* the likely impact was asked for */
    struct primum_impact *likely; /* NULL: not yet, or it is too large */
};

/* Takes the event and sends it at once.  False if nobody reads any more. */
static bool send(struct exchange *exchange, char *event)
{
    struct screen *out = exchange->invocation->out;
    screen_machine(out, event);
    free(event);
    return screen_flush(out);
}

/* Over, with this exit code. */
static bool stop(struct exchange *exchange, int status)
{
    if (send(exchange, primum_json_unfinished(exchange->session)))
        exchange->status = status;
    return false;
}

/* Nobody can be asked what to do: it ends. */
static bool fail(struct exchange *exchange)
{
    exchange->status = keeping_fail(exchange->invocation, exchange->ledger);
    ledger_stop(exchange->ledger);
    return false;
}

/* ---- The likely impact --------------------------------------------------- */

/* Solved once, when it is first needed, from where the attempt began; what is
 * too large to solve is left out. */
static const struct primum_impact *likely(struct exchange *exchange)
{
    struct primum_step step;
    if (exchange->solved || !primum_session_step(exchange->session, 0, &step))
        return exchange->likely;
    const struct primum_scenario *scenario =
        primum_session_scenario(exchange->session);
    size_t count = primum_questions(scenario, NULL);
    struct primum_question *questions =
        buffer_memory(NULL, count * sizeof *questions);
    const struct primum_effort effort = {.memory = spare_memory()};
    char *problem;
    primum_questions(scenario, questions);
    exchange->solved = true;
    primum_impact_solve(scenario, step.before, questions, count, &effort,
                        &exchange->likely, &problem);
    free(problem);
    free(questions);
    return exchange->likely;
}

static bool send_impact(struct exchange *exchange, size_t step)
{
    return send(exchange,
                primum_json_impact(exchange->session, step, likely(exchange)));
}

/* ---- A turn -------------------------------------------------------------- */

/* Waits for an answer that is on offer.  False if there will be none. */
static bool ask(struct exchange *exchange, uint32_t *choice)
{
    const struct primum_scenario *scenario =
        primum_session_scenario(exchange->session);
    const uint32_t *choices;
    size_t count = primum_session_choices(exchange->session, &choices);
    const char *line;
    while (terminal_read(exchange->invocation->terminal, &line) ==
           TERMINAL_LINE) {
        size_t number = answer_exact(scenario, choices, count, line);
        if (number > 0) {
            *choice = choices[number - 1];
            return true;
        }
        if (!send(exchange,
                  primum_json_problem("answer with the number or the id of a "
                                      "choice on offer")))
            return false;
    }
    return stop(exchange, PRIMUM_OK);
}

/* Takes a choice and tells what followed. */
static bool take(struct exchange *exchange, uint32_t choice, bool silent)
{
    struct primum_session *session = exchange->session;
    size_t step = primum_session_steps(session);
    primum_session_take(session, choice);
    if (!ledger_keep(exchange->ledger, exchange->likely))
        return fail(exchange); /* before it is seen what it led to */
    if (primum_session_steps(session) == step)
        return true; /* nothing can follow it: the next turn says so */
    return send(exchange, primum_json_response(session, step)) &&
           (silent || exchange->explains_last || send_impact(exchange, step));
}

static bool choose(struct exchange *exchange)
{
    uint32_t choice;
    return send(exchange, primum_json_scene(exchange->session)) &&
           send(exchange, primum_json_choices(exchange->session)) &&
           ask(exchange, &choice) && take(exchange, choice, false);
}

static bool pass(struct exchange *exchange)
{
    const uint32_t *choices;
    primum_session_choices(exchange->session, &choices);
    return send(exchange, primum_json_scene(exchange->session)) &&
           take(exchange, choices[0], true);
}

/* ---- The end ------------------------------------------------------------- */

static bool finish(struct exchange *exchange)
{
    struct primum_session *session = exchange->session;
    struct primum_step step;
    bool heard = send(exchange, primum_json_ending(session));
    for (size_t i = 0; heard && exchange->explains_last &&
                       primum_session_step(session, i, &step);
         i++)
        if (!step.silent)
            heard = send_impact(exchange, i);
    if (heard && likely(exchange))
        send(exchange, primum_json_debrief(session, likely(exchange)));
    return false;
}

/* False once it is over. */
static bool go_on(struct exchange *exchange)
{
    switch (primum_session_turn(exchange->session)) {
    case PRIMUM_TURN_CHOOSE:
        return choose(exchange);
    case PRIMUM_TURN_PASSES:
        return pass(exchange);
    case PRIMUM_TURN_ENDING:
        return finish(exchange);
    case PRIMUM_TURN_DEAD_END:
    case PRIMUM_TURN_NO_RESPONSE:
    case PRIMUM_TURN_SILENT_LOOP:
        break;
    }
    return stop(exchange, PRIMUM_PROBLEMS);
}

int play_json(const struct invocation *invocation,
              struct primum_session *session, struct ledger *ledger)
{
    struct exchange exchange = {.invocation = invocation,
                                .session = session,
                                .ledger = ledger,
                                .explains_last = ledger->explains_last};
    if (!ledger_open(ledger, session))
        fail(&exchange);
    else if (send(&exchange, primum_json_start(session)))
        while (go_on(&exchange))
            continue;
    if (!ledger_leave(ledger, exchange.likely))
        fail(&exchange);
    primum_impact_free(exchange.likely);
    return exchange.status;
}
