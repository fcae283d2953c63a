/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in a component a coach could stay for ever.  That is what makes the
 * equations of a component ambiguous; taken out, they have one solution.
 * Knows the shape of a component, not what is asked about it.
 *
 * Results are indexed by seat in the component (0 to count - 1), or by offer,
 * counted from component->offers. */
#ifndef IMPACT_ENDS_H
#define IMPACT_ENDS_H

#include "impact/walk.h"

#include <stdbool.h>
#include <stdint.h>

/* End components: sets of states between which a coach can move for ever.  All
 * of one set can do what one of them can.  `leader[seat]`: the first seat of
 * its set; `inner[offer]`: the choice stays within its set for sure. */
void ends_components(const struct component *component, uint32_t *leader,
                     bool *inner);

/* `rest[seat]`: some way of choosing stays in the component for ever. */
void ends_stay(const struct component *component, bool *rest);

/* `rest[seat]`: with these weights of offers, it can never be left. */
void ends_caught(const struct component *component, const double *weights,
                 bool *rest);

#endif
