/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that nobody writes by hand: far too much of one thing, broken from
 * the first byte, or no files at all.  `primum check` answers each of them
 * with a mistake at its place or with what is wrong with the world, in little
 * time and memory, and repeats no byte of it that a terminal would obey. */
#include "support/child.h"
#include "support/sanitized.h"
#include "support/tally.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A tenth of a second, and half as much again, for others use this machine,
 * too. */
#define SECONDS_MOST (SANITIZED ? 0.75 : 0.15)
#define PEAK_MOST ((SANITIZED ? 1024L : 64L) << 10)

#define MEGA 1048576

/* A scenario that lacks nothing, for what comes behind it; five lines. */
#define SOUND                                                                  \
    "primum: 1\ntitle: T\nendings: {e: {outcome: helped}}\n"                   \
    "scenes:\n  a: {next: e}\n"

#define N "\x02" /* in a unit: which time this is */

/* `before`, so many times `unit`, and `after`.  The answer holds a mistake of
 * this code on this line. */
struct file {
    const char *name;
    const char *before, *unit;
    uint32_t times;
    const char *after;
    const char *code;
    uint32_t line;
};

static const struct file files[] = {
    /* Too deep */
    {"brackets", "", "[", 100000, "", "too-deep", 1},
    {"braces", "", "{", 100000, "", "too-deep", 1},
    {"braces with keys", "", "{a: ", 100000, "", "too-deep", 1},
    {"brackets and braces", "", "[{", 50000, "", "too-deep", 1},
    {"closing brackets", "", "]", 100000, "", "yaml", 1},
    {"dashes", "", "- ", MEGA / 2, "", "too-deep", 1},
    {"question marks", "", "? ", MEGA / 2, "", "too-deep", 1},
    {"33 deep", "x: ", "[", 32, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "too-deep",
     1},
    {"32 deep", SOUND "x: ", "[", 31, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
     "unknown-key", 6},

    /* Too many */
    {"anchors", SOUND "reflect:\n", "- &a" N " x\n", 100000, "", "alias", 7},
    {"anchors on keys", SOUND, "&a" N " k" N ": x\n", 50000, "", "alias", 6},
    {"aliases", SOUND "reflect:\n", "- *a\n", 100000, "", "alias", 7},
    {"aliases in brackets", SOUND "reflect: [", "*a, ", 100000, "x]\n", "alias",
     6},
    {"a bomb of aliases", "a0: &a0 [x]\n",
     "a" N ": &a" N " [*a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0]\n", 5000, "",
     "alias", 1},
    {"tags", SOUND "reflect:\n", "- !t" N " x\n", 100000, "", "tag", 7},
    {"the same key", SOUND, "k: v\n", 10000, "", "duplicate-key", 7},
    {"other keys", SOUND, "key" N ": v\n", 10000, "", "unknown-key", 6},
    {"keys in braces", SOUND "x: {", "k" N ": v, ", 50000, "}\n", "unknown-key",
     6},
    {"merge keys", SOUND, "<<: v\n", 50000, "", "alias", 6},
    {"gauges", SOUND "gauges:\n", "  g" N ": 4\n", 50000, "", "too-large", 7},
    {"unknown targets",
     "primum: 1\ntitle: T\nendings: {e: {outcome: mixed}}\n"
     "scenes:\n",
     "  s" N ": {next: t" N "}\n", 10000, "", "unknown-target", 5},
    {"names to be taken for others", SOUND "people:\n",
     "  p" N ": {nam: P" N "}\n", 10000, "", "unknown-key", 7},
    {"empty texts", SOUND "reflect: [", "'', ", 100000, "]\n", "bad-value", 6},
    {"codes that are none", SOUND "allow: [", "A" N ", ", 50000, "]\n",
     "unknown-name", 6},
    {"codes", SOUND "allow: [", "no-intent, ", 100000, "dead-end]\n",
     "bad-value", 6},
    {"documents", "", "---\n", 100000, "", "yaml", 2},
    {"ends of documents", "", "...\n", 100000, "", "yaml", 1},
    {"directives", "", "%YAML 1.1\n", 50000, "", "yaml", 2},
    {"lost texts", SOUND "reflect:\n", "- a # b\n", 50000, "", "lost-text", 7},

    /* One line of a megabyte */
    {"a plain line", "", "a", MEGA, "", "too-large", 1},
    {"a line of words", "", "ab ", MEGA / 3, "", "too-large", 1},
    {"a plain text", "title: ", "a", MEGA, "", "too-large", 1},
    {"a text of words", "title: ", "ab ", MEGA / 3, "", "too-large", 1},
    {"single quotes", "title: '", "a", MEGA, "'", "too-large", 1},
    {"double quotes", "title: \"", "a", MEGA, "\"", "too-large", 1},
    {"single quotes, open", "title: '", "a", MEGA, "", "yaml", 1},
    {"double quotes, open", "title: \"", "a", MEGA, "", "yaml", 1},
    {"escapes", "title: \"", "\\x41", MEGA / 4, "\"", "too-large", 1},
    {"escaped newlines", "title: \"", "\\n", MEGA / 2, "\"", "too-large", 1},
    {"wide characters", "title: ", "\xe6\x97\xa5", MEGA / 3, "", "too-large",
     1},
    {"combining marks", "title: a", "\xcc\x81", MEGA / 2, "", "too-large", 1},
    {"a map in braces", "{", "a: b, ", MEGA / 6, "}", "duplicate-key", 1},
    {"a list in brackets", "[", "a, ", MEGA / 3, "]", "bad-value", 1},
    {"key after key", "", "a: b: c: d: ", MEGA / 12, "", "yaml", 1},
    {"colons", "", ":", MEGA, "", "too-large", 1},
    {"colons and spaces", "", ": ", MEGA / 2, "", "yaml", 1},
    {"a long key", "", "a", MEGA, ": b\n", "too-large", 1},
    {"a long quoted key", "\"", "a", MEGA, "\": b\n", "too-large", 1},
    {"number signs", SOUND "summary: '", " #", MEGA / 2, "'", "too-large", 6},
    {"number signs behind a text", SOUND "summary: x", " #", MEGA / 2, "\n",
     "lost-text", 6},
    {"quotation marks", "", "\"", MEGA, "", "yaml", 1},
    {"apostrophes", "", "'", MEGA, "", "too-large", 1},
    {"ampersands", "", "&", MEGA, "", "yaml", 1},
    {"stars", "", "*", MEGA, "", "yaml", 1},
    {"exclamation marks", "", "!", MEGA, "", "tag", 1},
    {"percent signs", "", "%", MEGA, "", "yaml", 1},
    {"bars", "", "|", MEGA, "", "yaml", 1},
    {"backquotes", "", "`", MEGA, "", "yaml", 1},
    {"tabs", "", "\t", MEGA, "", "yaml", 1},
    {"an odd condition",
     "primum: 1\ntitle: T\nendings: {e: {outcome: mixed}}\n"
     "scenes:\n  a: {next: [{when: ",
     "(", 60000, ", next: e}]}\n", "bad-expression", 5},

    /* A megabyte of lines */
    {"a block", "title: |\n", " a\n", MEGA / 3, "", "too-large", 1},
    {"a folded block", "title: >\n", " a\n", MEGA / 3, "", "too-large", 1},
    {"a plain text of lines", "title: a\n", " b\n", MEGA / 3, "", "too-large",
     1},
    {"ever further in", "", "a:\n", 1, " b:\n  c:\n   d: [\n", "yaml", 4},

    /* Nothing */
    {"an empty file", "", "", 0, "", "missing-key", 1},
    {"newlines", "", "\n", MEGA, "", "missing-key", 1},
    {"spaces", "", " ", MEGA, "", "missing-key", 1},
    {"comments", "", "# nothing\n", 100000, "", "missing-key", 1},
    {"a comment", "", "#", MEGA, "", "missing-key", 1},
    {"a byte order mark", "\xef\xbb\xbf", "", 0, "", "missing-key", 1},
    {"a second document", SOUND, "---\n", 1, SOUND, "yaml", 6},

    /* Other encodings */
    {"bytes of 255", "", "\xff", MEGA, "", "encoding", 1},
    {"first bytes", "", "\xc3", MEGA, "", "encoding", 1},
    {"following bytes", "", "\x80", MEGA, "", "encoding", 1},
    {"a following byte", SOUND "summary: a", "\x80", 1, "b\n", "encoding", 6},
    {"Latin-1", SOUND "summary: caf", "\xe9", 1, "\n", "encoding", 6},
    {"an overlong slash", SOUND "summary: ", "\xc0\xaf", 1, "\n", "encoding",
     6},
    {"an overlong slash of three", SOUND "summary: ", "\xe0\x80\xaf", 1, "\n",
     "encoding", 6},
    {"half a pair", SOUND "summary: ", "\xed\xa0\x80", 1, "\n", "encoding", 6},
    {"a point too far", SOUND "summary: ", "\xf4\x90\x80\x80", 1, "\n",
     "encoding", 6},
    {"five bytes", SOUND "summary: ", "\xf8\x88\x80\x80\x80", 1, "\n",
     "encoding", 6},
    {"a point cut short", SOUND "summary: ", "\xe2\x82", 1, "", "encoding", 6},
    {"a point cut short by text", SOUND "summary: ", "\xe2\x82", 1, "x\n",
     "encoding", 6},
    {"escape sequences", SOUND "reflect:\n", "- \x1b[2J\x1b]0;x\x07\n", 1000,
     "", "control-character", 7},
    {"overrides", SOUND "reflect:\n", "- a\xe2\x80\xae\n", 10000, "",
     "control-character", 7},
};

#define FILES (sizeof files / sizeof *files)

/* Bytes that no string literal holds to its end. */
static const struct {
    const char *name;
    const char *bytes;
    size_t length;
    const char *code;
    uint32_t line;
} rows[] = {
#define ROW(name, bytes, code, line)                                           \
    {                                                                          \
        name, bytes, sizeof(bytes) - 1, code, line                             \
    }
    ROW("a NUL in a text", SOUND "summary: a\0b\n", "control-character", 6),
    ROW("a NUL in quotes", SOUND "summary: \"a\0b\"\n", "control-character", 6),
    ROW("a NUL for a key", SOUND "\0: x\n", "control-character", 6),
    ROW("a NUL alone", "\0", "control-character", 1),
    ROW("UTF-16, the small end first",
        "\xff\xfe"
        "p\0r\0i\0m\0u\0m\0:\0 \0001\0\n\0",
        "encoding", 1),
    ROW("UTF-16, the big end first",
        "\xfe\xff"
        "\0p\0r\0i\0m\0u\0m\0:\0 \0001\0\n",
        "encoding", 1),
    ROW("UTF-16 without a mark", "p\0r\0i\0m\0u\0m\0:\0 \0001\0\n\0",
        "encoding", 1),
    ROW("UTF-32", "\xff\xfe\0\0p\0\0\0r\0\0\0", "encoding", 1),
};

#define ROWS (sizeof rows / sizeof *rows)

enum { ANSWERS, CALM, CHEAP, WORLD, TALLIES };

static struct tally tallies[TALLIES] = {
    [ANSWERS] = {"a hostile file is answered at its place", 0, 0},
    [CALM] = {"what is said of it may be sent to a terminal", 0, 0},
    [CHEAP] = {"it takes little time, and 64 MiB at most", 0, 0},
    [WORLD] = {"what is no file is told as such", 0, 0},
};

/* ---- Writing them ---- */

static const char path[] = "hostile.yaml";

static FILE *file_new(void)
{
    FILE *file = fopen(path, "wb");

    if (!file) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    return file;
}

static void write_unit(FILE *file, const char *unit, uint32_t number)
{
    for (const char *c = unit; *c; c++)
        if (*c == *N)
            fprintf(file, "%u", (unsigned)number);
        else
            putc(*c, file);
}

static void write_file(const struct file *row)
{
    FILE *file = file_new();

    fputs(row->before, file);
    for (uint32_t i = 0; i < row->times; i++)
        write_unit(file, row->unit, i);
    fputs(row->after, file);
    fclose(file);
}

/* ---- Asking about them ---- */

/* Where it took too long, it may have been for others: it is asked again. */
static void ask(struct child *child, const char *format, const char *about)
{
    const char *argv[] = {child_program(), "check", "--format",
                          format,          about,   NULL};

    child_run(child, argv, NULL);
    for (int i = 0; i < 4 && child->seconds >= SECONDS_MOST; i++) {
        child_release(child);
        child_run(child, argv, NULL);
    }
}

/* Is there an answer with this code that points at this line? */
static bool points_at(const struct text *said, const char *code, uint32_t line)
{
    char place[64], tail[64];

    snprintf(place, sizeof place, "%s:%u:", path, (unsigned)line);
    snprintf(tail, sizeof tail, "[%s]\n", code);
    for (const char *at = strstr(said->bytes, place); at;
         at = strstr(at + 1, place)) {
        const char *end = strchr(at, '\n');
        const char *found = strstr(at, tail);
        if (found && end && found + strlen(tail) == end + 1)
            return true;
    }
    return false;
}

static void check(const char *name, const char *code, uint32_t line)
{
    static const char *const formats[] = {"human", "short", "json"};

    for (int i = 0; i < 3; i++) {
        struct child child;
        ask(&child, formats[i], path);
        tally_case(&tallies[CALM],
                   child_is_calm(&child.out) && child_is_calm(&child.err),
                   "%s, %s", name, formats[i]);
        tally_case(
            &tallies[ANSWERS],
            child.status == 1 && (i == 2 || points_at(&child.out, code, line)),
            "%s, %s: exit %d, not line %u [%s]\n%.600s", name, formats[i],
            child.status, (unsigned)line, code, child.out.bytes);
        tally_case(&tallies[CHEAP],
                   child.seconds < SECONDS_MOST && child.peak < PEAK_MOST,
                   "%s, %s: %.3f s, %ld KiB", name, formats[i], child.seconds,
                   child.peak);
        child_release(&child);
    }
}

/* ---- What is no file, or too much of one ---- */

static void check_world(const char *name, const char *about, int status,
                        const char *words)
{
    struct child child;

    ask(&child, "human", about);
    tally_case(&tallies[WORLD],
               child.status == status && (strstr(child.err.bytes, words) ||
                                          strstr(child.out.bytes, words)),
               "%s: exit %d\n%.300s%.300s", name, child.status, child.out.bytes,
               child.err.bytes);
    tally_case(&tallies[CALM],
               child_is_calm(&child.out) && child_is_calm(&child.err), "%s",
               name);
    tally_case(&tallies[CHEAP],
               child.seconds < SECONDS_MOST && child.peak < PEAK_MOST,
               "%s: %.3f s, %ld KiB", name, child.seconds, child.peak);
    child_release(&child);
}

static void check_sparse(void)
{
    fclose(file_new());
    if (truncate(path, 70L << 20)) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    check("a file of 70 MB", "too-large", 1);
}

static void check_places(void)
{
    char name[300];

    mkfifo("fifo.yaml", 0644);
    mkdir("folder.yaml", 0755);
    if (symlink("round.yaml", "round.yaml"))
        perror("round.yaml");
    memset(name, 'n', sizeof name - 1);
    memcpy(name + sizeof name - 6, ".yaml", 6);
    check_world("a pipe that nobody writes to", "fifo.yaml", 1,
                "nothing in this file");
    check_world("a folder", "folder.yaml", 3, "no scenarios");
    check_world("a link to itself", "round.yaml", 3, "circle");
    check_world("a file that is not there", "nowhere.yaml", 3, "no such file");
    check_world("a path through a file", "hostile.yaml/a.yaml", 3, "folder");
    check_world("a path with an escape", "\x1b[2J\xff.yaml", 3, "no such file");
    check_world("a name too long", name, 3, "too long");
}

/* Nobody is kept from reading who is root. */
static void check_secret(void)
{
    if (geteuid() == 0)
        return;
    fclose(file_new());
    chmod(path, 0);
    check_world("a file that one may not read", path, 3, "permission");
    unlink(path);
}

int main(void)
{
    child_enter();
    for (size_t i = 0; i < FILES; i++) {
        write_file(&files[i]);
        check(files[i].name, files[i].code, files[i].line);
    }
    for (size_t i = 0; i < ROWS; i++) {
        FILE *file = file_new();
        fwrite(rows[i].bytes, 1, rows[i].length, file);
        fclose(file);
        check(rows[i].name, rows[i].code, rows[i].line);
    }
    check_sparse();
    check_places();
    check_secret();
    return tally_end(tallies, TALLIES);
}
