/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a scenario, without a catalogue and with one, and as a
 * catalogue.  The loader answers, the same each time, and whatever it says may
 * be sent to a terminal.  What loads can be played, as far as it goes, and
 * checked. */
#include "primum.h"
#include "support/child.h"
#include "support/writer.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static const struct primum_catalogue *catalogue(void)
{
    struct primum_report *report = primum_report_new();
    const struct primum_catalogue *read = NULL;

    primum_catalogue_parse("catalogue.yaml", writer_catalogue,
                           strlen(writer_catalogue), report, &read);
    must(read);
    primum_report_free(report);
    return read;
}

/* Everything about the report, in every form, safe to show. */
static char *check_report(struct primum_report *report,
                          enum primum_status status)
{
    char *shown[PRIMUM_FORMAT_SARIF + 1];

    must((primum_report_count(report, PRIMUM_ERROR) > 0) ==
         (status != PRIMUM_OK));
    for (int format = PRIMUM_FORMAT_HUMAN; format <= PRIMUM_FORMAT_SARIF;
         format++) {
        struct text said = {0};
        shown[format] =
            primum_report_render(report, (enum primum_format)format);
        text_put(&said, shown[format]);
        must(child_is_calm(&said));
        text_release(&said);
    }
    for (int format = PRIMUM_FORMAT_PLAIN; format <= PRIMUM_FORMAT_SARIF;
         format++)
        free(shown[format]);
    primum_report_free(report);
    return shown[PRIMUM_FORMAT_HUMAN];
}

/* The first choice on offer, a few times over. */
static void play(const struct primum_scenario *scenario)
{
    struct primum_session *session = primum_session_new(scenario, NULL, 7);
    const uint32_t *choices;

    for (int i = 0; i < 20 && primum_session_choices(session, &choices); i++) {
        must(primum_session_take(session, choices[0]));
        if (primum_session_steps(session))
            free(primum_json_response(session,
                                      primum_session_steps(session) - 1));
    }
    primum_session_free(session);
}

/* What is proved and advised, within little memory. */
static void prove(const struct primum_scenario *scenario)
{
    const struct primum_effort effort = {.memory = (size_t)1 << 20};
    struct primum_report *report = primum_report_new();
    enum primum_status status = primum_check(scenario, &effort, report);

    free(check_report(report, status));
}

/* What is said of the bytes: free() it. */
static char *load(const uint8_t *data, size_t size,
                  const struct primum_catalogue *beside)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    enum primum_status status = primum_scenario_parse(
        "fuzz.yaml", (const char *)data, size, beside, report, &scenario);

    must((scenario != NULL) == (status == PRIMUM_OK));
    if (scenario) {
        play(scenario);
        prove(scenario);
    }
    primum_scenario_free(scenario);
    return check_report(report, status);
}

static void load_catalogue(const uint8_t *data, size_t size)
{
    struct primum_report *report = primum_report_new();
    const struct primum_catalogue *read;
    enum primum_status status = primum_catalogue_parse(
        "fuzz.yaml", (const char *)data, size, report, &read);

    must((read != NULL) == (status == PRIMUM_OK));
    if (read)
        free(primum_json_catalogue(read, NULL));
    primum_catalogue_free(read);
    free(check_report(report, status));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct primum_catalogue *beside = catalogue();
    char *said = load(data, size, NULL), *again = load(data, size, NULL);

    must(!strcmp(said, again));
    free(load(data, size, beside));
    load_catalogue(data, size);
    free(said);
    free(again);
    primum_catalogue_free(beside);
    return 0;
}
