/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to count many trainees' exports, beside the time in which
 * their JSON alone is read, and how much memory is kept for them. */
#include "base/json.h"
#include "primum_records.h"
#include "support/exports.h"
#include "support/stopwatch.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#define EACH 5 /* attempts of a trainee */
#define SCENARIOS 28
#define SCENES 12

struct times {
    double json, count, report;
    size_t bytes, kept;
};

static size_t bytes_in_use(void)
{
    struct mallinfo2 info = mallinfo2();

    return info.uordblks + info.hblkhd;
}

static void draw_file(struct text *text, uint32_t trainee)
{
    struct dice dice = dice_for(47, trainee);
    struct export_attempt attempts[EACH];

    for (uint32_t i = 0; i < EACH; i++) {
        attempts[i] =
            exports_draw(&dice, trainee * EACH + i, 2, SCENARIOS, SCENES);
        attempts[i].explained = true;
    }
    exports_write(text, trainee, 1, attempts, EACH);
}

/* The floor: all values, and nothing done with them. */
static double time_json(const struct text *file)
{
    struct json_text text;
    double start = stopwatch_now();

    json_text_init(&text, file->bytes, file->length);
    json_free(json_value(&text));
    return stopwatch_now() - start;
}

static double time_count(struct primum_cohort *cohort, const struct text *file)
{
    double start = stopwatch_now();

    if (primum_cohort_add(cohort, "it", file->bytes, file->length, NULL, NULL))
        abort();
    return stopwatch_now() - start;
}

static void measure(uint32_t trainees)
{
    struct times times = {0};
    size_t before = bytes_in_use();
    struct primum_cohort *cohort = primum_cohort_new();

    for (uint32_t t = 0; t < trainees; t++) {
        struct text file = {0};
        draw_file(&file, t);
        times.json += time_json(&file);
        times.count += time_count(cohort, &file);
        times.bytes += file.length;
        text_release(&file);
    }
    times.kept = bytes_in_use() - before;
    double start = stopwatch_now();
    free(primum_html_cohort(primum_cohort_report(cohort, PRIMUM_COHORT_EXACT)));
    times.report = stopwatch_now() - start;
    printf("Count %u exports, %.0f MB, %u attempts\n", (unsigned)trainees,
           (double)times.bytes / 1e6, (unsigned)(trainees * EACH));
    printf("  their JSON alone              %9.2f s\n", times.json);
    printf("  counted                       %9.2f s    aim: seconds\n",
           times.count);
    printf("  the report, as a page         %9.3f s\n", times.report);
    printf("  kept                          %9.1f MB   aim: flat but for the "
           "ids\n",
           (double)times.kept / 1e6);
    primum_cohort_free(cohort);
}

int main(void)
{
    measure(1000);
    measure(10000);
    return 0;
}
