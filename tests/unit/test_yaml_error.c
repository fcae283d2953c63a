/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of broken YAML: the usual slips as libyaml meets them, each
 * with its place, its sentence and its help; where the help shows the mended
 * line, that line mends the text. */
#include "broken_yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

struct slip {
    const char *text;
    uint32_t line, column, end_column;
    const char *message, *help;
    const char *mended; /* the line from its key on; NULL: not shown */
};

/* The text with a line changed, but for its indentation and dashes. */
static void mend(const char *text, uint32_t line, const char *mended, char *out,
                 size_t size)
{
    const char *at = text;

    for (uint32_t i = 1; i < line; i++)
        at = strchr(at, '\n') + 1;
    at += strspn(at, " -");
    snprintf(out, size, "%.*s%s%s", (int)(at - text), text, mended,
             at + strcspn(at, "\n"));
}

static void check_mended(const struct slip *slip, const char *help)
{
    char shown[300], text[1000];
    struct primum_report *report = primum_report_new();

    snprintf(shown, sizeof shown, "`%s`", slip->mended);
    if (!strstr(help, shown))
        fail_msg("%s: help: %s", slip->text, help);
    mend(slip->text, slip->line, slip->mended, text, sizeof text);
    if (!read_yaml(text, strlen(text), report))
        fail_msg("%s: the line is not mended", text);
    primum_report_free(report);
}

static void check(const struct slip *slip)
{
    struct primum_report *report = primum_report_new();

    if (read_yaml(slip->text, strlen(slip->text), report))
        fail_msg("%s: this is good YAML", slip->text);
    const struct primum_diagnostic *told = primum_report_get(report, 0);
    assert_non_null(told);
    assert_null(primum_report_get(report, 1));
    assert_string_equal(told->code, "yaml");
    if (told->line != slip->line || told->column != slip->column ||
        told->end_line != slip->line || told->end_column != slip->end_column)
        fail_msg("%s: at %u:%u to %u: %s", slip->text, (unsigned)told->line,
                 (unsigned)told->column, (unsigned)told->end_column,
                 told->message);
    if (!strstr(told->message, slip->message))
        fail_msg("%s: %s", slip->text, told->message);
    if (!strstr(told->help, slip->help))
        fail_msg("%s: help: %s", slip->text, told->help);
    if (slip->mended)
        check_mended(slip, told->help);
    primum_report_free(report);
}

static void check_all(const struct slip *slips, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check(&slips[i]);
}

static void finds_slips_with_colons(void **state)
{
    static const struct slip slips[] = {
        {"press:\n  say:Hello there\n  intent: x\n", 2, 6, 7,
         "a space is missing after this colon", "", "say: Hello there"},
        {"title:Hello\nprimum: 1\n", 1, 6, 7,
         "a space is missing after this colon", "", "title: Hello"},
        {"primum: 1\ntitle:Hello\n", 2, 6, 7,
         "a space is missing after this colon", "", "title: Hello"},
        {"press:\n  say:I know\n    that one.\n  intent: x\n", 2, 6, 7,
         "a space is missing after this colon", "", "say: I know"},
        {"press:\n  say: Listen: I know\n  intent: x\n", 2, 14, 15,
         "a colon and a space cannot stand", "", "say: \"Listen: I know\""},
        {"press:\n  say: It's \"it\": I know\n", 2, 17, 18,
         "a colon and a space cannot stand", "", "say: 'It''s \"it\": I know'"},
        {"say: Listen to this:\nintent: x\n", 1, 20, 21,
         "a colon and a space cannot stand", "", "say: \"Listen to this:\""},
        {"lines:\n  - Dee: I said: no\n", 2, 16, 17,
         "a colon and a space cannot stand", "", "Dee: \"I said: no\""},
        {"say: Listen to this:\n  and that\n", 1, 20, 21,
         "a colon and a space cannot stand", "or write `|` after the key",
         NULL},
        {"say: Listen: I know # the old one\n", 1, 12, 13,
         "a colon and a space cannot stand", "put the whole text in quotes",
         NULL},
        {"door:\n  choices: press:\n      say: x\n", 2, 12, 18, "a second key",
         "write `press:` on the next line", NULL},
        {"say: “Listen: I know”\nintent: x\n", 1, 6, 7,
         "curly quotation marks do not quote", "", "say: \"Listen: I know\""},
        {"door:\n  title: a\n   andre: “hi”\n", 3, 4, 9,
         "fits no level of indentation", "", NULL},
        {"scenes:\n  door\n    lines: a\n", 2, 7, 8, "a colon is missing here",
         "", "door:"},
        {"title: x\nscenes\n  door:\n    lines: a\n", 2, 7, 8,
         "a colon is missing here", "", "scenes:"},
        {"dee:\n  name Dee\n  about: x\n", 2, 7, 8,
         "a colon is missing after `name`", "", "name: Dee"},
        {"a:\n  - title She waits\n    odds: 2\n", 2, 10, 11,
         "a colon is missing after `title`", "", "title: She waits"},
        {"primum 1\ntitle: x\n", 1, 7, 8, "a colon is missing after `primum`",
         "", "primum: 1"},
        {"next; door\ntitle: x\n", 1, 5, 6, "a colon is missing after `next`",
         "", "next: door"},
        {"title: x\nnext = door\n", 2, 5, 6, "a colon is missing after `next`",
         "", "next: door"},
        {"title: x\nnext：door\n", 2, 5, 6, "a colon is missing after `next`",
         "", "next: door"},
        {"dee:\n  called Dee\n  about: x\n", 2, 3, 13, "this line has no key",
         "put a colon behind its key", NULL},
        {"scenes:\n  door:,\n    lines: x\n", 2, 8, 9,
         "nothing belongs behind this colon", "", "door:"},
        {"door:\n  say: Hello. intent: Help.\n", 2, 21, 22,
         "a colon and a space cannot stand",
         "if `intent` is a key here, begin a new line", NULL},
        {"a:\n  leave: say: My bus\n  b: c\n", 2, 10, 14, "a second key",
         "write `say: My bus` on the next line", NULL},
        {"effects: trust: +1\nnext: x\n", 1, 10, 19, "needs braces", "",
         "effects: {trust: +1}"},
        {"effects: (trust: +1)\nnext: x\n", 1, 10, 21, "needs braces", "",
         "effects: {trust: +1}"},
        {"title: x\nA summary of it\n", 2, 1, 16, "this line has no key",
         "give it 2 spaces if it goes on with the text of `title`", NULL},
        {"title: x\nand the rest of it\n", 2, 1, 19, "this line has no key",
         "or begin it with a key", NULL},
        {"lines: |\n  one\ntwo\nintent: x\n", 3, 1, 4,
         "further left than the text of `lines`", "give it 2 spaces", NULL},
        {"lines: |\none\ntwo\nintent: x\n", 2, 1, 4,
         "further left than the text of `lines`", "give it 2 spaces", NULL},
    };

    (void)state;
    check_all(slips, LENGTH(slips));
}

static void finds_slips_with_first_characters(void **state)
{
    static const struct slip slips[] = {
        {"say: *Softly* I know\n", 1, 6, 7, "begins with `*` needs quotes", "",
         "say: \"*Softly* I know\""},
        {"say: *Softly and low\n", 1, 6, 7, "begins with `*` needs quotes", "",
         "say: \"*Softly and low\""},
        {"- *Softly* I know\n", 1, 3, 4, "begins with `*` needs quotes", "",
         "\"*Softly* I know\""},
        {"say: & then what?\n", 1, 6, 7, "begins with `&` needs quotes", "",
         "say: \"& then what?\""},
        {"say: !{x} no\n", 1, 6, 7, "begins with `!` needs quotes", "",
         "say: \"!{x} no\""},
        {"say: %50 of us\n", 1, 6, 7, "begins with `%` needs quotes", "",
         "say: \"%50 of us\""},
        {"say: @Dee, come\n", 1, 6, 7, "begins with `@` needs quotes", "",
         "say: \"@Dee, come\""},
        {"say: `hm`\n", 1, 6, 7, "begins with a backquote needs quotes", "",
         "say: \"`hm`\""},
        {"say: {softly} I know\n", 1, 6, 7, "begins with `{` needs quotes", "",
         "say: \"{softly} I know\""},
        {"say: [softly] I know\n", 1, 6, 7, "begins with `[` needs quotes", "",
         "say: \"[softly] I know\""},
        {"say: , and then\n", 1, 6, 7, "begins with `,` needs quotes", "",
         "say: \", and then\""},
        {"say: ? what\n", 1, 6, 7, "begins with `?` needs quotes", "",
         "say: \"? what\""},
        {"say: - what\n", 1, 6, 7, "begins with `-` needs quotes",
         "a list begins on the next line", "say: \"- what\""},
        {"say: > I know\n  that\n", 1, 8, 14,
         "after `>`, the text begins on the next line", "`say: >` alone", NULL},
        {"say: | I know\n", 1, 8, 14,
         "after `|`, the text begins on the next line", "`say: |` alone", NULL},
        {"say: |0\n  I know\n", 1, 7, 8, "cannot be 0", "leave the number out",
         NULL},
        {"%scenes\ntitle: x\n", 1, 1, 2, "cannot begin with `%`", "take", NULL},
        {"%YAML 2.0\n---\ntitle: x\n", 1, 1, 2, "cannot begin with `%`", "take",
         NULL},
    };

    (void)state;
    check_all(slips, LENGTH(slips));
}

static void finds_slips_with_quotes(void **state)
{
    static const struct slip slips[] = {
        {"press:\n  say: \"I know\n  intent: x\n", 2, 8, 9,
         "this quotation mark is never closed", "", "say: \"I know\""},
        {"press:\n  say: \"I know\n  intent: \"x\"\n", 2, 8, 9,
         "this quotation mark is never closed", "", "say: \"I know\""},
        {"press:\n  say: \"I know\n    that\n", 2, 8, 9,
         "this quotation mark is never closed", "add the `\"`", NULL},
        {"say: 'Cause I said so\nintent: x\n", 1, 6, 7,
         "this quotation mark is never closed", "add the `'`",
         "say: \"'Cause I said so\""},
        {"say: 'Cause I said so\nintent: It's fine\n", 1, 6, 7,
         "this quotation mark is never closed", "add the `'`",
         "say: \"'Cause I said so\""},
        {"people: {dee: Dee, andre: \"Andre}\n", 1, 27, 28,
         "this quotation mark is never closed", "add the `\"`", NULL},
        {"say: 'I don't know'\nintent: x\n", 1, 12, 13,
         "ends at this apostrophe", "", "say: \"I don't know\""},
        {"say: 'It''s \"so\", isn't it'\n", 1, 22, 23,
         "ends at this apostrophe", "put the whole text in quotes", NULL},
        {"say: 'It's a \"day\"'\n", 1, 9, 10, "ends at this apostrophe", "",
         "say: 'It''s a \"day\"'"},
        {"say: 'I know\n  I don't know'\n", 2, 8, 9, "ends at this apostrophe",
         "in double quotes", NULL},
        {"say: \"Hi\" he said\n", 1, 11, 18, "behind the quotation mark", "",
         "say: '\"Hi\" he said'"},
        {"say: \"I said \"no\" to him\"\n", 1, 15, 26,
         "behind the quotation mark", "", "say: 'I said \"no\" to him'"},
        {"reflect:\n  - \"Hi\" he said\n", 2, 10, 17,
         "behind the quotation mark", "", "'\"Hi\" he said'"},
        {"say: \"x\" \"y\"\n", 1, 10, 13, "behind the quotation mark",
         "one pair of quotes", NULL},
        {"say: \"I know\n  you said \"no\" to me\"\n", 2, 12, 13,
         "ends at this quotation mark", "in single quotes", NULL},
        {"say: 'Cause I\nlines: |\n  I don't know\n", 1, 6, 7,
         "this quotation mark is never closed", "add the `'`",
         "say: \"'Cause I\""},
        {"say: \"Hello\n  there\"\n  and more\n", 3, 3, 11,
         "behind the quotation mark", "move the closing", NULL},
        {"- {when: asked, dee: 'I haven't told'}\n", 1, 30, 31,
         "ends at this apostrophe", "in double quotes", NULL},
        {"a: {dee: \"I said \"no\"\"}\n", 1, 18, 19,
         "ends at this quotation mark", "in single quotes", NULL},
        {"a: {dee: \"Hi\" he said}\n", 1, 15, 16, "behind the quotation mark",
         "one pair of quotes", NULL},
        {"say: \"C:\\path\"\n", 1, 9, 11, "`\\p` means nothing", "write `\\\\`",
         NULL},
        {"say: \"don\\'t\"\n", 1, 10, 12, "`\\'` means nothing",
         "without a backslash", NULL},
        {"say: \"\\x1\"\n", 1, 9, 10, "2, 4 or 8 digits", "itself", NULL},
        {"say: \"\\ud800\"\n", 1, 9, 10, "no character of this number",
         "itself", NULL},
        {"say: \"one\n... two\"\n", 2, 1, 2, "even between quotes", "indent",
         NULL},
        {"say: Room\n  #3 is free\n  for you\n", 3, 3, 10,
         "this line has no key", "indent it", NULL},
        {"say: Room #3 is free\n  for you\n", 1, 11, 12,
         "a `#` after a space cuts the text off", "or write `|`", NULL},
        {"say: I live in\n  room #3 is free\n  for you\n", 2, 8, 9,
         "a `#` after a space cuts the text off", "or write `|`", NULL},
    };

    (void)state;
    check_all(slips, LENGTH(slips));
}

static void finds_slips_with_indentation(void **state)
{
    static const struct slip slips[] = {
        {"scenes:\n\tdoor:\n", 2, 1, 2, "a tab cannot indent", "spaces", NULL},
        {"scenes:\n  door:\n\t\tlines: a\n", 3, 1, 3, "a tab cannot indent",
         "spaces", NULL},
        {"scenes:\n  door:\n  \tlines: a\n", 3, 3, 4, "a tab cannot indent",
         "spaces", NULL},
        {"scenes:\n  lines: a\n\ttitle: b\n", 3, 1, 2, "a tab cannot indent",
         "spaces", NULL},
        {"lines: |\n  one\n\ttwo\n", 3, 1, 2, "a tab cannot indent", "spaces",
         NULL},
        {"reflect:\n  -\tone: two\n", 2, 4, 5, "a tab cannot stand after",
         "a space", NULL},
        {"scenes:\n  door:\n    lines: a\n   choices:\n", 4, 4, 11,
         "fits no level of indentation: it has 3 spaces",
         "give it 4 spaces to stand beside `lines`", NULL},
        {"scenes:\n  door:\n    lines: a\n   kitchen:\n", 4, 4, 11,
         "fits no level of indentation: it has 3 spaces",
         "give it 2 spaces to stand beside `door`", NULL},
        {"scenes:\n    door:\n      lines: a\n  open:\n", 4, 3, 7,
         "it has 2 spaces", "give it 4 spaces to stand beside `door`", NULL},
        {"a:\n  - b\n c: d\n", 3, 2, 3, "it has 1 space",
         "no spaces to stand beside `a`", NULL},
        {"door:\n  title: a\n   lines: b\n", 3, 4, 9, "it has 3 spaces",
         "give it 2 spaces to stand beside `title`; if it goes on", NULL},
        {"title: \"a\"\n  lines: b\n", 2, 3, 8, "it has 2 spaces",
         "no spaces to stand beside `title`", NULL},
        {"door:\n  lines: |\n     Dee: no\n   title: x\n", 4, 4, 9,
         "it has 3 spaces", "give it 2 spaces to stand beside `lines`", NULL},
        {"- when: asked\n   next: x\n", 2, 4, 8, "it has 3 spaces",
         "give it 2 spaces to stand beside `when`", NULL},
        {"a:\n  - when: asked\n   next: x\n", 3, 4, 8, "it has 3 spaces",
         "give it 4 spaces to stand beside `when`", NULL},
        {"a:\n  - one\n - two\n", 3, 2, 3, "it has 1 space",
         "give it 2 spaces to stand beside the dash above", NULL},
        {"   title: x\n  lines: y\n", 2, 3, 8, "it has 2 spaces",
         "give it 3 spaces to stand beside `title`", NULL},
        {"lines: |2\n one\n", 2, 2, 5, "further left than the text of `lines`",
         "give it 2 spaces", NULL},
        {"lines: |\n   one\n  two\n", 2, 4, 7, "further right than the rest",
         "give it 2 spaces", NULL},
        {"door:\n   say: a\n    intent: b\n", 2, 4, 7,
         "further left than those below", "give it 4 spaces", NULL},
        {" primum: 1\ntitle: x\n", 1, 2, 8, "further right than those below",
         "give it no spaces to stand beside `title`", NULL},
        {"choices:\n  ask:\n    say: a\n  intent: b\n    next: c\n", 4, 3, 9,
         "further left than those around it", "give it 4 spaces", NULL},
    };

    (void)state;
    check_all(slips, LENGTH(slips));
}

static void finds_what_was_copied(void **state)
{
    static const struct slip slips[] = {
        {"```yaml\ntitle: x\n", 1, 1, 8, "not part of a scenario",
         "take it out", NULL},
        {"title: x\n// the scenes\nscenes:\n", 2, 1, 14, "begins with `#`",
         "put a `#` in front", NULL},
        {"title: x\n<!-- the scenes -->\nscenes:\n", 2, 1, 20,
         "begins with `#`", "put a `#` in front", NULL},
        {"title: x\n=====\nscenes:\n", 2, 1, 6, "a line of signs",
         "take it out", NULL},
        {"lines:\n  - one\n  • two\n", 3, 3, 4, "begins with `- `",
         "write `- two`", NULL},
        {"lines:\n  - one\n  – two\n", 3, 3, 4, "begins with `- `",
         "write `- two`", NULL},
        {"lines:\n  * one\n  * two\n", 2, 3, 4, "begins with `- `",
         "write `- one`, and the same on each line", NULL},
        {"door:\n  say: a\n \xc2\xa0intent: b\n", 3, 2, 3, "looks like a space",
         "delete it", NULL},
        {"door:\n  say:\xc2\xa0Hello\n  intent: b\n", 2, 7, 8,
         "looks like a space", "delete it", NULL},
        {"door:\n  say: a\n \xe2\x80\x8bintent: b\n", 3, 2, 3, "nobody can see",
         "delete it", NULL},
    };

    (void)state;
    check_all(slips, LENGTH(slips));
}

static void finds_slips_with_lists_and_brackets(void **state)
{
    static const struct slip slips[] = {
        {"a:\n  - one\n  -two\n  - three\n", 3, 3, 4,
         "a space is missing after this dash", "`- two`", NULL},
        {"a:\n  -title: one\n    next: x\n", 2, 3, 4,
         "a space is missing after this dash", "`- title: one`", NULL},
        {"people:\n  dee: Dee\n  - andre\n", 3, 3, 4,
         "a list item cannot stand among keys", "`key: value`", NULL},
        {"a:\n  - one\n  two: three\n", 3, 3, 13, "stands among list items",
         "begin it with `- `", NULL},
        {"a:\n  b: {outcome: harmed, title: She leaves\n  c: {outcome: helped}"
         "\n",
         2, 6, 7, "this `{` is never closed", "",
         "b: {outcome: harmed, title: She leaves}"},
        {"a: [b, c\ntitle: x\n", 1, 4, 5, "this `[` is never closed", "",
         "a: [b, c]"},
        {"a: [b, c\n", 1, 4, 5, "this `[` is never closed", "", "a: [b, c]"},
        {"a: [b, #c]\ntitle: x\n", 1, 8, 9, "a `#` after a space cuts",
         "take it out", NULL},
        {"a: {b: #c}\ntitle: x\n", 1, 8, 9, "a `#` after a space cuts",
         "take it out", NULL},
        {"a: {b: [c\n", 1, 8, 9, "this `[` is never closed", "add the `]`",
         NULL},
        {"a: {b: c}}\ntitle: x\n", 1, 10, 11, "this `}` closes nothing",
         "take it out", NULL},
        {"a: }\n", 1, 4, 5, "this `}` closes nothing", "take it out", NULL},
        {"a: {b: helped title: x}\n", 1, 20, 21, "there is no comma between",
         "a comma before `title`, or write `b: \"helped title: x\"`", NULL},
        {"a: {b: c, title: She said: no}\n", 1, 26, 27,
         "there is no comma between",
         "a comma before `said`, or write `title: \"She said: no\"`", NULL},
        {"a: {b: c,\n  d: e\n  f: g}\n", 2, 7, 8, "a comma is missing here",
         "end the line with a comma", NULL},
        {"a: {b: c:, d: e}\n", 1, 9, 10, "a colon at the end", "quotes", NULL},
        {"a: [b, , c]\n", 1, 8, 9, "a text is missing here", "write one", NULL},
        {"a: [b {c: d}]\n", 1, 7, 8, "something is missing before this",
         "a comma", NULL},
        {"a:\n  - one\n  -two\n", 3, 3, 4, "a space is missing after this dash",
         "`- two`", NULL},
        {"responses:\n  - title: a\n    next: b\n  -title: c\n", 4, 3, 4,
         "a space is missing after this dash", "`- title: c`", NULL},
        {"door:\n  say: a\n  - intent: b\n", 3, 3, 4, "no dash belongs here",
         "write `intent: b`", NULL},
        {"door:\n  - say: a\n  intent: b\n", 2, 3, 4, "no dash belongs here",
         "write `say: a`", NULL},
        {"x:\n  responses:\n      title: a\n    - title: b\n", 3, 7, 8,
         "a dash is missing before this", "give it 4 spaces, then `- title`",
         NULL},
        {"a: {b: true]\n", 1, 12, 13, "cannot close what `{` opened",
         "write `}`", NULL},
        {"when: > 3\nnext: x\n", 1, 7, 8, "has nothing on its left",
         "`when: trust >= 3`", NULL},
        {"title: x\n...\nmore: y\n", 3, 1, 2, "outside of all",
         "lines of dashes or dots", NULL},
    };

    (void)state;
    check_all(slips, LENGTH(slips));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_slips_with_colons),
        cmocka_unit_test(finds_slips_with_first_characters),
        cmocka_unit_test(finds_slips_with_quotes),
        cmocka_unit_test(finds_slips_with_indentation),
        cmocka_unit_test(finds_what_was_copied),
        cmocka_unit_test(finds_slips_with_lists_and_brackets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
