/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines as the YAML reader counts them, offsets and marks and back, broken
 * UTF-8; and reading files: good ones, large ones, pipes, folders, none. */
#include "base/source.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void assert_line(struct source *source, uint32_t line,
                        const char *wanted)
{
    size_t length;
    const char *found = source_line(source, line, &length);

    assert_int_equal(length, strlen(wanted));
    assert_memory_equal(found, wanted, length);
}

static void knows_every_line_break(void **state)
{
    const char text[] = "one\ntwo\r\nthree\rfour\xc2\x85zero\xe2\x80\xa8"
                        "six\xe2\x80\xa9seven";
    static const char *const lines[] = {"one",  "two", "three", "four",
                                        "zero", "six", "seven"};
    struct source source;

    (void)state;
    source_init(&source, "a.yaml", text, sizeof text - 1);
    for (uint32_t i = 0; i < 7; i++)
        assert_line(&source, i + 1, lines[i]);
    assert_line(&source, 0, "");
    assert_line(&source, 8, "");
    assert_line(&source, UINT32_MAX, "");
    assert_int_equal(source.line_count, 7);
    source_release(&source);
}

static void knows_empty_lines(void **state)
{
    static const struct {
        const char *text;
        uint32_t count;
    } texts[] = {
        {"", 1},         {"a", 1},          {"\n", 2},
        {"\r\n", 2},     {"\n\r", 3},       {"\r\r\n", 3},
        {"\n\n\n", 4},   {"\xc2\x85\n", 3}, {"\xe2\x80\xa8\xe2\x80\xa9", 3},
        {"\xe2\x80", 1}, {"\xc2", 1},       {"\xe2\x80\xaa", 1},
        {"\v\f", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct source source;
        size_t length;
        source_init(&source, "a.yaml", texts[i].text, strlen(texts[i].text));
        source_line(&source, 1, &length);
        assert_int_equal(source.line_count, texts[i].count);
        for (uint32_t line = 2; line <= texts[i].count; line++)
            assert_line(&source, line, "");
        source_release(&source);
    }
}

static void skips_a_byte_order_mark(void **state)
{
    struct source source;

    (void)state;
    source_init(&source, "a.yaml", "\xef\xbb\xbfid\nb", 7);
    assert_line(&source, 1, "id");
    assert_int_equal(source_offset(&source, (struct mark){1, 1}), 3);
    assert_int_equal(source_offset(&source, (struct mark){1, 2}), 4);
    assert_int_equal(source_mark(&source, 0).column, 1);
    assert_int_equal(source_mark(&source, 4).column, 2);
    source_release(&source);
}

static void keeps_to_the_line(void **state)
{
    struct source source;

    (void)state;
    source_init(&source, "a.yaml", "ab\r\n\ncd", 7);
    assert_int_equal(source_offset(&source, (struct mark){1, 3}), 2);
    assert_int_equal(source_offset(&source, (struct mark){1, 99}), 2);
    assert_int_equal(source_offset(&source, (struct mark){1, 0}), 0);
    assert_int_equal(source_offset(&source, (struct mark){0, 5}), 0);
    assert_int_equal(source_offset(&source, (struct mark){2, 9}), 4);
    assert_int_equal(source_offset(&source, (struct mark){3, 3}), 7);
    assert_int_equal(source_offset(&source, (struct mark){4, 1}), 7);
    source_release(&source);
}

static void takes_no_text_at_all(void **state)
{
    struct source source;
    struct mark mark;

    (void)state;
    source_init(&source, "a.yaml", NULL, 0);
    assert_line(&source, 1, "");
    mark = source_mark(&source, 10);
    assert_int_equal(mark.line, 1);
    assert_int_equal(mark.column, 1);
    assert_int_equal(source_offset(&source, (struct mark){1, 1}), 0);
    source_release(&source);
}

/* Columns are code points; each broken byte is one. */
static void counts_columns_in_code_points(void **state)
{
    const char text[] = "a\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80\xff\xe2\x82z\0y";
    static const size_t offsets[] = {0, 1, 3, 6, 10, 11, 12, 13, 14, 15, 16};
    struct source source;

    (void)state;
    source_init(&source, "a.yaml", text, sizeof text - 1);
    for (uint32_t column = 1; column <= 11; column++) {
        struct mark mark = {1, column};
        assert_int_equal(source_offset(&source, mark), offsets[column - 1]);
        assert_int_equal(source_mark(&source, offsets[column - 1]).column,
                         column);
    }
    assert_int_equal(source_mark(&source, 5).column, 3); /* inside one */
    source_release(&source);
}

/* Every place of texts drawn from a fixed seed: there and back. */
static void goes_there_and_back(void **state)
{
    static const char *const pieces[] = {
        "abcdefghij",
        "k",
        "\n",
        "\r\n",
        "\r",
        "\xc2\x85",
        "\xe2\x80\xa8",
        "\xc3\xa9",
        "\xff",
        "\xe2\x80",
        "\xf0\x9f\x98\x80",
        " ",
        "\t",
    };
    uint32_t seed = 3;

    (void)state;
    for (int round = 0; round < 500; round++) {
        char text[400] = "";
        struct source source;
        for (int i = 0; i < 30; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(text, pieces[(seed >> 16) % 13]);
        }
        source_init(&source, "a.yaml", text, strlen(text));
        for (size_t at = 0; at <= strlen(text); at++) {
            struct mark mark = source_mark(&source, at);
            size_t length, back = source_offset(&source, mark);
            const char *line = source_line(&source, mark.line, &length);
            assert_true(back <= at && at - back < 4);
            assert_true(back >= (size_t)(line - text));
            assert_true(back <= (size_t)(line - text) + length);
            struct mark again = source_mark(&source, back);
            assert_int_equal(again.line, mark.line);
            assert_true(again.column <= mark.column);
        }
        source_release(&source);
    }
}

/* What was asked for before never changes an answer. */
static void answers_in_any_order(void **state)
{
    const char text[] = "ab\xc3\xa9xyzxyzxyzx\r\nm\xffn\r\n\n\xe4\xb8\xad";
    struct source source;
    uint32_t seed = 5;

    (void)state;
    source_init(&source, "a.yaml", text, sizeof text - 1);
    for (int round = 0; round < 5000; round++) {
        struct source fresh;
        seed = seed * 1664525u + 1013904223u;
        size_t offset = seed >> 16 & 31;
        struct mark mark = {seed >> 21 & 7, seed >> 24 & 15};
        source_init(&fresh, "a.yaml", text, sizeof text - 1);
        if (round % 2) {
            assert_int_equal(source_offset(&source, mark),
                             source_offset(&fresh, mark));
        } else {
            struct mark found = source_mark(&source, offset);
            struct mark wanted = source_mark(&fresh, offset);
            assert_int_equal(found.line, wanted.line);
            assert_int_equal(found.column, wanted.column);
        }
        source_release(&fresh);
    }
    source_release(&source);
}

/* ---- Files ---- */

static char folder[] = "/tmp/primum-test-XXXXXX";
static char path[sizeof folder + 16];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/file", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

static void write_file(const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void assert_reads(size_t most, const char *bytes, size_t size)
{
    char *text, *trouble = NULL;
    size_t length;

    assert_int_equal(file_read(path, most, &text, &length, &trouble),
                     PRIMUM_OK);
    assert_null(trouble);
    assert_int_equal(length, size);
    assert_memory_equal(text, bytes, size);
    assert_int_equal(text[length], '\0');
    free(text);
}

static void assert_fails(const char *name, size_t most,
                         enum primum_status status, const char *sentence)
{
    char *text = NULL, *trouble = NULL;
    size_t length;

    assert_int_equal(file_read(name, most, &text, &length, &trouble), status);
    assert_null(text);
    assert_string_equal(trouble, sentence);
    free(trouble);
}

static void reads_a_file(void **state)
{
    (void)state;
    write_file("a\0b\xff\n", 5);
    assert_reads(5, "a\0b\xff\n", 5);
    assert_reads(SIZE_MAX - 1, "a\0b\xff\n", 5);
    write_file("", 0);
    assert_reads(0, "", 0);
}

static void refuses_a_larger_file(void **state)
{
    char sentence[200];

    (void)state;
    write_file("123456", 6);
    snprintf(sentence, sizeof sentence, "%s is larger than 5 bytes", path);
    assert_fails(path, 5, PRIMUM_PROBLEMS, sentence);
    assert_int_equal(truncate(path, (2 << 20) + 1), 0);
    snprintf(sentence, sizeof sentence, "%s is larger than 2 MiB", path);
    assert_fails(path, 2 << 20, PRIMUM_PROBLEMS, sentence);
}

static void says_why_it_cannot(void **state)
{
    char sentence[200], inside[sizeof path + 4];

    (void)state;
    write_file("x", 1);
    snprintf(inside, sizeof inside, "%s/x", path);
    assert_fails("/nowhere/at\x1b/all", 9, PRIMUM_WORLD,
                 "cannot read /nowhere/at\xef\xbf\xbd/all: no such file");
    snprintf(sentence, sizeof sentence, "cannot read %s: it is a folder",
             folder);
    assert_fails(folder, 9, PRIMUM_WORLD, sentence);
    snprintf(sentence, sizeof sentence,
             "cannot read %s: a part of its path is not a folder", inside);
    assert_fails(inside, 9, PRIMUM_WORLD, sentence);
    assert_fails("", 9, PRIMUM_WORLD, "cannot read : no such file");
}

/* A pipe, and a process at its other end that writes `count` bytes. */
struct pipe {
    pid_t writer;
    int reader; /* as long as it is open, writing does not fail */
};

static struct pipe pipe_open(size_t count)
{
    struct pipe pipe;

    assert_int_equal(mkfifo(path, 0600), 0);
    pipe.reader = open(path, O_RDONLY | O_NONBLOCK);
    pipe.writer = fork();
    if (!pipe.writer) {
        int file = open(path, O_WRONLY);
        close(pipe.reader);
        for (size_t i = 0; i < count; i++)
            if (write(file, i % 2 ? "b" : "a", 1) != 1)
                break;
        _exit(0);
    }
    /* Until somebody has it open for writing, a pipe is an empty file. */
    struct pollfd written = {.fd = pipe.reader, .events = POLLIN};
    assert_int_equal(poll(&written, 1, -1), 1);
    return pipe;
}

static void pipe_close(struct pipe pipe)
{
    close(pipe.reader);
    waitpid(pipe.writer, NULL, 0);
}

static void reads_a_pipe(void **state)
{
    size_t length, count = 150000;
    char *text, *trouble;
    struct pipe pipe = pipe_open(count);

    (void)state;
    assert_int_equal(file_read(path, count, &text, &length, &trouble),
                     PRIMUM_OK);
    pipe_close(pipe);
    assert_int_equal(length, count);
    assert_int_equal(text[0], 'a');
    assert_int_equal(text[count - 1], 'b');
    assert_int_equal(strlen(text), count);
    free(text);
}

static void refuses_a_pipe_without_end(void **state)
{
    char sentence[200];

    (void)state;
    snprintf(sentence, sizeof sentence, "%s is larger than 9999 bytes", path);
    struct pipe pipe = pipe_open(200000);
    assert_fails(path, 9999, PRIMUM_PROBLEMS, sentence);
    pipe_close(pipe);
    assert_fails("/dev/zero", 1 << 20, PRIMUM_PROBLEMS,
                 "/dev/zero is larger than 1 MiB");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_every_line_break),
        cmocka_unit_test(knows_empty_lines),
        cmocka_unit_test(skips_a_byte_order_mark),
        cmocka_unit_test(keeps_to_the_line),
        cmocka_unit_test(takes_no_text_at_all),
        cmocka_unit_test(counts_columns_in_code_points),
        cmocka_unit_test(goes_there_and_back),
        cmocka_unit_test(answers_in_any_order),
        cmocka_unit_test_teardown(reads_a_file, remove_file),
        cmocka_unit_test_teardown(refuses_a_larger_file, remove_file),
        cmocka_unit_test_teardown(says_why_it_cannot, remove_file),
        cmocka_unit_test_teardown(reads_a_pipe, remove_file),
        cmocka_unit_test_teardown(refuses_a_pipe_without_end, remove_file),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
