/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words that all pictures of a map share.  Makes no text safe and sets
 * none: that is for who writes the picture. */
#include "check/map.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define EXACT 1e-9 /* as near as an answer is to the true value */

const char *map_title(const struct map *map, place where)
{
    const struct primum_scenario *words = &map->scenario->words;
    const char *title = place_is_ending(map->scenario, where)
                            ? words->endings[where - words->scene_count].title
                            : words->scenes[where].title;

    return title ? title : place_id(map->scenario, where);
}

const char *map_outcome(const struct map *map, place ending)
{
    static const char *const outcomes[] = {
        [PRIMUM_HELPED] = "helped",
        [PRIMUM_MIXED] = "mixed",
        [PRIMUM_HARMED] = "harmed",
    };
    const struct primum_scenario *words = &map->scenario->words;

    return outcomes[words->endings[ending - words->scene_count].outcome];
}

const char *map_condition(const struct map *map, uint32_t interrupt)
{
    const struct yaml_node *item =
        where_item(map->where, "interrupts", interrupt);

    return where_value(item, "when")->text;
}

static const char *chance_words(double chance)
{
    return primum_text_chance(chance < EXACT       ? 0
                              : chance > 1 - EXACT ? 1
                                                   : chance);
}

void map_put_range(struct text *out, const struct range *range,
                   const char *between)
{
    const char *least = chance_words(range->least);
    const char *most = chance_words(range->most);
    const char *of = strchr(least, ' '), *of_most = strchr(most, ' ');
    bool alike = isdigit((unsigned char)*least) &&
                 isdigit((unsigned char)*most) && strcmp(of, of_most) == 0;

    if (strcmp(least, most) == 0)
        text_put(out, most);
    else if (alike)
        text_format(out, "%.*s to %s", (int)(of - least), least, most);
    else
        text_format(out, "%s%s%s", least, between, most);
}

void map_put_caution(struct text *out, const struct map *map)
{
    text_put(out, "Every figure follows from the author's estimates; none "
                  "comes from a study");
    text_put(out, map->scenario->words.reviewed_by.count
                      ? "."
                      : ", and no clinician has reviewed them.");
}
