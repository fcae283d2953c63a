/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum play`: finds and opens a scenario, and starts an attempt at it. */
#include "play.h"

#include "answer.h"
#include "buffer.h"
#include "seed.h"

#include <stdlib.h>
#include <string.h>

/* ---- An attempt ---------------------------------------------------------- */

static bool has(const struct invocation *invocation, const char *option)
{
    return invocation_value(invocation, option) != NULL;
}

static bool explains_last(const struct invocation *invocation)
{
    const char *when = invocation_value(invocation, "feedback");
    return when && strcmp(when, "end") == 0;
}

/* Tab completes the commands.  Not the ids of choices: they tell what their
 * author thinks of them. */
static const char **offer_words(struct terminal *terminal)
{
    const char **names = buffer_memory(NULL, answer_word_count * sizeof *names);
    for (size_t i = 0; i < answer_word_count; i++)
        names[i] = answer_words[i].name;
    terminal_offer(terminal, names, answer_word_count);
    return names;
}

int play_talk(const struct invocation *invocation, struct conversation *talk)
{
    talk->invocation = invocation;
    talk->screen = invocation->out;
    talk->terminal = invocation->terminal;
    talk->scenario = primum_session_scenario(talk->session);
    talk->waits = terminal_interactive(invocation->terminal);
    talk->explains_last = talk->ledger->explains_last;
    talk->predicts = talk->ledger->predicts;
    talk->gauges = has(invocation, "gauges");
    const char **names = offer_words(talk->terminal);
    if (!talk->waits) /* what is written to a file reads as a text */
        screen_set_plain(talk->screen, true);
    int status = conversation_run(talk);
    terminal_offer(talk->terminal, NULL, 0);
    free(names);
    return status;
}

/* ---- Where it begins ----------------------------------------------------- */

static int read_seed(const struct invocation *invocation, uint64_t *seed)
{
    const char *text = invocation_value(invocation, "seed");
    if (!text)
        *seed = seed_fresh();
    else if (!seed_read(text, seed))
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "--seed takes a whole number from 0 to %llu, "
                               "not \"%s\".",
                               (unsigned long long)PRIMUM_SEED_MAX, text);
    return PRIMUM_OK;
}

static int play(const struct invocation *invocation,
                struct primum_session *session)
{
    struct ledger ledger;
    struct conversation talk = {.session = session, .ledger = &ledger};
    ledger_init(&ledger, !has(invocation, "no-record"),
                primum_session_scenario(session)->path);
    ledger.explains_last = explains_last(invocation);
    ledger.predicts = has(invocation, "predict");
    int status = has(invocation, "json")
                     ? play_json(invocation, session, &ledger)
                     : play_talk(invocation, &talk);
    ledger_release(&ledger);
    return status;
}

static int attempt(const struct invocation *invocation,
                   const struct primum_scenario *scenario)
{
    struct primum_state *start;
    uint64_t seed;
    int status = invocation_state(invocation, "from", scenario, &start);
    if (status == PRIMUM_OK)
        status = read_seed(invocation, &seed);
    if (status == PRIMUM_OK) {
        struct primum_session *session =
            primum_session_new(scenario, start, seed);
        status = play(invocation, session);
        primum_session_free(session);
    }
    primum_state_free(start);
    return status;
}

/* ---- The command --------------------------------------------------------- */

int play_scenario(const struct invocation *invocation, const char *path)
{
    const struct primum_scenario *scenario;
    int status = invocation_open(invocation, path, "played", &scenario);
    if (status == PRIMUM_OK)
        status = attempt(invocation, scenario);
    primum_scenario_free(scenario);
    return status;
}

static int run(const struct invocation *invocation)
{
    return invocation_with_path(invocation, play_scenario);
}

static const struct option_row options[] = {
    {"seed", '\0', "N", "the chance to meet; the same N, the same chance"},
    {"from", '\0', "STATE", "begin in the middle: scene=ID,GAUGE=N,FACT=true"},
    {"feedback", '\0', "now|end", "when to explain: at each choice, or last"},
    {"predict", '\0', NULL, "first say what you expect, then see how it lands"},
    {"gauges", '\0', NULL, "show a meter for each gauge at every turn"},
    {"no-record", '\0', NULL, "keep nothing of this conversation"},
    {"json", '\0', NULL, "speak with a program: one JSON object a line"},
    {0},
};

const struct command command_play = {
    .name = "play",
    .summary = "practise a conversation",
    .arguments = "SCENARIO",
    .about = "You meet somebody, choose what to say or do, and see how it "
             "lands and why. Mistakes are what it is for.\n\n"
             "SCENARIO is an id, as `primum list` shows them, or the path of "
             "a file. When what you type does not come from a terminal, each "
             "line answers one turn or is a command, such as more or why, "
             "about the choice before it; nothing is asked, and the end of "
             "the input ends the conversation.\n\n"
             "What you do is kept on this computer, answer by answer; `primum "
             "resume` comes back to where you left.",
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
