/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is an answer on the disk before the person's reaction is shown?  A process
 * that is killed does not tell, for what it wrote is kept by the system; so the
 * calls are read, in their order.  When a response is written to stdout, all
 * that was written to the files of the records has been synced, and something
 * was since the response before. */
#include "support/ordeal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ANSWERS 12
#define FILES 8

static const char *const playing[] = {
    "play", "--json", "--seed", "7", "tests/crash/twelve-cups.yaml", NULL};
static const char *const answers[ANSWERS] = {"wait", "fill", "wait", "wait",
                                             "fill", "fill", "wait", "fill",
                                             "wait", "wait", "wait", "fill"};

/* What has been seen of the files, by their descriptor. */
struct seen {
    bool dirty[FILES + 1];
    size_t syncs;              /* since the last response */
    size_t responses, unready; /* of answers; shown too early */
};

/* "123 pwrite64(5</home/records.db-wal>, ...": 5, where that is one of the
 * records' files; else 0.  What is in the -shm can be made again. */
static size_t descriptor(const char *line)
{
    const char *open = strchr(line, '(');
    unsigned long number = open ? strtoul(open + 1, NULL, 10) : 0;
    const char *name = open ? strchr(open, '<') : NULL;
    const char *end = name ? strchr(name, '>') : NULL;
    const char *at = name ? strstr(name, "/records.db") : NULL;
    bool ours = at && end && at < end && strncmp(end - 4, "-shm", 4) != 0;

    return ours && number <= FILES ? number : 0;
}

static bool is_dirty(const struct seen *seen)
{
    for (size_t i = 0; i <= FILES; i++)
        if (seen->dirty[i])
            return true;
    return false;
}

static void see_response(struct seen *seen, const char *line)
{
    bool silent = strstr(line, "\\\"choice\\\":\\\"continue\\\"") != NULL;

    seen->responses += !silent;
    if (is_dirty(seen) || (!silent && !seen->syncs)) {
        seen->unready++;
        printf("# not on the disk yet: %s", line);
    }
    seen->syncs = silent ? seen->syncs : 0;
}

static void see(struct seen *seen, const char *line)
{
    size_t file = descriptor(line);
    bool sync = strstr(line, "sync(") != NULL;

    if (strstr(line, "{\\\"event\\\":\\\"response\\\""))
        see_response(seen, line);
    else if (file && sync)
        seen->syncs++;
    if (file)
        seen->dirty[file] = !sync;
}

static void read_log(struct seen *seen, const char *path)
{
    FILE *file = fopen(path, "r");
    char line[4096];

    while (file && fgets(line, sizeof line, file))
        see(seen, line);
    if (file)
        fclose(file);
}

int main(void)
{
    struct seen seen = {0};
    struct text log = {0};
    struct outcome outcome;

    if (!ordeal_can_trace()) {
        puts("ok - the order of writing is left out: strace is not here, or "
             "may not trace");
        return EXIT_SUCCESS;
    }
    char *home = ordeal_folder();
    text_format(&log, "%s/log", home);
    const char *const before[] = {
        "strace", "-f",
        "-qq",    "-y",
        "-s",     "200",
        "-o",     log.bytes,
        "-e",     "trace=write,pwrite64,writev,ftruncate,fsync,fdatasync",
        NULL};
    const struct ordeal ordeal = {.home = home,
                                  .before = before,
                                  .arguments = playing,
                                  .answers = answers,
                                  .answer_count = ANSWERS};
    ordeal_run(&ordeal, &outcome);
    read_log(&seen, log.bytes);
    bool good = seen.responses == ANSWERS && seen.unready == 0;
    printf("%s - each of %zu answers is on the disk before its response is "
           "shown (%zu are not)\n",
           good ? "ok" : "not ok", seen.responses, seen.unready);
    outcome_release(&outcome);
    text_release(&log);
    ordeal_sweep_away(home);
    free(home);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
