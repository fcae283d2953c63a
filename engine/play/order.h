/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of choices on screen: drawn, so that position gives nothing away,
 * but the same whenever an attempt comes back to a scene. */
#ifndef PLAY_ORDER_H
#define PLAY_ORDER_H

#include "scenario/model.h"

#include <stddef.h>
#include <stdint.h>

/* Lays `count` choices, those on offer in a scene in file order, out as the
 * seed has it: the scene's own are shuffled, `anytime` choices follow.
 * `screen` has room for most_choices. */
void order_draw(const struct scenario *scenario, uint32_t scene, uint64_t seed,
                const uint32_t *offers, size_t count, uint32_t *screen);

#endif
