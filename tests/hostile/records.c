/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that are damaged, or made to do harm: whatever is in the file, it is
 * read without a crash, what does not make sense is said in a sentence that may
 * be shown, and every sound attempt beside it can still be read. */
#include "base/text.h"
#include "primum_records.h"
#include "records/records.h"
#include "support/child.h"
#include "support/dice.h"
#include "support/sanitized.h"
#include "support/tally.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CORPUS "tests/records/corpus/form-1.db"
#define COPY "records.db"
#define NOW 1790000000000
#define FLIPS (SANITIZED ? 100 : 600)

enum { FOUND, CALM, REFUSED, SURVIVED, OTHERS, TALLIES };

static struct tally tallies[TALLIES] = {
    [FOUND] = {"what breaks a rule is found", 0, 0},
    [CALM] = {"what is said may be shown", 0, 0},
    [REFUSED] = {"what cannot be played again is refused with a reason", 0, 0},
    [SURVIVED] = {"a damaged file is no harm", 0, 0},
    [OTHERS] = {"sound attempts beside a broken one are read", 0, 0},
};

static struct text corpus;

static void read_corpus(const char *path)
{
    FILE *file = fopen(path, "rb");
    char part[4096];

    if (!file)
        abort();
    for (size_t got; (got = fread(part, 1, sizeof part, file));)
        text_add(&corpus, part, got);
    fclose(file);
}

static void write_copy(const char *bytes, size_t length)
{
    FILE *file;

    unlink(COPY);
    unlink(COPY "-wal");
    unlink(COPY "-shm");
    file = fopen(COPY, "wb");
    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file))
        abort();
}

/* ---- Reading whatever is there ---- */

struct reading {
    struct primum_records *records;
    struct text said;
    unsigned problems, refused, read;
};

static bool complain(void *with, const char *problem)
{
    struct reading *reading = with;

    text_format(&reading->said, "%s\n", problem);
    reading->problems++;
    return reading->problems < 50;
}

static bool hear(void *with, const char *event)
{
    (void)with;
    return *event == '{';
}

static void add_up(void *with, const struct primum_foretold *foretold)
{
    primum_calibration_add(with, foretold->said->guess, foretold->said->sure,
                           foretold->went, foretold->chances);
}

static bool read_one(void *with, const struct primum_attempt *attempt)
{
    struct reading *reading = with;
    struct primum_calibration calibration = {0};
    struct primum_record *record;
    const struct primum_prediction *predictions;
    const struct primum_visit *visits;

    if (primum_record_open(reading->records, attempt->id, &record)) {
        text_format(&reading->said, "%s\n",
                    primum_records_problem(reading->records));
        reading->refused++;
        return true;
    }
    reading->read++;
    free(primum_json_start(primum_record_session(record)));
    primum_record_predictions(record, &predictions);
    primum_record_visits(record, &visits);
    primum_record_events(record, true, hear, NULL);
    primum_record_foretold(record, add_up, &calibration);
    primum_record_free(record);
    return true;
}

static bool read_words(void *with, const struct primum_attempt *attempt,
                       const struct primum_reflection *reflection)
{
    (void)with;
    return strlen(attempt->id) + strlen(reflection->question) +
               strlen(reflection->answer) <
           SIZE_MAX;
}

static bool gather(void *with, const struct primum_attempt *attempt)
{
    text_format(with, "%s\n", attempt->id);
    free(primum_json_attempt(attempt));
    return true;
}

/* All of it, with what was written; no more than a few states are solved. */
static void export_all(struct primum_records *records,
                       enum primum_export_format format)
{
    const struct primum_effort effort = {.memory = 1 << 20};
    const struct primum_export_how how = {format, true, NOW, &effort};
    struct primum_export *out = primum_export_new(records, &how);
    struct text ids = {0};
    char *rest, *text;

    text_put(&ids, "");
    primum_records_attempts(records, &(struct primum_attempts){0}, gather,
                            &ids);
    for (char *id = strtok_r(ids.bytes, "\n", &rest); id;
         id = strtok_r(NULL, "\n", &rest)) {
        primum_export_attempt(out, id, &text);
        free(text);
    }
    primum_export_free(out);
    text_release(&ids);
}

static void add_together(struct primum_records *records)
{
    static const char *const scenarios[] = {"room"};
    const struct primum_clock clock = {NOW, 3600};
    struct primum_progress *progress;
    struct primum_practised practised;
    struct primum_offer *offers;
    size_t count;

    if (!primum_records_progress(records, &clock, 12, &progress))
        free(primum_json_progress(progress));
    primum_progress_free(progress);
    primum_records_offers(records, scenarios, 1, &clock, &offers, &count);
    free(offers);
    primum_records_practised(records, *scenarios, &practised);
    for (int format = PRIMUM_EXPORT_JSON; format <= PRIMUM_EXPORT_XAPI;
         format++)
        export_all(records, (enum primum_export_format)format);
}

static void read_all(struct reading *reading)
{
    struct primum_records *records = reading->records;
    struct primum_holdings holdings;
    char id[PRIMUM_ATTEMPT_ID];

    text_put(&reading->said, "");
    primum_records_attempts(records, &(struct primum_attempts){0}, read_one,
                            reading);
    primum_records_attempts(records, &(struct primum_attempts){.open = true},
                            read_one, reading);
    primum_records_reflections(records, read_words, NULL);
    primum_records_holdings(records, &holdings);
    primum_records_trainee(records);
    primum_records_find(records, "last", id);
    add_together(records);
    primum_records_check(records, complain, reading);
    if (primum_records_problem(records))
        text_format(&reading->said, "%s\n", primum_records_problem(records));
}

static void note_calm(const struct reading *reading, const char *what)
{
    tally_case(&tallies[CALM], child_is_calm(&reading->said), "%s: %s", what,
               reading->said.bytes);
}

/* ---- Bytes ---- */

static void try_bytes(const char *bytes, size_t length, uint64_t number)
{
    struct reading reading = {0};
    char name[40];

    snprintf(name, sizeof name, "damage %ju", (uintmax_t)number);
    write_copy(bytes, length);
    if (!primum_records_open(
            COPY, number % 2 ? PRIMUM_RECORDS_READ : PRIMUM_RECORDS_WRITE,
            &reading.records))
        read_all(&reading);
    else
        text_format(&reading.said, "%s\n",
                    primum_records_problem(reading.records));
    note_calm(&reading, name);
    primum_records_close(reading.records);
    tally_case(&tallies[SURVIVED], true, "%s", name);
    text_release(&reading.said);
}

/* Some bytes are others, or the end is missing. */
static void damage(uint64_t number)
{
    struct dice dice = dice_for(701, number);
    size_t length = corpus.length;
    char *bytes = malloc(length);

    if (!bytes)
        abort();
    memcpy(bytes, corpus.bytes, length);
    for (uint32_t i = 0, count = 1 + dice_below(&dice, 40); i < count; i++)
        bytes[dice_below(&dice, (uint32_t)length)] =
            (char)dice_below(&dice, 256);
    if (number % 5 == 0)
        length = dice_below(&dice, (uint32_t)length);
    if (number % 5 == 1) {
        uint32_t page = dice_below(&dice, (uint32_t)(length / 4096));
        for (size_t i = 0; i < 4096; i++)
            bytes[page * 4096 + i] = (char)dice_below(&dice, 256);
    }
    try_bytes(bytes, length, number);
    free(bytes);
}

/* ---- Rows ---- */

/* What breaks which rule; `refused`: how many of the attempts cannot be read
 * any more, in both lists of them. */
static const struct {
    const char *sql, *part;
    unsigned refused;
} faults[] = {
    {"UPDATE move SET choice = 'jump' WHERE attempt = 3", "not possible", 2},
    {"UPDATE move SET choice = 'wait' WHERE attempt = 1", "lists say", 0},
    {"INSERT INTO move VALUES (1, 1, 1790000001000, 'choice', 'wait', NULL)",
     "not possible", 1},
    {"UPDATE move SET value = 9 WHERE kind = 'rewind'", "not possible", 2},
    {"UPDATE move SET value = 1 << 60 WHERE kind = 'seed' AND attempt = 4",
     "not possible", 2},
    {"UPDATE move SET value = -1 WHERE kind = 'seed' AND attempt = 4",
     "not possible", 2},
    {"UPDATE move SET kind = 'leap' WHERE kind = 'seed' AND attempt = 4",
     "not possible", 2},
    {"UPDATE move SET number = 7 WHERE attempt = 4 AND number = 2",
     "not possible", 2},
    {"DELETE FROM move WHERE attempt = 3", "no choice of its own", 0},
    {"UPDATE move SET at = 5 WHERE attempt = 3", "time goes backwards", 0},
    {"UPDATE move SET attempt = 99 WHERE attempt = 3", "belongs to no attempt",
     0},
    {"UPDATE text SET bytes = x'00'", "damaged", 7},
    {"UPDATE text SET sha256 = replace(sha256, 'a', 'b')", "damaged", 7},
    {"DELETE FROM text", "damaged", 7},
    {"INSERT INTO text(sha256, bytes) VALUES"
     "  (substr(hex(zeroblob(32)), 1, 64), x'00')",
     "no attempt needs", 0},
    {"UPDATE attempt SET text = catalogue", "cannot be used", 7},
    {"UPDATE attempt SET catalogue = NULL", "cannot be used", 7},
    {"UPDATE attempt SET start = 'scene=moon' WHERE number = 3",
     "means nothing", 2},
    {"UPDATE attempt SET start = char(27) || '[31m' WHERE number = 3",
     "means nothing", 2},
    {"UPDATE attempt SET id = 'x' || char(27) || '[2J' WHERE number = 3",
     "which is no id", 0},
    {"UPDATE attempt SET id = '' WHERE number = 3", "which is no id", 0},
    {"UPDATE attempt SET scenario = '../../x' WHERE number = 3", "name", 2},
    {"UPDATE attempt SET scenario = '' WHERE number = 3", "name", 2},
    {"UPDATE attempt SET title = CAST(x'ff41fe' AS TEXT) WHERE number = 3",
     "not a text", 0},
    {"UPDATE attempt SET title = 'a' || char(0) || 'b' WHERE number = 3",
     "not a text", 0},
    {"UPDATE attempt SET borrowed = 50 WHERE number = 3", "took over", 0},
    {"UPDATE attempt SET borrowed = -1 WHERE number = 3", "CHECK", 0},
    {"UPDATE attempt SET seed = -1 WHERE number = 3", "CHECK", 0},
    {"DELETE FROM visit WHERE attempt = 3", "visit", 0},
    {"UPDATE visit SET number = 4 WHERE attempt = 3", "visit", 0},
    {"UPDATE reflection SET number = 4 WHERE attempt = 3", "missing", 0},
    {"UPDATE reflection SET answer = CAST(x'c328' AS TEXT)", "not a text", 0},
    {"UPDATE prediction SET move = 2 WHERE move = 0", "not about a choice", 0},
    {"UPDATE prediction SET guess = 77", "CHECK", 0},
    {"DELETE FROM summary WHERE attempt = 3", "is not told right", 0},
    {"UPDATE summary SET choices = 9 WHERE attempt = 3", "lists say", 0},
    {"UPDATE summary SET last = 9 WHERE attempt = 3", "is not told right", 0},
    {"UPDATE summary SET ending = 'together' WHERE attempt = 1", "lists say",
     0},
    {"UPDATE summary SET standing = 5 WHERE attempt = 3", "CHECK", 0},
    {"UPDATE tally SET met = 9 WHERE attempt = 3", "not counted right", 0},
    {"UPDATE tally SET tag = 'nothing' WHERE attempt = 3", "not counted right",
     0},
    {"DELETE FROM tally WHERE attempt = 3", "not counted right", 0},
    {"UPDATE prediction SET guess = -2147483648", "CHECK", 0},
    {"UPDATE prediction SET guess = 100000", "CHECK", 0},
    {"UPDATE prediction SET sure = 2147483647", "CHECK", 0},
    {"UPDATE prediction SET sure = (4 << 32) + 1", "CHECK", 0},
    {"UPDATE summary SET standing = 1 WHERE attempt = 2", "how it ended", 0},
    {"UPDATE summary SET ending_title = NULL WHERE standing = 1", "lists say",
     0},
    {"UPDATE attempt SET begun = -9223372036854775807 - 1, borrowed = 50",
     "took over", 0},
    {"UPDATE attempt SET begun = 9223372036854775806", "time goes backwards",
     0},
    {"UPDATE summary SET last = -9223372036854775807 - 1", "is not told right",
     0},
    {"UPDATE summary SET last = 9223372036854775807", "is not told right", 0},
    {"UPDATE visit SET begun = -9223372036854775807 - 1,"
     " ended = 9223372036854775807",
     "is not told right", 0},
    {"UPDATE reflection SET at = 9223372036854775807", "is not told right", 0},
    {"UPDATE attempt SET id = replace(printf('%36s', ''), ' ', char(8364))"
     " WHERE number = 3",
     "which is no id", 2},
    {"DELETE FROM about", "to other programs", 0},
    {"CREATE TRIGGER t AFTER INSERT ON move BEGIN DELETE FROM reflection; END",
     "not those that this program makes", 0},
    {"DROP INDEX attempt_begun", "not those that this program makes", 0},
    {"CREATE VIEW v AS SELECT 1", "not those that this program makes", 0},
};

#define LISTED 7 /* four attempts, and the three of them that are open */

static void try_fault(size_t which)
{
    struct reading reading = {0};

    write_copy(corpus.bytes, corpus.length);
    if (primum_records_open(COPY, PRIMUM_RECORDS_WRITE, &reading.records))
        abort();
    store_script(reading.records->store, "PRAGMA foreign_keys = OFF;"
                                         "PRAGMA ignore_check_constraints = ON;"
                                         "PRAGMA synchronous = OFF");
    if (store_script(reading.records->store, faults[which].sql)) {
        printf("# %s: %s\n", faults[which].sql,
               primum_records_problem(reading.records));
        exit(EXIT_FAILURE);
    }
    store_script(reading.records->store,
                 "PRAGMA ignore_check_constraints = OFF");
    read_all(&reading);
    tally_case(&tallies[FOUND],
               reading.problems &&
                   strstr(reading.said.bytes, faults[which].part),
               "%s: %s", faults[which].sql, reading.said.bytes);
    tally_case(&tallies[REFUSED], reading.refused == faults[which].refused,
               "%s: %u refused: %s", faults[which].sql, reading.refused,
               reading.said.bytes);
    tally_case(&tallies[OTHERS],
               reading.read + reading.refused >= LISTED - 2 &&
                   reading.refused == faults[which].refused,
               "%s: %u read", faults[which].sql, reading.read);
    note_calm(&reading, faults[which].sql);
    primum_records_close(reading.records);
    text_release(&reading.said);
}

int main(int argc, char **argv)
{
    uint64_t effort = tally_effort(argc, argv);

    read_corpus(CORPUS);
    child_enter();
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        try_fault(i);
    for (uint64_t i = 0; i < FLIPS * effort; i++)
        damage(i);
    text_release(&corpus);
    return tally_end(tallies, TALLIES);
}
