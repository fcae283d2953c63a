/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Works the answers out in a thread of its own.  The only file that knows
 * threads; knows nothing of what the answers are for. */
#define _DEFAULT_SOURCE /* for setpriority() */

#include "forecast.h"

#include "buffer.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#ifdef __linux__
#include <sys/resource.h>
#endif

enum {
    MOMENT = 1,  /* seconds that a person who asks may be kept waiting */
    NICENESS = 5 /* of the work: a little behind the conversation */
};

struct forecast {
    const struct primum_scenario *scenario;
    struct primum_session *start; /* it never moves: its state is the start */
    size_t memory;
    bool begun, running; /* running: there is a thread to be joined */
    pthread_t thread;
    atomic_bool stop;

    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t changed;
    bool done;
    struct primum_impact *impact;
};

struct forecast *forecast_new(const struct primum_scenario *scenario,
                              const struct primum_state *start, size_t memory)
{
    struct forecast *forecast = buffer_memory(NULL, sizeof *forecast);
    pthread_condattr_t steady;
    *forecast = (struct forecast){
        .scenario = scenario,
        .start = primum_session_new(scenario, start, 0),
        .memory = memory,
    };
    atomic_init(&forecast->stop, false);
    pthread_mutex_init(&forecast->lock, NULL);
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&forecast->changed, &steady);
    pthread_condattr_destroy(&steady);
    return forecast;
}

void forecast_free(struct forecast *forecast)
{
    atomic_store(&forecast->stop, true);
    if (forecast->running)
        pthread_join(forecast->thread, NULL);
    primum_impact_free(forecast->impact);
    primum_session_free(forecast->start);
    pthread_cond_destroy(&forecast->changed);
    pthread_mutex_destroy(&forecast->lock);
    free(forecast);
}

/* ---- The work ------------------------------------------------------------ */

static bool goes_on(void *with, size_t states)
{
    struct forecast *forecast = with;
    (void)states;
    return !atomic_load(&forecast->stop);
}

static void finish(struct forecast *forecast, struct primum_impact *impact)
{
    pthread_mutex_lock(&forecast->lock);
    forecast->impact = impact;
    forecast->done = true;
    pthread_cond_broadcast(&forecast->changed);
    pthread_mutex_unlock(&forecast->lock);
}

/* The conversation comes first.  Elsewhere a thread has no niceness of its own,
 * and that of all must not change. */
static void step_aside(void)
{
#ifdef __linux__
    setpriority(PRIO_PROCESS, 0, NICENESS);
#endif
}

static void *work(void *with)
{
    static const struct primum_question questions[FORECAST_FIGURES] = {
        [FORECAST_WORTH] = {PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX},
        [FORECAST_HELPED] = {PRIMUM_GOAL_HELPED, PRIMUM_POLICY_MAX},
        [FORECAST_UNHARMED] = {PRIMUM_GOAL_UNHARMED, PRIMUM_POLICY_MAX},
        [FORECAST_RANDOM_HELPED] = {PRIMUM_GOAL_HELPED, PRIMUM_POLICY_UNIFORM},
        [FORECAST_RANDOM_HARMED] = {PRIMUM_GOAL_HARMED, PRIMUM_POLICY_UNIFORM},
    };
    struct forecast *forecast = with;
    const struct primum_effort effort = {
        .memory = forecast->memory, .go_on = goes_on, .with = forecast};
    struct primum_impact *impact;
    char *problem;
    step_aside();
    primum_impact_solve(forecast->scenario,
                        primum_session_state(forecast->start), questions,
                        FORECAST_FIGURES, &effort, &impact, &problem);
    free(problem);
    finish(forecast, impact);
    return NULL;
}

void forecast_begin(struct forecast *forecast)
{
    if (forecast->begun)
        return;
    forecast->begun = true;
    /* Signals are for the one who talks with the person. */
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    forecast->running =
        pthread_create(&forecast->thread, NULL, work, forecast) == 0;
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (!forecast->running)
        finish(forecast, NULL);
}

/* ---- The answers --------------------------------------------------------- */

static void wait(struct forecast *forecast, bool patient)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += MOMENT;
    int late = 0;
    while (!forecast->done && !late)
        late = patient ? pthread_cond_wait(&forecast->changed, &forecast->lock)
                       : pthread_cond_timedwait(&forecast->changed,
                                                &forecast->lock, &until);
}

const struct primum_impact *forecast_impact(struct forecast *forecast,
                                            bool patient)
{
    forecast_begin(forecast);
    pthread_mutex_lock(&forecast->lock);
    wait(forecast, patient);
    const struct primum_impact *impact = forecast->impact;
    pthread_mutex_unlock(&forecast->lock);
    return impact;
}

const struct primum_impact *forecast_ready(struct forecast *forecast)
{
    pthread_mutex_lock(&forecast->lock);
    const struct primum_impact *impact = forecast->impact;
    pthread_mutex_unlock(&forecast->lock);
    return impact;
}

bool forecast_failed(struct forecast *forecast)
{
    pthread_mutex_lock(&forecast->lock);
    bool failed = forecast->done && !forecast->impact;
    pthread_mutex_unlock(&forecast->lock);
    return failed;
}
