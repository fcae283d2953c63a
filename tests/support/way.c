/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A way is a row of words between ` > `: a scene and a choice in turn, before
 * a scene perhaps a chance, and at the end `here`.  All states in which one may
 * be after so many words are walked on together. */
#include "support/way.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct walk {
    const struct space *space;
    bool *here, *next;  /* states in which one may be */
    char *word;         /* the one that is read */
    const char *chance; /* that it names; NULL: none */
    uint32_t steps;     /* taken */
};

/* Cuts the next word off a way; NULL behind the last. */
static char *cut_word(char **rest)
{
    char *word = *rest, *end;

    if (!word)
        return NULL;
    end = strstr(word, " > ");
    *rest = end ? end + 3 : NULL;
    if (end)
        *end = '\0';
    return word;
}

/* Takes "(2 in 10) " off the front of a word. */
static void cut_chance(struct walk *walk)
{
    char *end = strstr(walk->word, ") ");

    walk->chance = NULL;
    if (*walk->word != '(' || !end)
        return;
    *end = '\0';
    walk->chance = walk->word + 1;
    walk->word = end + 2;
}

/* Keeps the states whose scene is the word. */
static void keep_scene(struct walk *walk)
{
    const struct space *space = walk->space;

    for (uint32_t s = 0; s < space->count; s++) {
        uint32_t scene =
            primum_state_scene(space->scenario, space->states[s].state);
        walk->here[s] &=
            scene && !strcmp(space->scenario->scenes[scene].id, walk->word);
    }
}

/* A chance is told where there is one, and as it is. */
static bool is_told(const struct space_offer *offer,
                    const struct space_edge *edge, const char *chance)
{
    if (offer->count < 2 || !chance)
        return offer->count < 2 && !chance;
    return !strcmp(chance, primum_text_chance((double)edge->chance));
}

/* Takes the choice of this id in all states; NULL: any, and no chance is
 * told. */
static void step(struct walk *walk, const char *id)
{
    const struct space *space = walk->space;

    memset(walk->next, false, space->count);
    for (uint32_t s = 0; s < space->count; s++) {
        const struct space_state *state = &space->states[s];
        for (uint32_t o = state->first;
             walk->here[s] && o < state->first + state->count; o++) {
            const struct space_offer *offer = &space->offers[o];
            const char *found = space->scenario->choices[offer->choice].id;
            for (uint32_t e = 0; e < offer->count; e++) {
                const struct space_edge *edge = &space->edges[offer->first + e];
                if (edge->target < space->count &&
                    (!id || (!strcmp(found, id) &&
                             is_told(offer, edge, walk->chance))))
                    walk->next[edge->target] = true;
            }
        }
    }
    memcpy(walk->here, walk->next, space->count);
    walk->steps++;
}

static bool is_here(const struct walk *walk)
{
    return !strncmp(walk->word, "here", 4) &&
           (walk->word[4] == ',' || !walk->word[4]);
}

/* "... (9 choices left out)": as many steps.  An id has no parenthesis. */
static bool leap(struct walk *walk)
{
    const char *gap = strchr(walk->word, '(');

    for (long left = gap ? strtol(gap + 1, NULL, 10) : 0; left > 0; left--)
        step(walk, NULL);
    return gap;
}

/* Words to the last; false if they mean nothing. */
static bool read_way(struct walk *walk, char *rest)
{
    const char *choice = NULL;

    while ((walk->word = cut_word(&rest))) {
        cut_chance(walk);
        if (choice)
            step(walk, choice);
        choice = NULL;
        if (is_here(walk))
            return !rest;
        if (leap(walk))
            continue;
        keep_scene(walk);
        choice = cut_word(&rest);
        if (!choice)
            return false;
    }
    return false;
}

bool way_leads(const struct space *space, const char *how, uint32_t to,
               uint32_t *steps)
{
    struct walk walk = {.space = space,
                        .here = memory_new(space->count + 1),
                        .next = memory_new(space->count + 1)};
    char *words = memory_text(how, strlen(how));

    walk.here[0] = true;
    bool leads = read_way(&walk, words) && walk.here[to];
    *steps = walk.steps;
    free(words);
    free(walk.here);
    free(walk.next);
    return leads;
}
