/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How quick it is where much is kept: RECORDS attempts (100,000 unless it is
 * said) at 30 scenarios.  A few are played and kept as the program does; the
 * others are copies of them with ids and times of their own, made in the file
 * itself.  Then the start screen, the history and the like, beside /bin/true
 * and a query that asks nothing; and an answer that is kept, beside an fsync
 * of as many bytes. */
#define _XOPEN_SOURCE 700 /* pseudo-terminals */
#include "primum_records.h"
#include "records/store.h"
#include "support/child.h"
#include "support/ordeal.h"
#include "support/stopwatch.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define SCENARIOS 30
#define TURNS 4
#define RUNS 21
#define COMMITS 201
#define FRAME 4120 /* bytes that SQLite logs for a page */
#define APPLICATION 0x5072696d
#define BEGINNING INT64_C(1700000000000)

static char folder[4096]; /* beside this program: on a disk */
static char scenarios[4200], records_path[4200];

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "%s\n", what ? what : "bench of records");
    abort();
}

/* ---- Scenarios ---- */

static const char catalogue[] = "practices:\n"
                                "  waiting: {name: Waiting}\n"
                                "  asking: {name: Asking}\n"
                                "harms:\n"
                                "  pushing: {name: Pushing}\n";

static void write_file(const char *name, const char *text)
{
    char path[4400];

    snprintf(path, sizeof path, "%s/%s", scenarios, name);
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file))
        fail(path);
}

static void write_scenario(unsigned number)
{
    struct text text = {0};
    char name[32];

    text_format(&text,
                "primum: 1\ntitle: Room %u\nauthors: A bench\n"
                "people: {ana: {name: Ana}}\n"
                "gauges: {calm: {start: 5, max: 9}}\nscenes:\n",
                number);
    for (unsigned i = 1; i <= TURNS; i++) {
        char next[16] = "over";
        if (i < TURNS)
            snprintf(next, sizeof next, "room-%u", i + 1);
        text_format(&text,
                    "  room-%u:\n    lines: Ana looks up in room %u.\n"
                    "    choices:\n"
                    "      wait: {do: Wait., lines: She goes on., effects: "
                    "{calm: +1}, practices: waiting, next: %s}\n"
                    "      push: {say: Well., lines: She stops., effects: "
                    "{calm: -2}, harms: pushing, next: %s}\n",
                    i, number, next, next);
    }
    text_format(&text, "  over:\n    next:\n"
                       "      - {when: calm >= 5, next: warm}\n"
                       "      - {next: cold}\n"
                       "endings:\n  warm: {outcome: helped, title: Warm}\n"
                       "  cold: {outcome: harmed, title: Cold}\n");
    snprintf(name, sizeof name, "room-%02u.yaml", number);
    write_file(name, text.bytes);
    text_release(&text);
}

/* ---- Attempts ---- */

static struct primum_records *open_records(enum primum_records_use use)
{
    struct primum_records *records;

    if (primum_records_open(records_path, use, &records))
        fail(primum_records_problem(records));
    return records;
}

static const struct primum_scenario *load(unsigned number)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    char path[4400];

    snprintf(path, sizeof path, "%s/room-%02u.yaml", scenarios, number);
    if (primum_scenario_open(path, report, &scenario))
        fail(primum_report_render(report, PRIMUM_FORMAT_SHORT));
    primum_report_free(report);
    return scenario;
}

/* Plays so many turns and keeps each; times them, if wanted. */
static void keep(struct primum_records *records,
                 const struct primum_scenario *scenario, uint64_t number,
                 int turns, double *times)
{
    unsigned char random[10] = {(unsigned char)number,
                                (unsigned char)(number >> 8)};
    char id[PRIMUM_ATTEMPT_ID];
    struct primum_session *session = primum_session_new(scenario, NULL, number);
    int64_t now = BEGINNING + (int64_t)number * 1000;

    primum_attempt_id(now, random, id);
    const struct primum_beginning beginning = {
        .id = id, .now = now, .path = "/home/somebody/room.yaml"};
    struct primum_recording *recording =
        primum_recording_new(records, session, &beginning);
    for (int i = 0; i < turns; i++) {
        const uint32_t *choices;
        size_t count = primum_session_choices(session, &choices);
        primum_session_take(session, choices[(number + (uint64_t)i) % count]);
        double begin = stopwatch_now();
        if (primum_recording_keep(recording, NULL, now + i))
            fail(primum_records_problem(records));
        if (times)
            *times++ = stopwatch_now() - begin;
    }
    primum_recording_leave(recording, NULL, now + turns);
    primum_recording_free(recording);
    primum_session_free(session);
}

/* Of each scenario one that came to its end, and one that did not. */
static void keep_patterns(void)
{
    struct primum_records *records = open_records(PRIMUM_RECORDS_WRITE);

    for (unsigned i = 0; i < SCENARIOS; i++) {
        const struct primum_scenario *scenario = load(i);
        keep(records, scenario, 2 * i, TURNS, NULL);
        keep(records, scenario, 2 * i + 1, TURNS - 1, NULL);
        primum_scenario_free(scenario);
    }
    primum_records_close(records);
}

/* Which attempt each copy is of; they begin a minute and a half apart.  One in
 * 500 is left in the middle. */
static const char copies[] =
    "PRAGMA temp_store = MEMORY;"
    "CREATE TEMP TABLE copy(number INTEGER PRIMARY KEY, pattern, begun);"
    "INSERT INTO temp.copy"
    "  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
    "    WHERE i < (SELECT CAST(value AS INTEGER) FROM about"
    "      WHERE key = 'bench'))"
    "  SELECT 60 + i, 1 + i * 7 % 30 * 2 + (i % 500 = 0),"
    "    1700000100000 + i * 90000 FROM n;";

static const char fill[] =
    "INSERT INTO attempt SELECT c.number,"
    "  printf('%08x-%04x-7%03x-%04x-%012x', c.begun >> 16, c.begun & 65535,"
    "    c.number & 4095, 32768 | (c.number >> 12) & 16383,"
    "    c.number * 2654435761 & 281474976710655),"
    "  scenario, title, path, text, catalogue, start, seed, c.begun,"
    "  explains_last, predicts, NULL, 0"
    "  FROM copy c JOIN attempt a ON a.number = pattern ORDER BY c.number;"
    "INSERT INTO move SELECT c.number, m.number, c.begun + m.number, kind,"
    "  choice, value FROM copy c JOIN move m ON m.attempt = pattern"
    "  ORDER BY c.number;"
    "INSERT INTO visit SELECT c.number, v.number, c.begun, c.begun + 4"
    "  FROM copy c JOIN visit v ON v.attempt = pattern ORDER BY c.number;"
    "INSERT INTO summary SELECT c.number, c.begun + 4, choices, standing,"
    "  ending, ending_title, outcome FROM copy c JOIN summary s"
    "  ON s.attempt = pattern ORDER BY c.number;"
    "INSERT INTO tally SELECT c.number, tag, harm, met, asked, missed, surely"
    "  FROM copy c JOIN tally t ON t.attempt = pattern ORDER BY c.number;"
    "DELETE FROM about WHERE key = 'bench'";

/* Nobody minds if this file is lost. */
static const char hurry[] = "PRAGMA synchronous = OFF;"
                            "PRAGMA cache_size = -200000;";

static void copy(size_t count)
{
    bool fresh;
    struct store *store =
        store_open(records_path, PRIMUM_RECORDS_WRITE, APPLICATION, &fresh);
    struct query *query;

    store_script(store, hurry);
    store_begin(store);
    query = store_query(store, "INSERT INTO about VALUES('bench', ?1)");
    char number[32];
    snprintf(number, sizeof number, "%zu", count);
    store_give_text(query, number);
    store_run(query);
    if (store_commit(store) || store_script(store, copies))
        fail(store_problem(store));
    store_begin(store);
    store_script(store, fill);
    if (store_commit(store))
        fail(store_problem(store));
    store_close(store);
}

/* In a process of its own, so that this one stays small and quick to fork. */
static void multiply(size_t count)
{
    int status = -1;
    pid_t pid = fork();

    if (!pid) {
        copy(count);
        _exit(0);
    }
    if (pid < 0 || waitpid(pid, &status, 0) < 0 || status)
        fail("the copies could not be made");
}

/* ---- Times ---- */

static double half(double *times, size_t count)
{
    return stopwatch_share(times, count, 50) * 1e3;
}

/* A command, to its end.  Its exit code. */
static int time_command(const char *const *argv, double *time, long *peak)
{
    double times[RUNS];

    int status = 0;

    for (int i = 0; !status && i < RUNS; i++) {
        struct child child;
        double begin = stopwatch_now();
        child_run(&child, argv, NULL);
        times[i] = stopwatch_now() - begin;
        status = child.status;
        *peak = child.peak;
        child_release(&child);
    }
    *time = status ? 0 : half(times, RUNS);
    return status;
}

/* The start screen, at a terminal of our own, to its prompt. */
static double time_start(void)
{
    struct winsize size = {24, 80, 0, 0};
    char said[65536];
    size_t length = 0;
    double begin = stopwatch_now();
    int screen = posix_openpt(O_RDWR | O_NOCTTY);

    if (screen < 0 || grantpt(screen) || unlockpt(screen))
        fail("terminal");
    ioctl(screen, TIOCSWINSZ, &size);
    pid_t pid = fork();
    if (!pid) {
        setsid();
        int terminal = open(ptsname(screen), O_RDWR);
        close(screen); /* or nobody would ever hang up */
        for (int i = 0; i < 3; i++)
            dup2(terminal, i);
        execl(child_program(), "primum", (char *)NULL);
        _exit(127);
    }
    do {
        ssize_t got = read(screen, said + length, sizeof said - length - 1);
        if (got <= 0)
            fail("the start screen does not ask");
        length += (size_t)got;
        said[length] = '\0';
    } while (!strstr(said, "\x1b[?2004h"));
    double time = stopwatch_now() - begin;
    close(screen);
    waitpid(pid, NULL, 0);
    return time;
}

static double time_starts(void)
{
    double times[RUNS];

    for (int i = 0; i < RUNS; i++)
        times[i] = time_start();
    return half(times, RUNS);
}

/* Opening the records, asking for a number, closing: in here. */
static double time_query(void)
{
    double times[RUNS];
    bool fresh;

    for (int i = 0; i < RUNS; i++) {
        double begin = stopwatch_now();
        struct store *store =
            store_open(records_path, PRIMUM_RECORDS_READ, APPLICATION, &fresh);
        if (store_number(store_query(store, "SELECT 1"), 0) != 1)
            fail(store_problem(store));
        store_close(store);
        times[i] = stopwatch_now() - begin;
    }
    return half(times, RUNS);
}

static void show(const char *what, double time, long peak, const char *aim)
{
    printf("  %-30s%8.2f ms", what, time);
    if (peak)
        printf("  %6ld KiB", peak);
    else if (*aim)
        printf("            ");
    printf("%s%s\n", *aim ? "  aim " : "", aim);
}

static void show_command(const char *what, const char *const *argv,
                         const char *aim)
{
    long peak;
    double time;
    int status = time_command(argv, &time, &peak);

    if (status)
        printf("  %-30sexit code %d\n", what, status);
    else
        show(what, time, peak, aim);
}

static void measure(const char *kept)
{
    const char *program = child_program();

    printf("Records, %s attempts\n", kept);
    show_command("/bin/true", (const char *const[]){"/bin/true", NULL}, "");
    show("an empty query", time_query(), 0, "");
    show("start screen, to its prompt", time_starts(), 0, "50");
    show_command("history", (const char *const[]){program, "history", NULL},
                 "20");
    show_command("list", (const char *const[]){program, "list", NULL}, "");
    show_command("show", (const char *const[]){program, "show", NULL}, "");
}

/* ---- An answer ---- */

static void measure_answers(void)
{
    static double kept[COMMITS * TURNS], bare[COMMITS];
    static char bytes[FRAME];
    struct primum_records *records = open_records(PRIMUM_RECORDS_WRITE);
    const struct primum_scenario *scenario = load(0);
    char path[4400];

    snprintf(path, sizeof path, "%s/bare", folder);
    int fd = open(path, O_RDWR | O_CREAT, 0600);
    for (int i = 0; i < COMMITS; i++) {
        keep(records, scenario, 1000 + (uint64_t)i, TURNS, kept + i * TURNS);
        double begin = stopwatch_now();
        if (pwrite(fd, bytes, sizeof bytes, (off_t)i * FRAME) != FRAME ||
            fdatasync(fd))
            fail(path);
        bare[i] = stopwatch_now() - begin;
    }
    close(fd);
    primum_scenario_free(scenario);
    primum_records_close(records);
    show("an answer is kept", half(kept, COMMITS * TURNS), 0, "");
    show("an fsync of a page, alone", half(bare, COMMITS), 0, "");
}

/* A folder with the scenarios, and the environment of a person. */
static void settle(const char *program)
{
    char here[3000];
    const char *slash = strrchr(program, '/');

    if (!getcwd(here, sizeof here))
        fail("getcwd");
    snprintf(folder, sizeof folder, "%s%s%.*s/records-XXXXXX",
             *program == '/' ? "" : here, *program == '/' ? "" : "/",
             slash ? (int)(slash - program) : 1, slash ? program : ".");
    if (!mkdtemp(folder))
        fail(folder);
    snprintf(scenarios, sizeof scenarios, "%s/scenarios", folder);
    snprintf(records_path, sizeof records_path, "%s/records.db", folder);
    setenv("HOME", folder, 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("INPUTRC", "/dev/null", 1);
    setenv("PRIMUM_SCENARIOS", scenarios, 1);
    setenv("PRIMUM_RECORDS", records_path, 1);
    mkdir(scenarios, 0700);
    write_file("catalogue.yaml", catalogue);
    for (unsigned i = 0; i < SCENARIOS; i++)
        write_scenario(i);
}

int main(int argc, char **argv)
{
    const char *wanted = getenv("RECORDS");
    size_t count = wanted && *wanted ? strtoul(wanted, NULL, 10) : 100000;
    char kept[32];

    settle(argc ? argv[0] : "build/records");
    keep_patterns();
    measure("60");
    double begin = stopwatch_now();
    multiply(count > 60 ? count - 60 : 0);
    double seconds = stopwatch_now() - begin;
    struct stat about = {0};
    stat(records_path, &about);
    snprintf(kept, sizeof kept, "%zu", count);
    measure(kept);
    printf("  (made in %.1f s, %.0f MB)\n", seconds,
           (double)about.st_size / 1e6);
    measure_answers();
    ordeal_sweep_away(folder);
    return 0;
}
