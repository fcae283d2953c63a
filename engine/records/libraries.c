/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The libraries that this one stands on, and their versions. */
#include "base/json.h"
#include "primum_records.h"
#include "records/store.h"
#include "scenario/yaml.h"

static const struct {
    const char *name;
    const char *(*version)(void);
} libraries[] = {
    {"SQLite", store_library},
    {"libyaml", yaml_library},
    {"Jansson", json_library},
};

bool primum_library_at(size_t index, struct primum_library *library)
{
    if (index >= sizeof libraries / sizeof *libraries)
        return false;
    *library = (struct primum_library){libraries[index].name,
                                       libraries[index].version()};
    return true;
}
