/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to load a large scenario, beside the time in which libyaml
 * alone takes the same bytes apart, and how much memory it keeps. */
#include "primum.h"
#include "support/generator.h"
#include "support/stopwatch.h"
#include "support/writer.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

#define SCENES 10000
#define RUNS 11

struct file {
    char *text;
    size_t length;
};

static struct file file_new(uint32_t scenes, uint32_t back)
{
    struct knobs knobs = generator_large(scenes, back);
    struct draft *draft = generator_draft(&knobs, 1);
    char *text = writer_text(draft, 1, true);

    generator_free(draft);
    return (struct file){text, strlen(text)};
}

/* The floor: every event, and nothing done with it. */
static double time_events(const struct file *file)
{
    yaml_parser_t parser;
    yaml_event_t event;
    double start = stopwatch_now();
    yaml_event_type_t type;

    if (!yaml_parser_initialize(&parser))
        abort();
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)file->text,
                                 file->length);
    do {
        if (!yaml_parser_parse(&parser, &event))
            abort();
        type = event.type;
        yaml_event_delete(&event);
    } while (type != YAML_STREAM_END_EVENT);
    yaml_parser_delete(&parser);
    return stopwatch_now() - start;
}

static size_t bytes_in_use(void)
{
    struct mallinfo2 info = mallinfo2();

    return info.uordblks + info.hblkhd;
}

static double time_load(const struct file *file, size_t *kept)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    size_t before = bytes_in_use();
    double start = stopwatch_now();

    if (primum_scenario_parse("bench.yaml", file->text, file->length, NULL,
                              report, &scenario)) {
        fputs(primum_report_render(report, PRIMUM_FORMAT_SHORT), stderr);
        abort();
    }
    double time = stopwatch_now() - start;
    *kept = bytes_in_use() - before;
    primum_scenario_free(scenario);
    primum_report_free(report);
    return time;
}

static double megabytes_a_second(const struct file *file, double seconds)
{
    return (double)file->length / 1e6 / seconds;
}

static void measure(uint32_t scenes, uint32_t back)
{
    struct file file = file_new(scenes, back);
    double events[RUNS], loads[RUNS];
    size_t kept = 0;

    for (int i = 0; i < RUNS; i++) {
        events[i] = time_events(&file);
        loads[i] = time_load(&file, &kept);
    }
    double floor = stopwatch_share(events, RUNS, 50);
    double load = stopwatch_share(loads, RUNS, 50);
    printf("Load %u scenes, %.1f MB, %u in 100 targets back\n",
           (unsigned)scenes, (double)file.length / 1e6, (unsigned)back);
    printf("  libyaml's events alone        %9.1f ms  %7.1f MB/s\n",
           floor * 1e3, megabytes_a_second(&file, floor));
    printf("  to a scenario, checked        %9.1f ms  %7.1f MB/s   aim 80\n",
           load * 1e3, megabytes_a_second(&file, load));
    printf("  ratio                         %9.2f                 "
           "aim 1.15\n",
           load / floor);
    printf("  kept beyond the text, a scene %9.0f bytes           "
           "aim 2048\n",
           ((double)kept - (double)file.length) / scenes);
    free(file.text);
}

int main(void)
{
    measure(SCENES, 0);
    measure(SCENES, 15);
    return 0;
}
