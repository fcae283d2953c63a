/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every field of the language and of the catalogue, and in each of them all
 * that must not reach a terminal: control characters, escape sequences, NUL,
 * overrides of direction, broken UTF-8; raw and as escapes of YAML.  Each is
 * refused at its place, and nothing of it is repeated.  That the two files
 * have every field is shown by asking the loader for the names of all:
 * it lists them where a key is unknown. */
#include "primum.h"
#include "support/child.h"
#include "support/every.h"
#include "support/tally.h"

#include <string.h>

/* What is put in the place of a text, in quotes: as an author's escape, or
 * raw; and the code it has in a text for people. */
static const struct attack {
    const char *bytes;
    size_t length;
    const char *code;
} attacks[] = {
#define ATTACK(bytes, code)                                                    \
    {                                                                          \
        bytes, sizeof(bytes) - 1, code                                         \
    }
    ATTACK("a\\0b", "control-character"),
    ATTACK("\\a", "control-character"),
    ATTACK("a\\bb", "control-character"),
    ATTACK("a\\vb", "control-character"),
    ATTACK("a\\fb", "control-character"),
    ATTACK("a\\rb", "control-character"),
    ATTACK("\\e[2Ja", "control-character"),
    ATTACK("a\\e]0;title\\a", "control-character"),
    ATTACK("a\\x1bPq", "control-character"),
    ATTACK("a\\u001b", "control-character"),
    ATTACK("a\\U0000001b", "control-character"),
    ATTACK("a\\x7f", "control-character"),
    ATTACK("a\\x80", "control-character"),
    ATTACK("a\\x9b2J", "control-character"),
    ATTACK("a\\Nb", "control-character"),
    ATTACK("a\\u202ab", "control-character"),
    ATTACK("a\\u202eb", "control-character"),
    ATTACK("a\\u2066b", "control-character"),
    ATTACK("a\\u2069b", "control-character"),
    ATTACK("a\0b", "control-character"),
    ATTACK("a\x01", "control-character"),
    ATTACK("a\x07", "control-character"),
    ATTACK("a\x08", "control-character"),
    ATTACK("\x1b[2Ja", "control-character"),
    ATTACK("a\x1b]0;title\x07", "control-character"),
    ATTACK("a\x7f", "control-character"),
    ATTACK("a\xc2\x80", "control-character"),
    ATTACK("a\xc2\x9b"
           "2J",
           "control-character"),
    ATTACK("a\xe2\x80\xaa"
           "b",
           "control-character"),
    ATTACK("a\xe2\x80\xae"
           "b",
           "control-character"),
    ATTACK("a\xe2\x81\xa6"
           "b",
           "control-character"),
    ATTACK("a\xff", "encoding"),
    ATTACK("a\x80", "encoding"),
    ATTACK("caf\xe9", "encoding"),
    ATTACK("a\xc0\xaf", "encoding"),
    ATTACK("a\xed\xa0\x80", "encoding"),
    ATTACK("a\xf4\x90\x80\x80", "encoding"),
    ATTACK("a\xf8\x88\x80\x80\x80", "encoding"),
    ATTACK("a\xe2\x82", "encoding"),
};

#define ATTACKS (sizeof attacks / sizeof *attacks)

enum { SOUND, REFUSED, CALM, PROGRAM, COMPLETE, TALLIES };

static struct tally tallies[TALLIES] = {
    [SOUND] = {"without an attack, both files are sound", 0, 0},
    [REFUSED] = {"what a terminal would obey is refused at its place", 0, 0},
    [CALM] = {"what is said of it may be sent to a terminal", 0, 0},
    [PROGRAM] = {"so does the program answer", 0, 0},
    [COMPLETE] = {"every key of the language was attacked", 0, 0},
};

/* ---- Attacking ---- */

/* A file with one of its fields under attack. */
struct attempt {
    struct text text;
    uint32_t line; /* of the field; 0: there is no such field */
    bool shown;
};

/* The file as it was meant, but for the field `number` (-1: none). */
static void attempt_make(struct attempt *attempt, const char *pattern,
                         int number, const struct attack *attack)
{
    uint32_t line = 1;

    *attempt = (struct attempt){0};
    for (const char *c = pattern; *c; c++) {
        if (*c != '~' && *c != '^') {
            text_add(&attempt->text, c, 1);
            line += *c == '\n';
            continue;
        }
        const char *end = strchr(c + 1, *c);
        text_put(&attempt->text, "\"");
        if (number-- == 0) {
            text_add(&attempt->text, attack->bytes, attack->length);
            attempt->line = line;
            attempt->shown = *c == '~';
        } else {
            text_add(&attempt->text, c + 1, (size_t)(end - c - 1));
        }
        text_put(&attempt->text, "\"");
        c = end;
    }
}

/* A report on a file, which is a catalogue or else a scenario. */
static struct primum_report *report_on(const struct text *text, bool shelf,
                                       const struct primum_catalogue *beside)
{
    struct primum_report *report = primum_report_new();
    const struct primum_catalogue *catalogue = NULL;
    const struct primum_scenario *scenario = NULL;

    if (shelf)
        primum_catalogue_parse("catalogue.yaml", text->bytes, text->length,
                               report, &catalogue);
    else
        primum_scenario_parse("door.yaml", text->bytes, text->length, beside,
                              report, &scenario);
    primum_catalogue_free(catalogue);
    primum_scenario_free(scenario);
    return report;
}

static bool is_refused(struct primum_report *report,
                       const struct attempt *attempt,
                       const struct attack *attack)
{
    const struct primum_diagnostic *found;

    for (size_t i = 0; (found = primum_report_get(report, i)); i++)
        if (found->line == attempt->line &&
            (!attempt->shown || !strcmp(found->code, attack->code)))
            return true;
    return false;
}

static void check_calm(struct primum_report *report, int number, size_t a)
{
    for (int format = PRIMUM_FORMAT_HUMAN; format <= PRIMUM_FORMAT_JSON;
         format++) {
        struct text said = {0};
        char *rendered =
            primum_report_render(report, (enum primum_format)format);
        text_put(&said, rendered);
        tally_case(&tallies[CALM], child_is_calm(&said),
                   "field %d, attack %zu, format %d", number, a, format);
        text_release(&said);
        free(rendered);
    }
}

/* All attacks on one field; false if there is no such field. */
static bool attack_field(const char *pattern, int number, bool shelf,
                         const struct primum_catalogue *beside)
{
    bool is_there = true;

    for (size_t a = 0; is_there && a < ATTACKS; a++) {
        struct attempt attempt;
        attempt_make(&attempt, pattern, number, &attacks[a]);
        is_there = attempt.line;
        if (is_there) {
            struct primum_report *report =
                report_on(&attempt.text, shelf, beside);
            tally_case(&tallies[REFUSED],
                       is_refused(report, &attempt, &attacks[a]),
                       "%s, field %d on line %u, attack %zu",
                       shelf ? "catalogue" : "scenario", number,
                       (unsigned)attempt.line, a);
            check_calm(report, number, a);
            primum_report_free(report);
        }
        text_release(&attempt.text);
    }
    return is_there;
}

static void check_sound(const char *pattern, bool shelf,
                        const struct primum_catalogue *beside)
{
    struct attempt attempt;

    attempt_make(&attempt, pattern, -1, NULL);
    struct primum_report *report = report_on(&attempt.text, shelf, beside);
    char *said = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
    tally_case(&tallies[SOUND], !*said, "%s", said);
    free(said);
    primum_report_free(report);
    text_release(&attempt.text);
}

/* ---- The program ---- */

static void write_file(const char *path, const struct text *text)
{
    FILE *file = fopen(path, "wb");

    if (!file || fwrite(text->bytes, 1, text->length, file) != text->length) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    fclose(file);
}

/* Each field once, each time under another attack. */
static void attack_program(const char *path, const char *pattern)
{
    const char *argv[] = {child_program(), "check", path, NULL};
    struct attempt attempt;

    for (int number = 0;; number++) {
        struct child child;
        attempt_make(&attempt, pattern, number,
                     &attacks[(size_t)number % ATTACKS]);
        if (!attempt.line)
            break;
        write_file(path, &attempt.text);
        child_run(&child, argv, NULL);
        tally_case(&tallies[PROGRAM],
                   child.status == 1 && child_is_calm(&child.out) &&
                       child_is_calm(&child.err),
                   "%s, field %d: exit %d", path, number, child.status);
        child_release(&child);
        text_release(&attempt.text);
    }
    text_release(&attempt.text);
    remove(path);
}

/* ---- Is that all? ---- */

/* Does this key stand somewhere in the file? */
static bool has_key(const char *file, const char *key, size_t length)
{
    for (const char *at = strchr(file, ':'); at; at = strchr(at + 1, ':')) {
        if ((size_t)(at - file) < length)
            continue;
        const char *start = at - length;
        if (!memcmp(start, key, length) &&
            (start == file || strchr(" \n{", start[-1])))
            return true;
    }
    return false;
}

/* The names that are listed where a key is unknown; each must be known here. */
static void check_listed(const char *file, const char *help)
{
    const char *key = strstr(help, " are: ");

    if (strncmp(help, "the keys of ", 12) != 0 || !key)
        return;
    for (key += 6; *key;) {
        size_t length = strcspn(key, ",");
        tally_case(&tallies[COMPLETE], has_key(file, key, length),
                   "`%.*s`, of %.40s...", (int)length, key, help);
        key += length;
        key += strspn(key, ", ");
    }
}

/* Plants a key that nothing has, in braces or on a line of its own. */
static void ask_for_keys(const char *file, size_t at, bool shelf,
                         const struct primum_catalogue *beside)
{
    size_t indent = strspn(file + at, " ");
    bool line = file[at ? at - 1 : 0] != '{';
    struct text text = {0};

    text_add(&text, file, at);
    if (line)
        text_fill(&text, ' ', indent);
    text_put(&text, line ? "zyxwvutsrq: x\n" : "zyxwvutsrq: x, ");
    text_put(&text, file + at);
    struct primum_report *report = report_on(&text, shelf, beside);
    const struct primum_diagnostic *found;
    for (size_t i = 0; (found = primum_report_get(report, i)); i++)
        if (!strcmp(found->code, "unknown-key"))
            check_listed(file, found->help);
    primum_report_free(report);
    text_release(&text);
}

static void check_complete(const char *pattern, bool shelf,
                           const struct primum_catalogue *beside)
{
    struct attempt attempt;

    attempt_make(&attempt, pattern, -1, NULL);
    const char *file = attempt.text.bytes;
    for (size_t at = 0; at < attempt.text.length; at++)
        if (!at || file[at - 1] == '{' ||
            (file[at - 1] == '\n' &&
             !strchr("-", file[at + strspn(file + at, " ")])))
            ask_for_keys(file, at, shelf, beside);
    text_release(&attempt.text);
}

/* ---- Both files ---- */

static void attack_file(const char *pattern, bool shelf,
                        const struct primum_catalogue *beside)
{
    check_sound(pattern, shelf, beside);
    for (int number = 0; attack_field(pattern, number, shelf, beside);)
        number++;
    check_complete(pattern, shelf, beside);
    attack_program(shelf ? "catalogue.yaml" : "door.yaml", pattern);
}

int main(void)
{
    struct primum_report *report = primum_report_new();
    const struct primum_catalogue *beside;
    struct attempt attempt;

    child_enter();
    attempt_make(&attempt, every_catalogue, -1, NULL);
    if (primum_catalogue_parse("catalogue.yaml", attempt.text.bytes,
                               attempt.text.length, report, &beside))
        return EXIT_FAILURE;
    attack_file(every_catalogue, true, NULL);
    attack_file(every_scenario, false, beside);
    text_release(&attempt.text);
    primum_catalogue_free(beside);
    primum_report_free(report);
    return tally_end(tallies, TALLIES);
}
