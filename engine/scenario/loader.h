/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of the loader share: the scenario in the making, and the
 * names of its file. */
#ifndef SCENARIO_LOADER_H
#define SCENARIO_LOADER_H

#include "base/memory.h"
#include "scenario/fields.h"
#include "scenario/model.h"
#include "scenario/names.h"

#include <stdbool.h>
#include <stdint.h>

/* An unknown name is not reported where its namespace could not be read: one
 * mistake is one message. */
struct space {
    struct names names;
    bool broken;
};

/* The map of the file that something is read from, NULL where absent. */
struct top {
    const struct yaml_node *version, *minutes, *people, *with, *gauges, *facts,
        *start, *scenes, *endings, *anytime, *interrupts, *expect, *language,
        *allow;
};

/* What is known while scenes are loaded before the file has been read to its
 * end. */
struct ahead {
    struct primum_report *report; /* NULL: no scene is loaded this way */
    bool on;                      /* others may still come */
    bool failed;                  /* something came too late for them */
    struct top before;    /* people, with, gauges and facts, as they stood */
    struct names targets; /* where the scenes lead */
    struct arena arena;   /* for these */
};

struct loader {
    struct load load;
    struct scenario *scenario;
    const struct yaml_node *root;             /* of the file, once it is read */
    const struct primum_catalogue *catalogue; /* NULL: none */
    bool catalogue_broken; /* said already: nothing more of tags */
    struct space people, gauges, places;
    struct names called;  /* people, by name */
    struct names mislaid; /* ids that stand in the wrong place */
    struct ahead ahead;
    /* The tables of scenario->words, while they are still written. */
    struct primum_person *people_rows;
    struct primum_gauge *gauge_rows;
    struct primum_scene *scene_rows;
    struct primum_choice *choice_rows;
    struct primum_response *response_rows;
    struct primum_ending *ending_rows;
    uint32_t room; /* at first, for responses; others have a share of it */
};

/* One more row in a table of the scenario, zeroed.  Tables get room for as many
 * rows as such a file may have, for they are large, and to move them is slow. */
#define LOADER_ROW(loader, table, count, share)                                \
    ((table) = memory_more_of((table), (count), sizeof *(table),               \
                              (loader)->room / (share)))
enum {
    SHARE_RESPONSES = 1,
    SHARE_EFFECTS = 2,
    SHARE_CHOICES = 4,
    SHARE_LINES = 4,
    SHARE_SCENES = 8,
    ROOM_LEAST = 8 /* a power of two, as large as the largest of these */
};

/* ---- load_top.c ---- */

/* Has it anything that a scenario has?  Reports it if not. */
bool load_is_scenario(const struct load *load, const struct yaml_node *root);

/* Is the file written for this version of the language?  Reports it if not. */
bool load_version(const struct load *load, const struct yaml_node *root);

/* Reads the words of the top, and finds the rest. */
void load_head(struct loader *loader, const struct yaml_node *root,
               struct top *top);

/* The value of a key of the top; NULL if it is not there. */
const struct yaml_node *load_top_value(const struct yaml_node *root,
                                       const char *key);

/* ---- load_ahead.c ---- */

/* Takes the scenes while the file is read. */
struct yaml_taker ahead_taker(struct loader *loader);
/* The place of a target by its number, given out before places were known. */
place ahead_target(struct loader *loader, const struct yaml_node *node);
/* All has been read: puts places for the numbers of targets. */
void ahead_finish(struct loader *loader, const struct top *top);
/* Was anything wrong, so that all must be read again? */
bool ahead_failed(const struct loader *loader);
void ahead_release(struct loader *loader);

/* ---- load_world.c: people, gauges, facts ---- */
void load_people(struct loader *loader, const struct top *top);
void load_gauges(struct loader *loader, const struct top *top);

/* ---- load_rule.c: what stands inside a scene ---- */

/* An expression; 0 after a report. */
program load_expression(struct loader *loader, const struct yaml_node *node,
                        enum expression_type type);
/* A weight: a whole number into *weight, or a program (returned). */
program load_odds(struct loader *loader, const struct yaml_node *node,
                  int32_t *weight);
struct run load_effects(struct loader *loader, const struct yaml_node *node);

/* ---- load_target.c ---- */

/* A scene or ending; 0 after a report. */
place load_target(struct loader *loader, const struct yaml_node *node);

/* ---- load_lines.c ---- */
struct run load_lines(struct loader *loader, const struct yaml_node *node);

/* ---- load_responses.c ---- */

/* The keys of a response.  A choice with one response carries most of them
 * itself; a route of a silent scene has some. */
struct response_form {
    const char *title, *cue, *impact, *why, *repair;
    const struct yaml_node *when, *odds, *lines, *effects, *next, *harms,
        *allow;
};

/* Adds a response to the choice made last.  `owner` is pointed at, and called
 * `what`, where `next` is missing. */
void load_response(struct loader *loader, const struct response_form *form,
                   const struct yaml_node *owner, uint32_t choice,
                   const char *what);

/* A list of responses, or of the routes of a silent scene. */
void load_responses(struct loader *loader, const struct yaml_node *list,
                    uint32_t choice);
void load_routes(struct loader *loader, const struct yaml_node *list,
                 uint32_t choice);

/* One more row of each of their tables. */
void load_responses_row(struct loader *loader, uint32_t number);

/* ---- load_choices.c ---- */
void load_choices_row(struct loader *loader, uint32_t number);

/* The choices of a scene; `scene` 0: of `anytime`.  They follow those that
 * were read before. */
struct run load_choices(struct loader *loader, const struct yaml_node *map,
                        uint32_t scene);

/* The silent choice of a scene that goes on by itself. */
void load_passing(struct loader *loader, const struct yaml_node *next,
                  uint32_t scene);

/* Reports it where not exactly one of two keys of `key` is there. */
void load_check_either(struct loader *loader, const struct yaml_node *key,
                       bool one, bool other, const char *names);

/* ---- load_scenes.c ---- */

/* Begins the tables that grow with the scenes. */
void load_scenes_begin(struct loader *loader);
void load_scene(struct loader *loader, const struct yaml_node *key,
                uint32_t number);

/* `allow` of a thing inside a scene; `node` NULL: it has none. */
void load_allow(struct loader *loader, const struct yaml_node *node,
                enum thing thing, uint32_t number);

/* ---- load_ends.c: endings and interrupts ---- */
void load_endings(struct loader *loader, const struct top *top);
void load_interrupts(struct loader *loader, const struct top *top);

/* ---- tags.c ---- */

/* Practices, harms or evidence of the catalogue: one id or a list. */
enum tag_kind { TAG_PRACTICE, TAG_HARM, TAG_EVIDENCE };
struct primum_list tags_read(const struct load *load,
                             const struct primum_catalogue *catalogue,
                             const struct yaml_node *node, enum tag_kind kind);

/* The same for a scenario, whose catalogue may be broken, or missing. */
struct primum_list load_tags(struct loader *loader,
                             const struct yaml_node *node, enum tag_kind kind);

/* ---- expectations.c: shared with the catalogue ---- */

/* Where an expectation may look its names up. */
struct expectation_scope {
    const struct primum_catalogue *catalogue; /* for styles; NULL: none */
    const struct names *endings; /* NULL: of the catalogue, names no ending */
    uint32_t first_ending;       /* numbers below it are scenes */
    /* Unknown names of these have been explained elsewhere. */
    bool styles_silent, endings_silent;
};

/* A list of expectations; returns how many, in *expectations. */
uint32_t load_expectations(const struct load *load,
                           const struct expectation_scope *scope,
                           const struct yaml_node *node,
                           const struct primum_expectation **expectations);

/* Whether names that nobody declared are to be passed over in silence. */
static inline bool space_is_silent(const struct loader *loader,
                                   const struct space *space)
{
    return space->broken || !loader->load.complete;
}

/* Adds an id to its space; where it stands there already, that is reported as
 * `message`. */
void load_declare(const struct load *load, struct names *names,
                  const struct yaml_node *key, const char *message);

/* Reports an unknown name, with the nearest one of its space; where none is
 * near, the help is `otherwise`. */
void load_report_unknown(const struct load *load, enum code code,
                         const struct yaml_node *at, struct span span,
                         const struct names *names, const char *message,
                         const char *otherwise);

/* An id as words: "next-week" as "next week". */
const char *load_words(const struct load *load, const struct yaml_node *key);

#endif
