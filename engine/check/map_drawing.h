/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of a map, while it is written for Graphviz. */
#ifndef CHECK_MAP_DRAWING_H
#define CHECK_MAP_DRAWING_H

#include "check/map.h"

/* Nothing is told by colour alone: each shade has its figure in words, each
 * outcome a shape and a word.  Black is easy to read on all of them, on paper
 * and for whoever does not tell colours apart; the ground is white wherever the
 * picture is shown. */
#define DRAWING_BLACK "black"
#define DRAWING_PALE "#666666"
#define DRAWING_SHADES 5
extern const char *const drawing_shades[DRAWING_SHADES]; /* rarely to often */

struct drawing {
    const struct map *map;
    const struct scenario *scenario;
    struct text *out;
    bool figures; /* there is something to shade by */
};

/* Names of what stands outside of all scenes; no id looks like this. */
#define DRAWING_ANYTIME "(anytime)"
#define DRAWING_INTERRUPTS "(interrupts)"

/* What arrows go from and to. */
void drawing_put_scene(const struct drawing *drawing, place scene);
void drawing_put_ending(const struct drawing *drawing, place ending);
void drawing_put_anytime(const struct drawing *drawing);
void drawing_put_interrupts(const struct drawing *drawing);

#endif
