/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thinks up scenarios, valid ones, of every form that the language has. */
#ifndef SUPPORT_GENERATOR_H
#define SUPPORT_GENERATOR_H

#include "support/dice.h"
#include "support/draft.h"

/* What a draft is to be like.  Shares are in a hundred. */
struct knobs {
    uint32_t scenes, endings, gauges, facts, anytime, interrupts; /* counts */
    uint32_t choices_least, choices_most;     /* of a scene */
    uint32_t responses_least, responses_most; /* of a choice */
    uint32_t reach;      /* how many scenes on a target may lie */
    uint32_t back;       /* share of targets that lead back, or stay */
    uint32_t ends;       /* share of the others that end it */
    uint32_t passing;    /* share of scenes that go on by themselves */
    uint32_t conditions; /* share of things with a `when` */
    uint32_t texts;      /* share of optional texts that are there */
    uint32_t length;     /* of a text, in characters, about */
    bool strange;        /* ids, names and words that trip up readers */
    bool faults;         /* dead ends, silence and silent loops may occur */
};

/* A small scenario of any kind. */
struct knobs generator_small(uint64_t seed);

/* The same, of which every other one has no loop. */
struct knobs generator_half_loops(uint64_t seed);

/* A large one such as real ones are, for benchmarks: some 900 bytes a scene;
 * `back` in a hundred targets lead back. */
struct knobs generator_large(uint32_t scenes, uint32_t back);

/* The same knobs and seed think up the same draft.  Goes with
 * generator_free(). */
struct draft *generator_draft(const struct knobs *knobs, uint64_t seed);
void generator_free(struct draft *draft);

/* ---- The parts, for the files generator*.c alone ---- */

struct generator {
    struct dice dice;
    const struct knobs *knobs;
    struct draft *draft;
};

/* A paragraph that is no speech, or, with some luck, several. */
const char *generator_paragraph(struct generator *generator);
const char *generator_text(struct generator *generator);

/* Ids; that of a choice is good in one scene. */
const char *generator_id(struct generator *generator, const char *word,
                         char joiner, uint32_t number);
const char *generator_scene_id(struct generator *generator, uint32_t number);
const char *generator_choice_id(struct generator *generator, uint32_t number);
const char *generator_variable_id(struct generator *generator, uint32_t number,
                                  bool fact);

/* A condition, and a weight. */
const struct term *generator_condition(struct generator *generator);
const struct term *generator_odds(struct generator *generator);
const struct term *generator_number(struct generator *generator,
                                    int32_t number);

#endif
