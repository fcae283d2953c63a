/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a scenario was practised last, and how often, for a list of many.  Looks
 * at the latest attempts only. */
#include "base/json.h"
#include "play/events.h"
#include "primum_records.h"
#include "records/instant.h"

static bool count(void *with, const struct primum_attempt *attempt)
{
    struct primum_practised *practised = with;
    practised->attempts++;
    practised->finished += attempt->standing == PRIMUM_STANDING_ENDED;
    if (attempt->last > practised->last)
        practised->last = attempt->last;
    return true;
}

enum primum_status primum_records_practised(struct primum_records *records,
                                            const char *scenario,
                                            struct primum_practised *practised)
{
    const struct primum_attempts latest = {.scenario = scenario,
                                           .most = PRIMUM_PRACTISED_MOST};
    *practised = (struct primum_practised){0};
    return primum_records_attempts(records, &latest, count, practised);
}

static struct json *scenario_json(const struct primum_scenario *scenario,
                                  const struct primum_practised *practised)
{
    struct json *map = events_scenario(scenario);

    if (practised->attempts == 0)
        return map;
    json_put_whole(map, "attempts", practised->attempts);
    json_put_whole(map, "finished", practised->finished);
    instant_put(map, "last", practised->last);
    return map;
}

char *primum_json_practised(const struct primum_scenario *const *scenarios,
                            const struct primum_practised *practised,
                            size_t count_of)
{
    struct json *list = json_list();
    for (size_t i = 0; i < count_of; i++)
        json_add(list, scenario_json(scenarios[i], &practised[i]));
    return json_line(list);
}
