/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program `dot` of Graphviz, run beside this one. */
#ifndef CLI_GRAPHVIZ_H
#define CLI_GRAPHVIZ_H

#include "buffer.h"

/* How it went.  Graphviz is no part of this program: it may be absent. */
enum graphviz {
    GRAPHVIZ_DRAWN,
    GRAPHVIZ_ABSENT, /* there is no `dot` */
    GRAPHVIZ_FAILED  /* it ended badly, or drew nothing */
};

/* Has a graph drawn as SVG, into an empty buffer.  What `dot` complains of goes
 * to stderr. */
enum graphviz graphviz_draw(const char *graph, struct buffer *svg);

#endif
