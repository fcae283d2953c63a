/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The heap and the arena: room, alignment, and what happens when there is no
 * more; and the digest of bytes, against published values. */
#include "base/arena.h"
#include "base/digest.h"
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- The heap ---- */

static void gives_zeroed_memory(void **state)
{
    unsigned char *bytes = memory_new(1000);

    (void)state;
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
    free(bytes);
    bytes = memory_new(0);
    assert_non_null(bytes);
    bytes = memory_resize(bytes, 0);
    assert_non_null(bytes);
    free(bytes);
}

static void copies_texts(void **state)
{
    char *text = memory_text("a\0b", 3);

    (void)state;
    assert_memory_equal(text, "a\0b", 4);
    free(text);
    text = memory_text(NULL, 0);
    assert_string_equal(text, "");
    free(text);
}

static void makes_room_for_one_more(void **state)
{
    uint64_t *items = NULL;

    (void)state;
    for (uint32_t count = 0; count < 1000; count++) {
        items = memory_more(items, count, sizeof *items);
        assert_int_equal(items[count], 0);
        items[count] = count + 1;
        for (uint32_t i = 0; i <= count; i++)
            assert_int_equal(items[i], i + 1);
    }
    free(items);
}

/* What a program that runs out of memory says, and how it ends. */
static void says_so_and_aborts(void **state)
{
    char said[64] = "";
    int ends[2], status;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (!child) {
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], STDERR_FILENO);
        memory_text("", SIZE_MAX);
        _exit(0);
    }
    close(ends[1]);
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_string_equal(said, "primum: out of memory\n");
}

/* ---- The arena ---- */

static void aligns_and_keeps_apart(void **state)
{
    struct arena arena;
    unsigned char *items[500];
    size_t used = 0;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < 500; i++) {
        size_t size = 1 + i * 7 % 131;
        items[i] = arena_new(&arena, size);
        assert_int_equal((uintptr_t)items[i] % alignof(uint64_t), 0);
        assert_int_equal((uintptr_t)items[i] % alignof(double), 0);
        assert_int_equal((uintptr_t)items[i] % alignof(void *), 0);
        memset(items[i], (int)(i % 256), size);
        char *text = arena_text(&arena, "kettle", i % 7);
        assert_memory_equal(text, "kettle", i % 7);
        assert_int_equal(text[i % 7], '\0');
        used += size + i % 7 + 1;
    }
    assert_true(arena.size >= used);
    for (size_t i = 0; i < 500; i++)
        for (size_t k = 0; k < 1 + i * 7 % 131; k++)
            assert_int_equal(items[i][k], i % 256);
    arena_release(&arena);
    assert_null(arena.blocks);
    assert_int_equal(arena.size, 0);
    arena_release(&arena);
}

static void gives_zeroed_room(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t size = 0; size < 200; size++) {
        char *room = arena_zeroed(&arena, size);
        for (size_t k = 0; k < size; k++)
            assert_int_equal(room[k], 0);
        memset(room, 'x', size);
    }
    arena_release(&arena);
}

static void has_room_for_large_things(void **state)
{
    struct arena arena;
    size_t large = (size_t)5 << 20;

    (void)state;
    arena_init(&arena);
    for (int i = 0; i < 3; i++) {
        char *small = arena_room(&arena, 1);
        char *room = arena_room(&arena, large);
        memset(small, 'a', 2);
        memset(room, 'b', large + 1);
        memset(arena_new(&arena, large), 'c', large);
        assert_memory_equal(small, "aa", 2);
        assert_int_equal(room[large], 'b');
    }
    arena_release(&arena);
}

/* ---- The digest: values published with the standard ---- */

static void assert_digest(const char *bytes, size_t length, const char *wanted)
{
    char hex[DIGEST_HEX];

    digest_sha256(bytes, length, hex);
    assert_string_equal(hex, wanted);
}

static void gives_the_published_digests(void **state)
{
    char *million = memory_new(1000000);

    (void)state;
    assert_digest("", 0,
                  "e3b0c44298fc1c149afbf4c8996fb924"
                  "27ae41e4649b934ca495991b7852b855");
    assert_digest("abc", 3,
                  "ba7816bf8f01cfea414140de5dae2223"
                  "b00361a396177a9cb410ff61f20015ad");
    assert_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                  56,
                  "248d6a61d20638b8e5c026930c3e6039"
                  "a33ce45964ff2167f6ecedd419db06c1");
    memset(million, 'a', 1000000);
    assert_digest(million, 1000000,
                  "cdc76e5c9914fb9281a1c7e284d73e67"
                  "f1809a48a497200e046d39ccc7112cd0");
    free(million);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_memory),
        cmocka_unit_test(copies_texts),
        cmocka_unit_test(makes_room_for_one_more),
        cmocka_unit_test(says_so_and_aborts),
        cmocka_unit_test(aligns_and_keeps_apart),
        cmocka_unit_test(gives_zeroed_room),
        cmocka_unit_test(has_room_for_large_things),
        cmocka_unit_test(gives_the_published_digests),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
