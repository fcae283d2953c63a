/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Explores a model and solves it in the plainest way there is: values grow
 * from 0 until they do not change any more.  That is slow, and right: the least
 * solution of the equations is what is looked for, loops and all. */
#include "support/prism.h"

#include <stdlib.h>
#include <string.h>

#define SWEEPS_MOST 1000000
#define CHANGE_LEAST 1e-16L

/* ---- States ---- */

static bool holds(const struct prism *model, size_t row, const int64_t *state)
{
    const int64_t *guard = &model->rows[row * model->name_count];

    for (size_t i = 0; i < model->name_count; i++)
        if (guard[i] != PRISM_ANY && guard[i] != state[i])
            return false;
    return true;
}

static void apply(const struct prism *model, size_t row, const int64_t *before,
                  int64_t *after)
{
    const int64_t *update = &model->rows[row * model->name_count];

    for (size_t i = 0; i < model->name_count; i++)
        after[i] = update[i] == PRISM_ANY ? before[i] : update[i];
}

/* The number of a state; it is added if it is new. */
static size_t number_of(struct prism *model, const int64_t *state)
{
    size_t size = model->name_count * sizeof *state;

    for (size_t i = 0; i < model->state_count; i++)
        if (!memcmp(&model->states[i * model->name_count], state, size))
            return i;
    model->states = realloc(model->states, (model->state_count + 1) * size);
    memcpy(&model->states[model->state_count * model->name_count], state, size);
    return model->state_count++;
}

static void follow(struct prism *model, size_t state)
{
    size_t count = model->name_count;
    int64_t *before = malloc(2 * count * sizeof *before), *after;

    after = before + count;
    memcpy(before, &model->states[state * count], count * sizeof *before);
    for (size_t c = 0; c < model->command_count; c++) {
        const struct prism_command *command = &model->commands[c];
        if (!holds(model, command->row, before))
            continue;
        for (size_t u = 0; u < command->updates; u++) {
            apply(model, model->updates[command->update + u].row, before,
                  after);
            number_of(model, after);
        }
    }
    free(before);
}

static bool explore(struct prism *model, size_t most)
{
    int64_t *start = malloc(model->name_count * sizeof *start);

    for (size_t i = 0; i < model->name_count; i++)
        start[i] = model->names[i].value;
    number_of(model, start);
    free(start);
    for (size_t i = 0; i < model->state_count && i < most; i++)
        follow(model, i);
    return model->state_count <= most;
}

void prism_release(struct prism *model)
{
    for (size_t i = 0; i < model->label_count; i++)
        free(model->labels[i].places);
    free(model->names);
    free(model->rows);
    free(model->commands);
    free(model->updates);
    free(model->labels);
    free(model->reward_places);
    free(model->rewards);
    free(model->states);
    free(model->graph.edges);
    free(model->graph.offers);
}

/* ---- What is in it ---- */

int64_t prism_place_of(const struct prism *model, size_t state)
{
    size_t i = 0;

    while (strcmp(model->names[i].text, "Place") != 0)
        i++;
    return model->states[state * model->name_count + i];
}

size_t prism_transitions(const struct prism *model, size_t state)
{
    const int64_t *values = &model->states[state * model->name_count];
    int64_t *after = malloc(model->name_count * sizeof *after);
    size_t count = 0, nowhere = 0;

    while (strcmp(model->names[nowhere].text, "Place") != 0)
        nowhere++;
    for (size_t c = 0; c < model->command_count; c++) {
        const struct prism_command *command = &model->commands[c];
        if (!holds(model, command->row, values))
            continue;
        for (size_t u = 0; u < command->updates; u++) {
            apply(model, model->updates[command->update + u].row, values,
                  after);
            count += after[nowhere] != 0;
        }
    }
    free(after);
    return count;
}

const struct prism_label *prism_find_label(const struct prism *model,
                                           const char *text)
{
    for (size_t i = 0; i < model->label_count; i++)
        if (strcmp(model->labels[i].text, text) == 0)
            return &model->labels[i];
    return NULL;
}

/* ---- What follows what ---- */

static void link_state(struct prism *model, size_t state, int64_t *after,
                       struct prism_graph *graph)
{
    const int64_t *values = &model->states[state * model->name_count];

    for (size_t c = 0; c < model->command_count; c++) {
        const struct prism_command *command = &model->commands[c];
        if (!holds(model, command->row, values))
            continue;
        graph->offers[graph->offer_count++] =
            (struct prism_offer){state, graph->edge_count, command->updates};
        for (size_t u = 0; u < command->updates; u++) {
            const struct prism_update *update =
                &model->updates[command->update + u];
            apply(model, update->row, values, after);
            graph->edges = realloc(graph->edges, (graph->edge_count + 1) *
                                                     sizeof *graph->edges);
            graph->edges[graph->edge_count++] =
                (struct prism_edge){update->chance, number_of(model, after)};
        }
    }
}

static void link_all(struct prism *model)
{
    int64_t *after = malloc(model->name_count * sizeof *after);

    model->graph.offers = malloc(model->state_count * model->command_count *
                                 sizeof *model->graph.offers);
    for (size_t s = 0; s < model->state_count; s++) {
        size_t before = model->graph.offer_count;
        link_state(model, s, after, &model->graph);
        if (model->graph.offer_count == before)
            strcpy(model->problem, "a state from which nothing goes on");
    }
    free(after);
}

bool prism_read(struct prism *model, const char *text, size_t most)
{
    *model = (struct prism){0};
    prism_parse(model, text);
    if (!*model->problem && !explore(model, most))
        strcpy(model->problem, "too many states");
    if (!*model->problem)
        link_all(model);
    return !*model->problem;
}

/* ---- Solving ---- */

/* What a place is worth where everything ends. */
static long double worth_of(const struct prism *model,
                            const struct prism_label *label, int64_t where)
{
    for (size_t i = 0; label && i < label->count; i++)
        if (label->places[i] == where)
            return 1;
    for (size_t i = 0; !label && i < model->reward_count; i++)
        if (model->reward_places[i] == where)
            return model->rewards[i];
    return 0;
}

static long double value_of(const struct prism_graph *graph,
                            const struct prism_offer *offer,
                            const long double *values)
{
    long double sum = 0;

    for (size_t e = offer->edge; e < offer->edge + offer->edges; e++)
        sum += graph->edges[e].chance * values[graph->edges[e].to];
    return sum;
}

/* Goes on from the first offer of a state to that of the next. */
static long double improve(const struct prism_graph *graph, size_t *offer,
                           enum prism_policy policy, const long double *values)
{
    size_t state = graph->offers[*offer].state, count = 0;
    long double best = 0, sum = 0;

    for (; *offer < graph->offer_count && graph->offers[*offer].state == state;
         ++*offer) {
        long double value = value_of(graph, &graph->offers[*offer], values);
        sum += value;
        if (!count++ || (policy == PRISM_MAX ? value > best : value < best))
            best = value;
    }
    return policy == PRISM_UNIFORM ? sum / (long double)count : best;
}

static long double sweep(const struct prism_graph *graph,
                         enum prism_policy policy, const long double *fixed,
                         long double *values)
{
    long double most = 0;

    for (size_t o = 0; o < graph->offer_count;) {
        size_t state = graph->offers[o].state;
        long double value = improve(graph, &o, policy, values);
        if (fixed[state] > 0)
            value = fixed[state];
        long double change = value - values[state];
        most = change > most ? change : most;
        values[state] = value;
    }
    return most;
}

double prism_solve(const struct prism *model, const struct prism_label *label,
                   enum prism_policy policy)
{
    size_t size = model->state_count * sizeof(long double);
    long double *fixed = malloc(size), *values = calloc(1, size);

    for (size_t s = 0; s < model->state_count; s++)
        fixed[s] = worth_of(model, label, prism_place_of(model, s));
    for (int i = 0; i < SWEEPS_MOST; i++)
        if (sweep(&model->graph, policy, fixed, values) < CHANGE_LEAST)
            break;
    double value = (double)values[0];
    free(fixed);
    free(values);
    return value;
}
