/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a seed to a scenario that is loaded, by way of its text. */
#include "support/trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void say_refused(const struct trial *trial, struct primum_report *report)
{
    char *found = primum_report_render(report, PRIMUM_FORMAT_HUMAN);

    printf("# the scenario of seed %ju does not load:\n%s",
           (uintmax_t)trial->seed, found);
    free(found);
}

const struct primum_catalogue *trial_catalogue(void)
{
    struct primum_report *report = primum_report_new();
    const struct primum_catalogue *catalogue;

    if (primum_catalogue_parse("catalogue.yaml", writer_catalogue,
                               strlen(writer_catalogue), report, &catalogue))
        abort();
    primum_report_free(report);
    return catalogue;
}

bool trial_init(struct trial *trial, uint64_t seed, bool faults)
{
    struct knobs knobs = generator_small(seed);

    knobs.faults = faults;
    return trial_init_with(trial, seed, &knobs);
}

bool trial_init_with(struct trial *trial, uint64_t seed,
                     const struct knobs *knobs)
{
    struct primum_report *report = primum_report_new();

    *trial = (struct trial){
        .seed = seed, .knobs = *knobs, .catalogue = trial_catalogue()};
    trial->draft = generator_draft(&trial->knobs, seed);
    emitter_init(&trial->file, seed, !trial->knobs.strange);
    writer_write(trial->draft, true, &trial->file);
    if (primum_scenario_parse("draft.yaml", trial->file.out.bytes,
                              trial->file.out.length, trial->catalogue, report,
                              &trial->scenario))
        say_refused(trial, report);
    primum_report_free(report);
    return trial->scenario;
}

void trial_release(struct trial *trial)
{
    primum_scenario_free(trial->scenario);
    primum_catalogue_free(trial->catalogue);
    generator_free(trial->draft);
    emitter_release(&trial->file);
}
