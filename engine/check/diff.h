/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of the comparison share: the two versions, what of one is what
 * of the other, and the changes found so far.  For the files diff*.c alone. */
#ifndef CHECK_DIFF_H
#define CHECK_DIFF_H

#include "base/arena.h"
#include "base/text.h"
#include "check/diff_match.h"
#include "check/where.h"
#include "primum.h"
#include "scenario/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct primum_diff {
    const struct scenario *before, *after;
    struct where before_where, after_where;
    struct arena arena; /* what changes say */
    struct diff_map people, gauges, scenes, choices, responses, interrupts,
        endings;
    uint32_t *variables; /* for expression_same() */

    struct primum_change *changes;
    uint32_t change_count;
    struct primum_shift *start, *moments;
    uint32_t start_count, moment_count;
};

/* A thing that is compared, by its numbers in both versions. */
struct diff_thing {
    enum primum_subject subject;
    uint32_t before, after;
};

/* ---- diff_change.c: noting changes ---- */

/* Texts live as long as the versions do, or are of diff_keep(). */
void diff_add(struct primum_diff *diff, enum primum_change_kind kind,
              struct diff_thing thing, const char *key, const char *was,
              const char *now);

/* The same for what is under a key, if it is another text.  What may move the
 * likely impact is a rule, the rest is words. */
void diff_words(struct primum_diff *diff, struct diff_thing thing,
                const char *key, const char *was, const char *now);
void diff_rule(struct primum_diff *diff, struct diff_thing thing,
               const char *key, const char *was, const char *now);

/* Is it there in both?  Notes it if not, or if it has another id. */
bool diff_stays(struct primum_diff *diff, struct diff_thing thing,
                const char *was_id, const char *now_id, const char *was,
                const char *now);

/* A name that is made of the id where none is given. */
void diff_name(struct primum_diff *diff, struct diff_thing thing,
               const char *key, const char *was_id, const char *was,
               const char *now_id, const char *now);

/* Words of two rows, by a table of where they stand in the row. */
struct diff_field {
    const char *key;
    size_t offset; /* of a const char * */
};
void diff_fields(struct primum_diff *diff, struct diff_thing thing,
                 const struct diff_field *fields, size_t count, const void *was,
                 const void *now);

/* Takes a text over. */
const char *diff_keep(struct primum_diff *diff, struct text *text);
const char *diff_number(struct primum_diff *diff, int64_t number);
const char *diff_flag(bool flag);

/* "a, b", NULL where it is empty. */
const char *diff_join(struct primum_diff *diff, const char *const *items,
                      uint32_t count, const char *between);

/* ---- diff_rules.c: what means the same ---- */

bool diff_same_when(const struct primum_diff *diff, program before,
                    program after);
bool diff_same_place(const struct primum_diff *diff, place before, place after);

/* Odds that are always the same, however they are written. */
bool diff_fixed_odds(const struct scenario *scenario,
                     const struct response_rule *rule, int32_t *weight);

/* An expression as the author wrote it: the value of a key, in one line. */
const char *diff_written(struct primum_diff *diff, const struct yaml_node *map,
                         const char *key);

/* The rules of two responses: when, odds, effects, next. */
void diff_response_rules(struct primum_diff *diff, struct diff_thing response);

/* "next-week", "stays"; both as ids of their own version. */
const char *diff_place(const struct scenario *scenario, place place);

/* ---- diff_tags.c ---- */

/* Practices, harms or evidence, each by its id. */
void diff_entries(struct primum_diff *diff, struct diff_thing thing,
                  const char *key, struct primum_list was,
                  struct primum_list now);
void diff_evidence(struct primum_diff *diff, struct diff_thing thing,
                   const char *key, struct primum_list was,
                   struct primum_list now);

/* Codes of advice that the author has weighed. */
void diff_allowances(struct primum_diff *diff, struct diff_thing thing,
                     enum thing kind);

/* ---- diff_alike.c: what things are like, for diff_match() ---- */
void diff_like_person(const void *diff, bool after, uint32_t number,
                      struct diff_bag *bag);
void diff_like_gauge(const void *diff, bool after, uint32_t number,
                     struct diff_bag *bag);
void diff_like_scene(const void *diff, bool after, uint32_t number,
                     struct diff_bag *bag);
void diff_like_choice(const void *diff, bool after, uint32_t number,
                      struct diff_bag *bag);
void diff_like_response(const void *diff, bool after, uint32_t number,
                        struct diff_bag *bag);
void diff_like_interrupt(const void *diff, bool after, uint32_t number,
                         struct diff_bag *bag);
void diff_like_ending(const void *diff, bool after, uint32_t number,
                      struct diff_bag *bag);

/* ---- The parts, in the order of the changes ---- */
void diff_top(struct primum_diff *diff);
void diff_people(struct primum_diff *diff);
void diff_gauges(struct primum_diff *diff);
void diff_scenes(struct primum_diff *diff); /* and `anytime` */
void diff_interrupts(struct primum_diff *diff);
void diff_endings(struct primum_diff *diff);
void diff_expectations(struct primum_diff *diff);
void diff_catalogue(struct primum_diff *diff);

/* Matches what those above need of each other; before any of them. */
void diff_match_all(struct primum_diff *diff);

/* The runs of the choices of a scene (0: of `anytime`), and of the responses of
 * a choice, as they are matched; free() the ids of both. */
struct diff_match diff_run_choices(const struct primum_diff *diff,
                                   struct diff_thing scene);
struct diff_match diff_run_responses(const struct primum_diff *diff,
                                     struct diff_thing choice);
struct diff_match diff_run_all(const struct primum_diff *diff,
                               enum primum_subject subject);
void diff_run_release(struct diff_match *match);

/* All pairs of the runs; *count of them; free() them. */
struct diff_pair *diff_pairs_of(const struct diff_map *map,
                                const struct diff_match *match,
                                uint32_t *count);

/* ---- diff_lines.c ---- */

/* The lines of a scene, an ending or a response. */
void diff_lines(struct primum_diff *diff, struct diff_thing thing,
                struct run before, struct run after);

#endif
