/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenarios from paths: the file, and the catalogue beside it. */
#include "base/memory.h"
#include "base/report.h"
#include "base/text.h"
#include "scenario/input.h"
#include "scenario/load.h"
#include "scenario/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum primum_status
primum_scenario_parse(const char *path, const char *text, size_t length,
                      const struct primum_catalogue *catalogue,
                      struct primum_report *report,
                      const struct primum_scenario **result)
{
    struct input input = {
        .path = path, .length = length, .catalogue = catalogue};
    struct scenario *scenario;

    *result = NULL;
    if (length > YAML_FILE_MAX)
        return input_too_large(path, report);
    input.text = memory_text(text, length);
    enum primum_status status = load_text(&input, report, &scenario);
    if (!status)
        *result = &scenario->words;
    return status;
}

static enum primum_status
load_file(const char *path, const struct primum_catalogue *catalogue,
          bool catalogue_broken, struct primum_report *report,
          struct scenario **scenario)
{
    struct input input = {.path = path,
                          .catalogue = catalogue,
                          .catalogue_broken = catalogue_broken};
    enum primum_status status =
        input_read(path, report, &input.text, &input.length);

    *scenario = NULL;
    return status ? status : load_text(&input, report, scenario);
}

enum primum_status
primum_scenario_load(const char *path, const struct primum_catalogue *catalogue,
                     struct primum_report *report,
                     const struct primum_scenario **result)
{
    struct scenario *scenario;
    enum primum_status status =
        load_file(path, catalogue, false, report, &scenario);

    *result = scenario ? &scenario->words : NULL;
    return status;
}

/* "scenarios/the-closed-door.yaml" has "scenarios/catalogue.yaml" beside it. */
static char *catalogue_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct text beside = {0};

    if (slash)
        text_add(&beside, path, (size_t)(slash + 1 - path));
    text_put(&beside, "catalogue.yaml");
    return text_take(&beside);
}

enum primum_status primum_scenario_open(const char *path,
                                        struct primum_report *report,
                                        const struct primum_scenario **result)
{
    const struct primum_catalogue *catalogue = NULL;
    struct scenario *scenario;
    char *beside = catalogue_beside(path);
    enum primum_status status = PRIMUM_OK, loaded;

    if (!access(beside, F_OK))
        status = primum_catalogue_load(beside, report, &catalogue);
    free(beside);
    loaded = load_file(path, catalogue, status != PRIMUM_OK, report, &scenario);
    if (scenario)
        scenario->own_catalogue = catalogue;
    else
        primum_catalogue_free(catalogue);
    if (scenario && status) {
        primum_scenario_free(&scenario->words);
        scenario = NULL;
    }
    *result = scenario ? &scenario->words : NULL;
    return loaded > status ? loaded : status;
}

const struct primum_scenario *primum_scenario_peek(const char *path)
{
    struct primum_report *report = primum_report_new();
    struct scenario *scenario = NULL;
    char *text;
    size_t length;

    if (!input_read(path, report, &text, &length))
        scenario = load_peek(path, text, length);
    primum_report_free(report);
    return scenario ? &scenario->words : NULL;
}
