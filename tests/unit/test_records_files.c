/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of the records: what is made and with which rights, what is left
 * alone, and what is said when it cannot be used. */
#include "kept.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

static int set_up(void **unused)
{
    load_world(unused);
    return 0;
}

static unsigned rights(const char *path)
{
    struct stat about;

    return stat(path, &about) ? 0 : about.st_mode & 0777;
}

static char *beside(const char *suffix)
{
    static char path[320];

    snprintf(path, sizeof path, "%s%s", kept_path, suffix);
    return path;
}

/* What two looks at the folder must have in common. */
struct sight {
    struct text file, log;
    struct timespec changed;
    bool log_there, shared_there;
};

static struct sight look(void)
{
    struct sight sight = {0};
    struct stat about;

    assert_int_equal(stat(kept_path, &about), 0);
    sight.changed = about.st_mtim;
    sight.file = kept_bytes(kept_path);
    sight.log = kept_bytes(beside("-wal"));
    sight.log_there = !access(beside("-wal"), F_OK);
    sight.shared_there = !access(beside("-shm"), F_OK);
    return sight;
}

static void assert_untouched(struct sight *before)
{
    struct sight now = look();

    assert_int_equal(now.changed.tv_sec, before->changed.tv_sec);
    assert_int_equal(now.changed.tv_nsec, before->changed.tv_nsec);
    assert_int_equal(now.file.length, before->file.length);
    assert_memory_equal(now.file.bytes, before->file.bytes, now.file.length);
    assert_int_equal(now.log.length, before->log.length);
    assert_memory_equal(now.log.bytes, before->log.bytes, now.log.length);
    assert_int_equal(now.log_there, before->log_there);
    assert_int_equal(now.shared_there, before->shared_there);
    text_release(&before->file);
    text_release(&before->log);
    text_release(&now.file);
    text_release(&now.log);
}

/* Attempts 1 to `count`, in a file that is closed. */
static void make(unsigned count)
{
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);

    for (unsigned n = 1; n <= count; n++)
        kept_attempt(records, n, "words");
    primum_records_close(records);
}

/* In a process of its own, which ends as `how` has it.  As somebody who may not
 * do everything. */
static void in_child(void (*act)(void), bool humble)
{
    pid_t child = fork();
    int status;

    assert_true(child >= 0);
    if (!child) {
        if (humble && !getuid() && (setgid(65534) || setuid(65534)))
            _exit(9);
        act();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status))
        assert_int_equal(WEXITSTATUS(status), 0);
    else
        assert_int_equal(WTERMSIG(status), SIGKILL);
}

static void expect(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "# not so: %s\n", what);
        _exit(1);
    }
}

/* ---- What is made ---- */

static void all_is_for_one_person(void **unused)
{
    (void)unused;
    mode_t umask_before = umask(0);
    char inner[sizeof kept_path];

    snprintf(kept_path, sizeof kept_path, "%.200s/a/b/records.db", kept_folder);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    kept_attempt(records, 1, "");
    assert_int_equal(rights(kept_path), 0600);
    assert_int_equal(rights(beside("-wal")), 0600);
    assert_int_equal(rights(beside("-shm")), 0600);
    snprintf(inner, sizeof inner, "%.200s/a", kept_folder);
    assert_int_equal(rights(inner), 0700);
    snprintf(inner, sizeof inner, "%.200s/a/b", kept_folder);
    assert_int_equal(rights(inner), 0700);
    primum_records_close(records);
    assert_int_equal(umask(umask_before), 0);
}

static void a_strict_umask_does_no_harm(void **unused)
{
    (void)unused;
    mode_t umask_before = umask(0777);

    snprintf(kept_path, sizeof kept_path, "%.200s/a/records.db", kept_folder);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    kept_attempt(records, 1, "");
    primum_records_close(records);
    assert_int_equal(rights(kept_path), 0600);
    umask(umask_before);
}

static void an_empty_file_is_a_new_one(void **unused)
{
    (void)unused;
    kept_write(kept_path, "", 0);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_READ);
    assert_int_equal(kept_count(records), 0);
    primum_records_close(records);
    make(1);
    records = kept_open(PRIMUM_RECORDS_READ);
    assert_int_equal(kept_count(records), 1);
    primum_records_close(records);
}

static void a_link_is_followed(void **unused)
{
    (void)unused;
    char real[sizeof kept_path];

    make(1);
    snprintf(real, sizeof real, "%.200s/elsewhere.db", kept_folder);
    assert_int_equal(rename(kept_path, real), 0);
    assert_int_equal(symlink(real, kept_path), 0);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    kept_attempt(records, 2, "");
    assert_int_equal(kept_count(records), 2);
    primum_records_close(records);
    struct stat about;
    assert_int_equal(lstat(kept_path, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    unlink(real);
    kept_refused(PRIMUM_RECORDS_WRITE, "link to a file that is not there");
    kept_refused(PRIMUM_RECORDS_READ, "link to a file that is not there");
    assert_int_not_equal(access(real, F_OK), 0);
}

/* ---- Reading ---- */

static void reading_makes_no_file(void **unused)
{
    (void)unused;
    struct primum_records *records = kept_open(PRIMUM_RECORDS_READ);
    char id[PRIMUM_ATTEMPT_ID];

    assert_int_equal(kept_count(records), 0);
    assert_int_equal(primum_records_find(records, "last", id), PRIMUM_USAGE);
    assert_string_equal(primum_records_trainee(records), "");
    kept_sound(records);
    primum_records_close(records);
    assert_int_not_equal(access(kept_path, F_OK), 0);
    snprintf(kept_path, sizeof kept_path, "%.200s/no/records.db", kept_folder);
    records = kept_open(PRIMUM_RECORDS_READ);
    primum_records_close(records);
}

/* Everything that reads. */
static void read_all(unsigned count)
{
    struct primum_records *records = kept_open(PRIMUM_RECORDS_READ);

    assert_int_equal(kept_count(records), count);
    for (unsigned n = 1; n <= count; n++)
        primum_record_free(kept_read(records, kept_id(n)));
    kept_sound(records);
    primum_records_close(records);
}

static void reading_changes_nothing(void **unused)
{
    (void)unused;
    make(3);
    struct sight before = look();
    assert_false(before.log_there);
    read_all(3);
    assert_untouched(&before);
}

static void who_reads_cannot_write(void **unused)
{
    (void)unused;
    make(1);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_READ);
    struct primum_session *session = begun(5);
    struct primum_recording *recording = kept_begin(records, session, 5);
    const char *ids[] = {kept_id(1)};

    pass(session);
    primum_session_take(session, choice("door", "wait"));
    assert_int_equal(primum_recording_keep(recording, NULL, 1), PRIMUM_WORLD);
    assert_int_equal(primum_records_forget(records, ids, 1), PRIMUM_WORLD);
    assert_int_equal(kept_count(records), 1);
    primum_recording_free(recording);
    primum_session_free(session);
    primum_records_close(records);
}

/* A writer keeps two attempts and is killed: they are in the log alone. */
static void write_and_die(void)
{
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);

    kept_attempt(records, 2, "words");
    kept_attempt(records, 3, "words");
    raise(SIGKILL);
}

static void a_log_left_behind_is_read_and_left(void **unused)
{
    (void)unused;
    make(1);
    in_child(write_and_die, false);
    struct sight before = look();
    assert_true(before.log.length > 0);
    read_all(3);
    assert_untouched(&before);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    assert_int_equal(kept_count(records), 3);
    primum_records_close(records);
}

static void reading_beside_a_writer(void **unused)
{
    (void)unused;
    struct primum_records *writer = kept_open(PRIMUM_RECORDS_WRITE);

    kept_attempt(writer, 1, "words");
    struct sight before = look();
    read_all(1);
    assert_untouched(&before);
    kept_attempt(writer, 2, "words");
    read_all(2);
    primum_records_close(writer);
    read_all(2);
}

/* Rights mean nothing to root, so this is somebody else. */
static void read_as_guest(void)
{
    struct primum_records *records;
    struct primum_record *record;

    enum primum_status status =
        primum_records_open(kept_path, PRIMUM_RECORDS_READ, &records);
    expect(!status, primum_records_problem(records));
    expect(!primum_record_open(records, kept_id(3), &record),
           "attempts in it can be read");
    primum_record_free(record);
    primum_records_close(records);
    expect(primum_records_open(kept_path, PRIMUM_RECORDS_WRITE, &records) ==
               PRIMUM_WORLD,
           "it cannot be written to");
    expect(strstr(primum_records_problem(records), "not written to") != NULL,
           primum_records_problem(records));
    primum_records_close(records);
}

/* For guests to come in. */
static void open_doors(void)
{
    const char *home = getenv("TMPDIR");

    if (home)
        chmod(home, 0711);
    chmod(kept_folder, 0555);
    chmod(kept_path, 0444);
    chmod(beside("-wal"), 0444);
}

static void a_read_only_folder_can_be_read(void **unused)
{
    (void)unused;
    make(3);
    open_doors();
    struct sight before = look();
    in_child(read_as_guest, true);
    assert_untouched(&before);
    chmod(kept_folder, 0700);
}

/* As on a stick that was copied while somebody wrote: the log is there, what is
 * shared about it is not. */
static void so_can_one_with_a_log(void **unused)
{
    (void)unused;
    make(1);
    in_child(write_and_die, false);
    unlink(beside("-shm"));
    open_doors();
    struct sight before = look();
    in_child(read_as_guest, true);
    assert_untouched(&before);
    chmod(kept_folder, 0700);
}

static void refused_as_guest(void)
{
    struct primum_records *records;

    expect(primum_records_open(kept_path, PRIMUM_RECORDS_READ, &records) ==
               PRIMUM_WORLD,
           "what is another's cannot be read");
    expect(strstr(primum_records_problem(records), "permission denied") != NULL,
           primum_records_problem(records));
    primum_records_close(records);
}

static void what_is_anothers_stays_closed(void **unused)
{
    (void)unused;
    make(1);
    open_doors();
    chmod(kept_path, 0600);
    if (!getuid())
        in_child(refused_as_guest, true);
    chmod(kept_folder, 0700);
}

/* ---- What is not ours ---- */

/* Refused for both uses, and not a byte of it changes. */
static void assert_left_alone(const char *part)
{
    struct sight before = look();

    kept_refused(PRIMUM_RECORDS_WRITE, part);
    kept_refused(PRIMUM_RECORDS_READ, part);
    assert_untouched(&before);
}

static void other_files_are_left_alone(void **unused)
{
    (void)unused;
    static char zeros[5000];

    kept_write(kept_path, "Dear diary", 10);
    assert_left_alone("is not a file of records");
    kept_write(kept_path, zeros, sizeof zeros);
    assert_left_alone("is not a file of records");
    memset(zeros, 'x', sizeof zeros);
    kept_write(kept_path, zeros, sizeof zeros);
    assert_left_alone("is not a file of records");
}

/* Writes a number over the header of the database. */
static void patch(long at, uint32_t number)
{
    FILE *file = fopen(kept_path, "r+b");

    assert_non_null(file);
    fseek(file, at, SEEK_SET);
    for (int shift = 24; shift >= 0; shift -= 8)
        putc((int)(number >> shift & 0xff), file);
    assert_int_equal(fclose(file), 0);
}

static void databases_of_others_are_left_alone(void **unused)
{
    (void)unused;
    make(1);
    patch(68, 0);
    assert_left_alone("belongs to another program");
    patch(68, 0x47504b47);
    assert_left_alone("belongs to another program");
    kept_write(beside("-journal"), "journal", 7);
    kept_refused(PRIMUM_RECORDS_WRITE, "belongs to another program");
}

static void later_forms_are_left_alone(void **unused)
{
    (void)unused;
    make(1);
    patch(60, 2);
    assert_left_alone("later version");
}

static void a_folder_or_a_pipe_is_no_file(void **unused)
{
    (void)unused;
    assert_int_equal(mkdir(kept_path, 0700), 0);
    kept_refused(PRIMUM_RECORDS_WRITE, "is a folder");
    kept_refused(PRIMUM_RECORDS_READ, "is a folder");
    assert_int_equal(rmdir(kept_path), 0);
    assert_int_equal(mkfifo(kept_path, 0600), 0);
    kept_refused(PRIMUM_RECORDS_WRITE, "no ordinary file");
    kept_refused(PRIMUM_RECORDS_READ, "no ordinary file");
    unlink(kept_path);
    kept_write(kept_path, "x", 1);
    strcat(kept_path, "/records.db");
    kept_refused(PRIMUM_RECORDS_WRITE, "not a folder");
    *kept_path = '\0';
    kept_refused(PRIMUM_RECORDS_WRITE, "cannot be the name");
}

/* A name is a name, whatever SQLite would make of it. */
static void names_mean_nothing(void **unused)
{
    (void)unused;
    assert_int_equal(chdir(kept_folder), 0);
    strcpy(kept_path, "file:records.db?mode=memory");
    make(1);
    assert_int_equal(access(kept_path, F_OK), 0);
    strcpy(kept_path, ":memory:");
    make(1);
    assert_int_equal(access(kept_path, F_OK), 0);
}

/* ---- What goes wrong meanwhile ---- */

static void a_lock_is_told(void **unused)
{
    (void)unused;
    struct primum_records *one = kept_open(PRIMUM_RECORDS_WRITE);
    struct primum_records *other = kept_open(PRIMUM_RECORDS_WRITE);
    struct primum_session *session = begun(5);
    struct primum_recording *recording = kept_begin(other, session, 5);

    pass(session);
    primum_session_take(session, choice("door", "wait"));
    store_be_patient(other->store, 10);
    store_begin(one->store);
    assert_int_equal(primum_recording_keep(recording, NULL, 1), PRIMUM_WORLD);
    assert_non_null(
        strstr(primum_records_problem(other), "in use by another program"));
    store_give_up(one->store);
    kept_fine(other, primum_recording_keep(recording, NULL, 1));
    assert_int_equal(kept_count(one), 1);
    primum_recording_free(recording);
    primum_session_free(session);
    primum_records_close(one);
    primum_records_close(other);
}

static void keep_until_full(void)
{
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    struct primum_session *session = begun(5);
    struct primum_recording *recording = kept_begin(records, session, 2);
    enum primum_status status = PRIMUM_OK;
    unsigned kept = 0;

    const struct rlimit limit = {200000, 200000};

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    pass(session);
    while (!status && kept < 1000) {
        expect(primum_session_take(session, choice(NULL, "pause")), "goes on");
        status = primum_recording_keep(recording, NULL, 2000 + kept);
        kept += !status;
    }
    expect(kept > 3 && status == PRIMUM_WORLD, "it gets full");
    expect(strstr(primum_records_problem(records), "disk is full") != NULL,
           primum_records_problem(records));
    /* It can be read on. */
    struct primum_record *record;
    const struct primum_move *moves;
    expect(!primum_record_open(records, kept_id(2), &record), "is readable");
    expect(primum_session_moves(primum_record_session(record), &moves) == kept,
           "no answer is lost, and none is there by halves");
    primum_record_free(record);
    primum_records_close(records);
}

static void a_full_disk_is_told(void **unused)
{
    (void)unused;
    make(1);
    in_child(keep_until_full, false);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    assert_int_equal(kept_count(records), 2);
    kept_sound(records);
    primum_records_close(records);
}

/* Many at once, while there is no file yet. */
static void many_begin_at_once(void **unused)
{
    enum { MANY = 8 };
    pid_t children[MANY];
    int status;

    (void)unused;
    for (unsigned n = 0; n < MANY; n++) {
        children[n] = fork();
        if (!children[n]) {
            struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
            kept_attempt(records, n + 1, "words");
            primum_records_close(records);
            _exit(0);
        }
    }
    for (unsigned n = 0; n < MANY; n++) {
        waitpid(children[n], &status, 0);
        assert_true(WIFEXITED(status) && !WEXITSTATUS(status));
    }
    read_all(MANY);
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup(test, kept_enter)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(all_is_for_one_person),
        IN_A_FOLDER(a_strict_umask_does_no_harm),
        IN_A_FOLDER(an_empty_file_is_a_new_one),
        IN_A_FOLDER(a_link_is_followed),
        IN_A_FOLDER(reading_makes_no_file),
        IN_A_FOLDER(reading_changes_nothing),
        IN_A_FOLDER(who_reads_cannot_write),
        IN_A_FOLDER(a_log_left_behind_is_read_and_left),
        IN_A_FOLDER(reading_beside_a_writer),
        IN_A_FOLDER(a_read_only_folder_can_be_read),
        IN_A_FOLDER(so_can_one_with_a_log),
        IN_A_FOLDER(what_is_anothers_stays_closed),
        IN_A_FOLDER(other_files_are_left_alone),
        IN_A_FOLDER(databases_of_others_are_left_alone),
        IN_A_FOLDER(later_forms_are_left_alone),
        IN_A_FOLDER(a_folder_or_a_pipe_is_no_file),
        IN_A_FOLDER(names_mean_nothing),
        IN_A_FOLDER(a_lock_is_told),
        IN_A_FOLDER(a_full_disk_is_told),
        IN_A_FOLDER(many_begin_at_once),
    };

    return cmocka_run_group_tests(tests, set_up, free_world);
}
