/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shuffles choices for the screen.  Knows where the author put each choice
 * and which are on offer; does not know why. */
#include "play/order.h"

#include "base/draw.h"

#include <string.h>

static void shuffle(uint32_t *items, uint32_t count, uint32_t scene,
                    uint64_t seed)
{
    for (uint32_t i = count; i-- > 1;) {
        uint64_t j = draw_below(seed, scene, DRAW_ORDER + ((uint64_t)i << 8),
                                (uint64_t)i + 1);
        uint32_t last = items[i];
        items[i] = items[j];
        items[j] = last;
    }
}

/* Every choice of the scene takes part, whether on offer or not, so that a
 * choice that comes or goes does not move the others about.  They are numbered
 * in a row; `anytime` choices have numbers outside of it. */
void order_draw(const struct scenario *scenario, uint32_t scene, uint64_t seed,
                const uint32_t *offers, size_t count, uint32_t *screen)
{
    struct run all = scenario->scenes[scene].own;
    size_t own = 0, shown = 0;

    memset(screen, 0, all.count * sizeof *screen);
    for (; own < count && offers[own] - all.first < all.count; own++)
        screen[offers[own] - all.first] = offers[own];
    shuffle(screen, all.count, scene, seed);
    for (uint32_t i = 0; i < all.count; i++) {
        screen[shown] = screen[i];
        shown += screen[i] != 0;
    }
    memcpy(screen + shown, offers + own, (count - own) * sizeof *screen);
}
