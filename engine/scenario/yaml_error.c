/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of everything libyaml can say, and what to say in its place.  Knows
 * libyaml's sentences by heart and nothing of its types; leaves it to the
 * guesses to find the slip, and is plain where none of them is sure. */
#include "scenario/yaml_error.h"

#include "scenario/input.h"
#include "scenario/yaml_guess.h"
#include "scenario/yaml_line.h"

#include <stdio.h>
#include <string.h>

#define GUESSES_MAX 13
#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* ---- What the parser says ---- */

#define NO_DIRECTIVE "a line cannot begin with `%`"
#define TAKE_OUT "take the line out, or put the text around it in quotes"
#define NO_TAG "text that begins with `!` needs quotes"
#define NO_ALIAS "text that begins with `*` needs quotes"
#define NO_ANCHOR "text that begins with `&` needs quotes"
#define QUOTE "put the whole text in quotes"
#define NO_TAB "a tab cannot stand here"
#define SPACES "delete it, and indent with spaces, two for each level"
#define COMMA "put a comma between two values, and a bracket after the last"
#define ESCAPES "write the character itself, or `\\\\` for a backslash"
#define LOOK "look at its indentation, and at the quotes on the line above"

/* A problem or context that is NULL stands for any; the first row that fits
 * is taken.  `back`: the place to show is the context's. */
static const struct sentence {
    const char *problem, *context;
    const char *message, *help;
    bool back;
    guess_maker *guesses[GUESSES_MAX];
} sentences[] = {
    {NULL, "while scanning a directive", NO_DIRECTIVE, TAKE_OUT, .back = true},
    {NULL, "while scanning a %YAML directive", NO_DIRECTIVE, TAKE_OUT,
     .back = true},
    {NULL, "while scanning a %TAG directive", NO_DIRECTIVE, TAKE_OUT,
     .back = true},
    {NULL, "while parsing a %TAG directive", NO_DIRECTIVE, TAKE_OUT,
     .back = true},
    {NULL, "while scanning a tag directive", NO_DIRECTIVE, TAKE_OUT,
     .back = true},
    {NULL, "while parsing a tag directive", NO_DIRECTIVE, TAKE_OUT,
     .back = true},
    {"found duplicate %YAML directive", NULL, NO_DIRECTIVE, TAKE_OUT,
     .back = false},
    {"found duplicate %TAG directive", NULL, NO_DIRECTIVE, TAKE_OUT,
     .back = false},
    {"found incompatible YAML document", NULL, NO_DIRECTIVE, TAKE_OUT,
     .back = false},

    {NULL, "while scanning a tag", NO_TAG, QUOTE, .back = true,
     .guesses = {guess_first_character_back}},
    {NULL, "while parsing a tag", NO_TAG, QUOTE, .back = true,
     .guesses = {guess_first_character_back}},
    {"found undefined tag handle", NULL, NO_TAG, QUOTE, .back = true,
     .guesses = {guess_first_character_back}},
    {NULL, "while scanning an alias", NO_ALIAS, QUOTE, .back = true,
     .guesses = {guess_bullet, guess_foreign_comment,
                 guess_first_character_back}},
    {"found undefined alias", NULL, NO_ALIAS, QUOTE,
     .guesses = {guess_first_character}},
    {NULL, "while scanning an anchor", NO_ANCHOR, QUOTE, .back = true,
     .guesses = {guess_first_character_back}},
    {NULL, "found duplicate anchor; first occurrence", NO_ANCHOR, QUOTE,
     .back = true, .guesses = {guess_first_character_back}},

    {"found a tab character that violates indentation", NULL, NO_TAB, SPACES,
     .guesses = {guess_tab}},
    {"found a tab character where an indentation space is expected", NULL,
     NO_TAB, SPACES, .guesses = {guess_tab}},
    {"found character that cannot start any token", NULL,
     "a text cannot begin with this character", QUOTE,
     .guesses = {guess_tab, guess_fence, guess_first_character}},

    {"did not find expected comment or line break",
     "while scanning a block scalar",
     "after `|` or `>`, the text begins on the next line",
     "move the words to the next line, indented further",
     .guesses = {guess_block_text}},
    {"found an indentation indicator equal to 0", NULL,
     "the number after `|` or `>` cannot be 0", "leave the number out",
     .back = false},

    {"found unexpected end of stream", NULL,
     "this quotation mark is never closed",
     "add the quotation mark that closes it", .back = true,
     .guesses = {guess_open_quote}},
    {"found unexpected document indicator", NULL,
     "a line of dashes or dots ends the file, even between quotes",
     "close the quotes before it, or indent the line", .back = false},
    {"found unknown escape character", NULL,
     "a backslash in double quotes has a meaning of its own",
     "write `\\\\` for a backslash, or put the text in single quotes",
     .guesses = {guess_escape}},
    {"did not find expected hexdecimal number", NULL,
     "the number of a character after a backslash has 2, 4 or 8 digits",
     ESCAPES, .back = false},
    {"found invalid Unicode character escape code", NULL,
     "there is no character of this number", ESCAPES, .back = false},

    {"mapping values are not allowed in this context", NULL,
     "a colon and a space cannot stand in text without quotes",
     "put the text in quotes; if this is a key, look at the indentation here "
     "and on the line above",
     .guesses = {guess_tab, guess_odd_space, guess_curly_quote,
                 guess_missing_bar, guess_bullet, guess_colon_in_text,
                 guess_tight_colon, guess_tight_dash, guess_missing_colon,
                 guess_foreign_comment, guess_missing_first_key,
                 guess_left_of_text, guess_deep_key}},
    {"mapping keys are not allowed in this context", NULL,
     "text that begins with `?` needs quotes", QUOTE,
     .guesses = {guess_first_character}},
    {"block sequence entries are not allowed in this context", NULL,
     "a list item cannot stand here", "begin the list on a line of its own",
     .guesses = {guess_first_character}},
    {"could not find expected ':'", NULL, "this line has no key",
     "begin it with a key and a colon, or indent it further if it goes on "
     "with the text above",
     .back = true,
     .guesses = {guess_odd_space, guess_tight_dash, guess_tight_colon,
                 guess_missing_colon, guess_foreign_comment, guess_bullet,
                 guess_left_of_text, guess_missing_key}},
    {"found unexpected ':'", NULL,
     "a colon at the end of a text without quotes cannot stand here",
     "put the text in quotes, or take the colon out", .back = false},

    {"did not find expected key", NULL,
     "this line does not fit what stands above it", LOOK,
     .guesses = {guess_tab, guess_odd_space, guess_after_quote,
                 guess_stray_bracket, guess_after_bracket,
                 guess_comment_in_text, guess_bullet, guess_left_of_text,
                 guess_indentation, guess_stray_dash}},
    {"did not find expected '-' indicator", NULL,
     "this line does not fit the list above it", LOOK,
     .guesses = {guess_tab, guess_odd_space, guess_after_quote,
                 guess_stray_bracket, guess_after_bracket,
                 guess_comment_in_text, guess_bullet, guess_tight_dash,
                 guess_missing_dash, guess_left_of_text, guess_indentation}},
    {"did not find expected ',' or '}'", NULL,
     "something is missing before this, between `{` and `}`", COMMA,
     .guesses = {guess_other_bracket, guess_open_bracket, guess_flow_quote,
                 guess_missing_comma}},
    {"did not find expected ',' or ']'", NULL,
     "something is missing before this, between `[` and `]`", COMMA,
     .guesses = {guess_other_bracket, guess_open_bracket, guess_flow_quote,
                 guess_missing_comma}},
    {"did not find expected node content", NULL, "a text is missing here",
     "write one, or put the whole text in quotes if this is its beginning",
     .guesses = {guess_first_character, guess_stray_bracket,
                 guess_comment_in_brackets}},
    {"did not find expected <document start>", NULL,
     "this stands outside of all that is above it",
     "look at its indentation, and for lines of dashes or dots above it",
     .guesses = {guess_tab, guess_odd_space, guess_after_quote,
                 guess_stray_bracket, guess_after_bracket, guess_left_of_text,
                 guess_indentation}},
    {"did not find expected <stream-start>", NULL, "the file cannot be read",
     "save it as plain text, in UTF-8", .back = false},
};

/* What a libyaml to come might say. */
static const struct sentence unheard_of = {
    NULL, NULL, "this line cannot be understood", LOOK, .back = false,
};

static bool same(const char *wanted, const char *said)
{
    return !wanted || (said && !strcmp(wanted, said));
}

static const struct sentence *find_sentence(const struct yaml_error *error)
{
    for (size_t i = 0; i < LENGTH(sentences); i++)
        if (same(sentences[i].problem, error->problem) &&
            same(sentences[i].context, error->context))
            return &sentences[i];
    return &unheard_of;
}

/* Where nothing better is known: one character, the last of the file if the
 * trouble is behind it. */
static void say_plainly(struct guess *guess, const struct sentence *sentence)
{
    size_t at = sentence->back ? guess->context : guess->problem;
    const char *text = guess->source->text;

    if (at >= guess->source->length) {
        at = guess->source->length;
        while (at && (is_blank(text[at - 1]) || text[at - 1] == '\n' ||
                      text[at - 1] == '\r'))
            at--;
        at -= at > 0;
    }
    guess_say(guess, at, at + 1, "%s", sentence->message);
    guess_advise(guess, "%s", sentence->help);
}

static uint32_t report_syntax(const struct yaml_error *error,
                              struct source *source,
                              struct primum_report *report)
{
    const struct sentence *sentence = find_sentence(error);
    struct guess guess = {
        .source = source,
        .problem = source_offset(source, error->problem_mark),
        .context = source_offset(source, error->context_mark),
        .back = sentence->back,
    };
    bool guessed = false;

    line_read(&guess.line, source, error->problem_mark.line);
    line_read(&guess.opening, source, error->context_mark.line);
    for (size_t i = 0; !guessed && i < GUESSES_MAX && sentence->guesses[i]; i++)
        guessed = sentence->guesses[i](&guess);
    if (!guessed)
        say_plainly(&guess, sentence);
    report_add(report, source,
               &(struct finding){.code = CODE_YAML,
                                 .span = guess.span,
                                 .message = guess.message.bytes,
                                 .help = guess.help.bytes,
                                 .remark = guess.remark});
    text_release(&guess.message);
    text_release(&guess.help);
    return guess.span.start.line;
}

/* ---- What YAML has, and scenarios have not ---- */

void yaml_error_refuse(struct source *source, struct primum_report *report,
                       enum code code, struct mark at)
{
    struct text message = {0}, help = {0}, mended = {0};
    struct line line;
    struct span span = {at, {at.line, at.column + 1}};

    if (report_only_count(report, source, code))
        return;
    size_t offset = source_offset(source, at);
    char c = offset < source->length ? source->text[offset] : '!';
    line_read(&line, source, at.line);
    bool there = offset == line.start + line.value;
    text_format(&message, "text that begins with `%c` needs quotes", c);
    if (there && c == '!' && line_key_is(&line, "when"))
        text_format(&help, "write `when: not %.*s`",
                    (int)(line.length - line.value - 1),
                    line.text + line.value + 1);
    else if (there && line_quote(&line, source, &mended))
        text_format(&help, "write `%s`", mended.bytes);
    else
        text_put(&help, QUOTE);
    text_release(&mended);
    report_say(report, source, code, span, message.bytes, help.bytes);
    text_release(&message);
    text_release(&help);
}

/* ---- What the reader says ---- */

/* An encoding that the first bytes give away; NULL: none. */
static const char *other_encoding(const struct source *source)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *name;
    } starts[] = {
        {"\xff\xfe\0\0", 4, "UTF-32"},
        {"\0\0\xfe\xff", 4, "UTF-32"},
        {"\xff\xfe", 2, "UTF-16"},
        {"\xfe\xff", 2, "UTF-16"},
    };
    const char *text = source->text;

    for (size_t i = 0; i < LENGTH(starts); i++)
        if (source->length >= starts[i].length &&
            !memcmp(text, starts[i].bytes, starts[i].length))
            return starts[i].name;
    if (source->length >= 4 && !text[0] == !text[2] && !text[1] == !text[3] &&
        !text[0] != !text[1])
        return "UTF-16";
    return NULL;
}

static const char save_again[] = "in your text editor, save the file again and "
                                 "choose UTF-8 as its encoding";

static void name_control(uint32_t point, struct text *out)
{
    static const struct {
        uint32_t point;
        const char *name;
    } names[] = {
        {0x00, "a NUL character"},    {0x07, "a bell character"},
        {0x08, "a backspace"},        {0x0b, "a vertical tab"},
        {0x0c, "a form feed"},        {0x1b, "an escape character"},
        {0x7f, "a delete character"}, {0xfffe, "a stray code"},
        {0xffff, "a stray code"},
    };
    const char *name = "a control character";

    for (size_t i = 0; i < LENGTH(names); i++)
        if (names[i].point == point)
            name = names[i].name;
    text_format(out, "%s (U+%04X) stands here", name, (unsigned)point);
}

/* Where the broken character begins that the reader gave up in. */
static size_t broken_start(const struct source *source, size_t offset)
{
    size_t start = offset;

    for (int i = 0; i < 3 && start; i++)
        if (((unsigned char)source->text[--start] & 0xc0) == 0xc0)
            return start;
    return offset;
}

static void describe_control(const struct source *source, size_t at,
                             struct text *message)
{
    uint32_t point = 0;

    if (at < source->length)
        text_point(source->text + at, source->length - at, &point);
    name_control(point, message);
}

/* A file of which every line looks like noise. */
static uint32_t report_encoding(const char *encoding,
                                const struct source *source,
                                struct primum_report *report)
{
    char message[80];

    snprintf(message, sizeof message, "this file is in %s, not in UTF-8",
             encoding);
    input_report_whole(source->path, CODE_ENCODING, message, save_again,
                       report);
    return 1;
}

static uint32_t report_unreadable(const struct yaml_error *error,
                                  struct source *source,
                                  struct primum_report *report)
{
    struct finding finding = {.code = CODE_ENCODING, .help = save_again};
    struct text message = {0};
    const char *encoding = other_encoding(source);
    size_t at = error->offset;

    if (encoding)
        return report_encoding(encoding, source, report);
    if (same("control characters are not allowed", error->problem)) {
        finding.code = CODE_CONTROL_CHARACTER;
        finding.help = "take it out; it may be invisible in your editor";
        describe_control(source, at, &message);
    } else if (same("input is too long", error->problem)) {
        finding.code = CODE_TOO_LARGE;
        finding.help = "split it into several";
        text_put(&message, "this file is too large");
    } else {
        if (same("invalid trailing UTF-8 octet", error->problem))
            at = broken_start(source, at);
        text_put(&message, "this character is not in UTF-8");
    }
    finding.message = message.bytes;
    finding.span.start = source_mark(source, at);
    finding.span.end = finding.span.start;
    finding.span.end.column++;
    report_add(report, source, &finding);
    text_release(&message);
    return finding.span.start.line;
}

uint32_t yaml_error_report(const struct yaml_error *error,
                           struct source *source, struct primum_report *report)
{
    return error->trouble == YAML_TROUBLE_READER
               ? report_unreadable(error, source, report)
               : report_syntax(error, source, report);
}
