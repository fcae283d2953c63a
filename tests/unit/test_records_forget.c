/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is forgotten leaves no byte in any file, and all else stays. */
#include "kept.h"

#include <dirent.h>
#include <signal.h>
#include <sys/wait.h>

#define MANY 400 /* so that pages have been split and joined */

static int set_up(void **unused)
{
    load_world(unused);
    return 0;
}

static bool holds(const struct text *bytes, const char *marker)
{
    size_t length = strlen(marker);
    const char *at = bytes->bytes, *end = bytes->bytes + bytes->length;

    while ((at = memchr(at, marker[0], (size_t)(end - at)))) {
        if ((size_t)(end - at) < length)
            return false;
        if (!memcmp(at, marker, length))
            return true;
        at++;
    }
    return false;
}

/* Does any file of the folder hold these bytes? */
static bool is_somewhere(const char *marker)
{
    DIR *folder = opendir(kept_folder);
    bool found = false;

    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[600];
        snprintf(path, sizeof path, "%s/%s", kept_folder, entry->d_name);
        struct text bytes = kept_bytes(path);
        found = found || holds(&bytes, marker);
        text_release(&bytes);
    }
    closedir(folder);
    return found;
}

/* Words with a marker, as long as a page now and then. */
static char *words_of(unsigned n)
{
    struct text words = {0};

    text_format(&words, "marker-%u-begins ", n);
    text_fill(&words, 'w', n % 7 * 800);
    text_format(&words, " marker-%u-ends", n);
    return text_take(&words);
}

static void keep_many(struct primum_records *records)
{
    kept_hurry(records);
    for (unsigned i = 0; i < MANY; i++) {
        unsigned n = 1 + i * 37 % MANY;
        char *words = words_of(n);
        kept_attempt(records, n, words);
        free(words);
    }
}

static void assert_gone(unsigned n)
{
    char marker[40];

    snprintf(marker, sizeof marker, "marker-%u-begins", n);
    assert_false(is_somewhere(marker));
    snprintf(marker, sizeof marker, "marker-%u-ends", n);
    assert_false(is_somewhere(marker));
    assert_false(is_somewhere(kept_id(n)));
}

static void forget(struct primum_records *records, unsigned n)
{
    const char *ids[] = {kept_id(n)};

    kept_fine(records, primum_records_forget(records, ids, 1));
}

/* Where pages were split or joined there are older copies of rows: without the
 * file made anew, one would be left of what goes second here. */
static void no_byte_is_left(void **unused)
{
    (void)unused;
    enum { FIRST = 338 };
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    static char copies[FIRST][PRIMUM_ATTEMPT_ID];
    const char *ids[FIRST];

    keep_many(records);
    for (unsigned i = 0; i < FIRST; i++)
        ids[i] = strcpy(copies[i], kept_id(i + 1));
    kept_fine(records, primum_records_forget(records, ids, FIRST));
    for (unsigned n = FIRST + 1; n <= FIRST + 10; n++) {
        forget(records, n);
        assert_gone(n);
    }
    for (unsigned n = 1; n <= FIRST + 10; n += 9)
        assert_gone(n);
    primum_records_close(records);
    records = kept_open(PRIMUM_RECORDS_READ);
    assert_int_equal(kept_count(records), MANY - FIRST - 10);
    primum_record_free(kept_read(records, kept_id(MANY)));
    kept_sound(records);
    primum_records_close(records);
}

static void no_byte_of_anything_is_left(void **unused)
{
    (void)unused;
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    char trainee[PRIMUM_ATTEMPT_ID];

    keep_many(records);
    strcpy(trainee, primum_records_trainee(records));
    assert_true(is_somewhere(trainee));
    assert_true(is_somewhere("A small world"));
    kept_fine(records, primum_records_forget(records, NULL, 0));
    for (unsigned n = 1; n <= MANY; n++)
        assert_gone(n);
    assert_false(is_somewhere(trainee));
    assert_false(is_somewhere("A small world"));
    assert_int_equal(kept_count(records), 0);
    kept_sound(records);
    primum_records_close(records);
}

/* A text stays as long as an attempt needs it. */
static void texts_go_with_the_last_attempt(void **unused)
{
    (void)unused;
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    struct primum_holdings holdings;

    kept_attempt(records, 1, "");
    kept_attempt(records, 2, "");
    forget(records, 1);
    assert_true(is_somewhere("A small world"));
    primum_record_free(kept_read(records, kept_id(2)));
    forget(records, 2);
    assert_false(is_somewhere("A small world"));
    kept_fine(records, primum_records_holdings(records, &holdings));
    assert_int_equal(holdings.texts, 0);
    primum_records_close(records);
}

/* Another window that reads is in the way of the last byte.  It is said, and
 * made good when the records are next opened. */
static void a_reader_in_the_way_is_told(void **unused)
{
    (void)unused;
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    const char *ids[] = {kept_id(7)};

    kept_attempt(records, 7, "marker-7-begins marker-7-ends");
    kept_attempt(records, 8, "");
    struct primum_records *reader = kept_open(PRIMUM_RECORDS_READ);
    store_hold(reader->store);
    assert_int_equal(kept_count(reader), 2);
    store_be_patient(records->store, 10);
    assert_int_equal(primum_records_forget(records, ids, 1), PRIMUM_WORLD);
    assert_non_null(strstr(primum_records_problem(records), "another window"));
    assert_int_equal(kept_count(records), 1);
    char *said = kept_check(records);
    assert_non_null(strstr(said, "traces"));
    free(said);
    store_let_go(reader->store);
    primum_records_close(reader);
    primum_records_close(records);
    records = kept_open(PRIMUM_RECORDS_WRITE);
    assert_gone(7);
    kept_sound(records);
    primum_records_close(records);
}

/* It cannot be forgotten by halves: what is begun is gone on with. */
static void a_power_cut_is_made_good(void **unused)
{
    (void)unused;
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    int status;

    kept_attempt(records, 8, "");
    kept_attempt(records, 9, "marker-9-begins marker-9-ends");
    primum_records_close(records);
    pid_t child = fork();
    if (!child) {
        records = kept_open(PRIMUM_RECORDS_WRITE);
        struct primum_records *reader = kept_open(PRIMUM_RECORDS_READ);
        store_hold(reader->store);
        kept_count(reader);
        store_be_patient(records->store, 10);
        const char *ids[] = {kept_id(9)};
        primum_records_forget(records, ids, 1);
        raise(SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_true(is_somewhere("marker-9-begins"));
    records = kept_open(PRIMUM_RECORDS_WRITE);
    assert_gone(9);
    assert_int_equal(kept_count(records), 1);
    kept_sound(records);
    primum_records_close(records);
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup(test, kept_enter)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(no_byte_is_left),
        IN_A_FOLDER(no_byte_of_anything_is_left),
        IN_A_FOLDER(texts_go_with_the_last_attempt),
        IN_A_FOLDER(a_reader_in_the_way_is_told),
        IN_A_FOLDER(a_power_cut_is_made_good),
    };

    return cmocka_run_group_tests(tests, set_up, free_world);
}
