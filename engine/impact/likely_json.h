/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of the events about the likely impact, for higher floors. */
#ifndef IMPACT_LIKELY_JSON_H
#define IMPACT_LIKELY_JSON_H

#include "base/json.h"
#include "primum.h"

/* What the event `debrief` holds. */
void likely_put_debrief(struct json *map, struct primum_session *session,
                        const struct primum_impact *impact);

#endif
