/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One mistake is one message: into random scenarios that are sound, one slip
 * of a known kind is planted at a random place, and the loader must report
 * exactly that: its code, on its line, and nothing besides.  What it says of a
 * file is the same each time it is asked. */
#include "support/tally.h"
#include "support/trial.h"

#include <stdlib.h>
#include <string.h>

#define PLANTED 12     /* of each kind */
#define SEEDS_TRIED 60 /* for a scenario that has room for it */

/* Which part of a spot is written anew: the pattern, in which `@` stands for
 * what was there and `^` for the line's indentation. */
enum part { KEY, VALUE, LINE, INDENT, END };

/* Where the message is to point: the line of the spot, the one below what was
 * there, that of the thing it belongs to, or the end of the file. */
enum where { HERE, BELOW, OWNER, LAST };

/* What kind of spot it takes. */
enum {
    ALONE = 1,  /* has its line for itself */
    SINGLE = 2, /* on a single line */
    TIDY = 4,   /* in a tidy file */
    BESIDE = 8, /* beside others in its map */
    BARE = 16   /* under a key without quotes */
};

#define ROLE(name) (UINT64_C(1) << ROLE_##name)

#define TEXTS                                                                  \
    (ROLE(TITLE) | ROLE(SAY) | ROLE(SHOWN) | ROLE(TELL) | ROLE(SPEECH))
#define TARGETS (ROLE(NEXT) | ROLE(MOVE) | ROLE(ON))
#define CONDITIONS (ROLE(WHEN) | ROLE(IF))
#define OPTIONAL                                                               \
    (ROLE(SHOWN) | ROLE(MINUTES) | ROLE(NOTES) | ROLE(WITH) | ROLE(MIN) |      \
     ROLE(MAX) | ROLE(FIRST) | ROLE(ONCE) | ROLE(ELSE) | ROLE(WHEN) |          \
     ROLE(ODDS) | ROLE(WEIGHT) | ROLE(LINES) | ROLE(EFFECTS) | ROLE(MOVE) |    \
     ROLE(TAG) | ROLE(ANYTIME) | ROLE(INTERRUPTS) | ROLE(WORTH) |              \
     ROLE(EXPECT) | ROLE(BOUND) | ROLE(PEOPLE) | ROLE(GAUGES) | ROLE(FACTS))
#define REQUIRED                                                               \
    (ROLE(VERSION) | ROLE(TITLE) | ROLE(SAY) | ROLE(START) | ROLE(SCENES) |    \
     ROLE(CHOICES) | ROLE(RESPONSES) | ROLE(NEXT) | ROLE(ON) | ROLE(ROUTES) |  \
     ROLE(ENDINGS) | ROLE(OUTCOME) | ROLE(POLICY) | ROLE(REACH))
#define MAPS                                                                   \
    (ROLE(PEOPLE) | ROLE(GAUGES) | ROLE(SCENES) | ROLE(SCENE) |                \
     ROLE(CHOICES) | ROLE(CHOICE) | ROLE(EFFECTS) | ROLE(ANYTIME) |            \
     ROLE(ENDINGS) | ROLE(ENDING))
#define LISTS (ROLE(RESPONSES) | ROLE(ROUTES) | ROLE(INTERRUPTS) | ROLE(EXPECT))

static const struct fault {
    const char *name;
    uint64_t roles;
    unsigned needs;
    enum part part;
    const char *pattern;
    const char *code;
    enum where where;
} faults[] = {
    /* Keys */
    {"an optional key with a letter too many", OPTIONAL, 0, KEY, "@e",
     "unknown-key", HERE},
    {"a required key with a letter too many", REQUIRED, 0, KEY, "@e",
     "unknown-key", HERE},
    {"a capital in a key", OPTIONAL | REQUIRED, 0, KEY, "A@", "unknown-key",
     HERE},
    {"a key that nothing has", ROLE(SAY) | ROLE(OUTCOME) | ROLE(TITLE),
     ALONE | SINGLE, LINE, "@\n^colour: red", "unknown-key", BELOW},
    {"a key twice", OPTIONAL | REQUIRED | ROLE(CHANGE) | ROLE(TURN),
     ALONE | SINGLE, LINE, "@\n@", "duplicate-key", BELOW},
    {"a merge key", ROLE(SHOWN), BARE, KEY, "<<", "alias", HERE},
    {"a key that is a list", ROLE(SHOWN), ALONE | BARE, KEY, "[a, b]", "yaml",
     HERE},
    {"no `next`", ROLE(NEXT), ALONE | SINGLE, LINE, "", "missing-key", OWNER},
    {"no `say`", ROLE(SAY), ALONE | SINGLE, LINE, "", "missing-key", OWNER},
    {"no `title`", ROLE(TITLE), ALONE | SINGLE, LINE, "", "missing-key", OWNER},
    {"no `outcome`", ROLE(OUTCOME), ALONE | SINGLE | BESIDE, LINE, "",
     "missing-key", OWNER},
    {"no `start` of a gauge", ROLE(START), ALONE | SINGLE | BESIDE, LINE, "",
     "missing-key", OWNER},
    {"`odds` in a choice", ROLE(SAY), ALONE | SINGLE, LINE, "@\n^odds: 3",
     "bad-value", BELOW},

    /* Kinds */
    {"a word for a map", MAPS, 0, VALUE, "hello", "bad-value", HERE},
    {"a list for a map", MAPS, 0, VALUE, "[hello]", "bad-value", HERE},
    {"a word for a list", LISTS & ~ROLE(ROUTES), 0, VALUE, "hello", "bad-value",
     HERE},
    {"a map for a list", LISTS, 0, VALUE, "{next: on}", "bad-value", HERE},
    {"nothing for a map", MAPS, 0, VALUE, "", "bad-value", HERE},
    {"nothing for a list", LISTS, 0, VALUE, "", "bad-value", HERE},
    {"an empty map",
     MAPS & ~(ROLE(PEOPLE) | ROLE(GAUGES) | ROLE(EFFECTS) | ROLE(CHOICE)), 0,
     VALUE, "{}", NULL, HERE},
    {"an empty list", ROLE(RESPONSES) | ROLE(ROUTES), 0, VALUE, "[]",
     "bad-value", HERE},
    {"a map for a text", TEXTS, 0, VALUE, "{a: b}", "bad-value", HERE},
    {"a list for a text", TEXTS, 0, VALUE, "[a, b]", "bad-value", HERE},
    {"a list for a word", TARGETS & ~ROLE(ON), 0, VALUE, "[a]", "bad-value",
     HERE},
    {"a map for a word",
     CONDITIONS | ROLE(ODDS) | ROLE(OUTCOME) | ROLE(CHANGE) | ROLE(TURN) |
         ROLE(ONCE) | ROLE(WORTH) | ROLE(MINUTES) | ROLE(WITH) | ROLE(FIRST),
     0, VALUE, "{a: b}", "bad-value", HERE},
    {"nothing for a word",
     TARGETS | CONDITIONS | ROLE(OUTCOME) | ROLE(CHANGE) | ROLE(TURN) |
         ROLE(ONCE) | ROLE(WORTH) | ROLE(MINUTES) | ROLE(WITH) | ROLE(FIRST) |
         ROLE(GAUGE) | ROLE(START) | ROLE(MIN) | ROLE(MAX) | ROLE(ODDS) |
         ROLE(WEIGHT) | ROLE(TAG) | ROLE(LEVEL) | ROLE(SHUFFLE) | ROLE(POLICY) |
         ROLE(REACH) | ROLE(BOUND) | ROLE(FACT) | ROLE(VERSION),
     0, VALUE, "", NULL, HERE},

    /* Names */
    {"an unknown target", TARGETS | ROLE(FIRST), 0, VALUE, "no-such-place",
     "unknown-target", HERE},
    {"a target with a letter too many", TARGETS, 0, VALUE, "door-1x9",
     "unknown-target", HERE},
    {"an unknown name in a condition", CONDITIONS, 0, VALUE, "no_such_name > 1",
     "unknown-name", HERE},
    {"an unknown name in odds", ROLE(ODDS) | ROLE(WEIGHT), 0, VALUE,
     "3 * no_such_name", "unknown-name", HERE},
    {"an unknown gauge in effects", ROLE(CHANGE) | ROLE(TURN), 0, KEY,
     "no_such_name", "unknown-name", HERE},
    {"an unknown speaker", ROLE(SPEECH), 0, KEY, "nobody", "unknown-name",
     HERE},
    {"a misspelt `text`", ROLE(TELL), 0, KEY, "texxt", "unknown-name", HERE},
    {"a misspelt `when` before a line", ROLE(IF), 0, KEY, "wehn",
     "unknown-name", HERE},
    {"an unknown person", ROLE(WITH), 0, VALUE, "nobody", "unknown-name", HERE},
    {"an unknown tag", ROLE(TAG), 0, VALUE, "no-such-tag", "unknown-tag", HERE},
    {"an unknown policy", ROLE(POLICY), 0, VALUE, "best", "unknown-name", HERE},
    {"an unknown end", ROLE(REACH), 0, VALUE, "heaven", "unknown-name", HERE},
    {"an id with a capital", ROLE(CHOICE), 0, KEY, "Ask", "bad-id", HERE},
    {"an id of two words", ROLE(CHOICE), 0, KEY, "ask her", "bad-id", HERE},
    {"an id that is reserved", ROLE(CHOICE), 0, KEY, "continue", "bad-id",
     HERE},

    /* Expressions */
    {"a condition that breaks off", CONDITIONS, 0, VALUE, "1 <",
     "bad-expression", HERE},
    {"one `=`", CONDITIONS, 0, VALUE, "1 = 1", "bad-expression", HERE},
    {"an open parenthesis", CONDITIONS, 0, VALUE, "(1 < 2", "bad-expression",
     HERE},
    {"a number for a condition", CONDITIONS, 0, VALUE, "5", "bad-expression",
     HERE},
    {"a chain of comparisons", CONDITIONS, 0, VALUE, "1 < 2 < 3",
     "bad-expression", HERE},
    {"a truth with a number", CONDITIONS, 0, VALUE, "true > 0",
     "bad-expression", HERE},
    {"odds with a fraction", ROLE(WEIGHT) | ROLE(ODDS), 0, VALUE, "2.5",
     "bad-expression", HERE},
    {"odds that are true", ROLE(WEIGHT) | ROLE(ODDS), 0, VALUE, "true",
     "bad-expression", HERE},

    /* Values */
    {"a bare number as effect", ROLE(CHANGE), 0, VALUE, "2", "bad-value", HERE},
    {"an effect of two signs", ROLE(CHANGE), 0, VALUE, "+-2", "bad-value",
     HERE},
    {"an effect in words", ROLE(CHANGE), 0, VALUE, "a little", "bad-value",
     HERE},
    {"a fact that is yes", ROLE(TURN) | ROLE(FACT), 0, VALUE, "yes",
     "bad-value", HERE},
    {"an outcome nobody knows", ROLE(OUTCOME), 0, VALUE, "good", "bad-value",
     HERE},
    {"a level nobody knows", ROLE(LEVEL), 0, VALUE, "hard", "bad-value", HERE},
    {"once and for all", ROLE(ONCE), 0, VALUE, "always", "bad-value", HERE},
    {"a flag that is maybe", ROLE(SHUFFLE), 0, VALUE, "maybe", "bad-value",
     HERE},
    {"minutes in words", ROLE(MINUTES), 0, VALUE, "ten", "bad-value", HERE},
    {"a worth above all", ROLE(WORTH), 0, VALUE, "101", "bad-value", HERE},
    {"a gauge in words", ROLE(GAUGE) | ROLE(START), 0, VALUE, "high",
     "bad-value", HERE},
    {"a gauge that starts too high", ROLE(GAUGE) | ROLE(START), 0, VALUE,
     "1000001", "bad-value", HERE},
    {"a least value in words", ROLE(MIN), 0, VALUE, "low", "bad-value", HERE},
    {"a largest value in words", ROLE(MAX), 0, VALUE, "high", "bad-value",
     HERE},
    {"a bound that is no share", ROLE(BOUND), 0, VALUE, "60", "bad-value",
     HERE},
    {"another version", ROLE(VERSION), 0, VALUE, "2", "bad-value", HERE},
    {"an empty text", TEXTS, 0, VALUE, "\"\"", "bad-value", HERE},
    {"no text", TEXTS, ALONE, VALUE, "", "bad-value", HERE},

    /* YAML */
    {"a colon in a plain text", TEXTS, ALONE | SINGLE, VALUE,
     "Listen: it matters", "yaml", HERE},
    {"a text lost to a comment", TEXTS, ALONE | SINGLE, VALUE,
     "Room #3 is free", "lost-text", HERE},
    {"a text that begins with `@`", TEXTS, ALONE | SINGLE, VALUE, "\x01home",
     "yaml", HERE},
    {"a text that begins with `%`", TEXTS, ALONE | SINGLE, VALUE, "%home",
     "yaml", HERE},
    {"a text that begins with a quotation", TEXTS, ALONE | SINGLE, VALUE,
     "\"Well,\" she said", "yaml", HERE},
    {"a text that begins with brackets", TEXTS, ALONE | SINGLE, VALUE,
     "[pause] she said", "yaml", HERE},
    {"a quotation that never ends", TEXTS, ALONE | SINGLE | TIDY, VALUE,
     "\"Well", "yaml", HERE},
    {"a bracket that never ends", ROLE(EFFECTS), ALONE | TIDY, VALUE, "{a: +1",
     "yaml", HERE},
    {"an anchor", TEXTS | TARGETS, SINGLE, VALUE, "&a @", "alias", HERE},
    {"an alias", TEXTS | TARGETS | CONDITIONS, 0, VALUE, "*a", "alias", HERE},
    {"a tag", TEXTS | TARGETS, SINGLE, VALUE, "!a @", "tag", HERE},
    {"a YAML tag", TEXTS | TARGETS, SINGLE, VALUE, "!!str @", "tag", HERE},
    {"a tab before a key", OPTIONAL | REQUIRED, ALONE | SINGLE | TIDY, INDENT,
     "\t", "yaml", HERE},
    {"one space too many", ROLE(SHOWN) | ROLE(ONCE), ALONE | SINGLE | TIDY,
     INDENT, "@ ", "yaml", HERE},
    {"a second document", ROLE(VERSION), 0, END, "---\nprimum: 1\n", "yaml",
     LAST},

    /* Bytes */
    {"an escaped escape", TEXTS, 0, VALUE, "\"a\\eb\"", "control-character",
     HERE},
    {"an escaped NUL", TEXTS, 0, VALUE, "\"a\\0b\"", "control-character", HERE},
    {"an escaped override", TEXTS, 0, VALUE, "\"a\\u202eb\"",
     "control-character", HERE},
    {"a raw override", TEXTS, 0, VALUE,
     "\"a\xe2\x80\xae"
     "b\"",
     "control-character", HERE},
    {"a raw escape", TEXTS, 0, VALUE,
     "\"a\x1b"
     "b\"",
     "control-character", HERE},
    {"a byte of Latin-1", TEXTS, 0, VALUE, "\"caf\xe9\"", "encoding", HERE},
};

#define FAULTS (sizeof faults / sizeof *faults)

enum { ONE, AGAIN, SELDOM, TALLIES };

static struct tally tallies[TALLIES] = {
    [ONE] = {"one mistake is one message, at its place", 0, 0},
    [AGAIN] = {"the same file is answered the same way", 0, 0},
    [SELDOM] = {"it is seldom taken for a line in the wrong column", 0, 0},
};

/* ---- Where to plant ---- */

static bool fits(const struct fault *fault, const struct trial *trial,
                 const struct spot *spot)
{
    bool tidy = trial->file.tidy;

    return (fault->roles >> spot->role & 1) &&
           (!(fault->needs & ALONE) || spot->alone) &&
           (!(fault->needs & SINGLE) || spot->single) &&
           (!(fault->needs & TIDY) || tidy) &&
           (!(fault->needs & BESIDE) || spot->beside > 1) &&
           (!(fault->needs & BARE) || !spot->quoted) &&
           (fault->part != INDENT || spot->depth);
}

/* One of the spots that fit; NULL if there is none. */
static const struct spot *find_spot(const struct fault *fault,
                                    const struct trial *trial,
                                    struct dice *dice)
{
    const struct spot *found = NULL;
    uint32_t count = 0;

    for (uint32_t i = 0; i < trial->file.spot_count; i++)
        if (fits(fault, trial, &trial->file.spots[i]) &&
            !dice_below(dice, ++count))
            found = &trial->file.spots[i];
    return found;
}

/* ---- Planting ---- */

static size_t line_end(const struct trial *trial, size_t at)
{
    const char *text = trial->file.out.bytes;

    return at + strcspn(text + at, "\n");
}

static void part_of(const struct fault *fault, const struct trial *trial,
                    const struct spot *spot, size_t *from, size_t *to)
{
    size_t ends[][2] = {
        [KEY] = {spot->key, spot->key_end},
        [VALUE] = {spot->value, spot->value_end},
        [LINE] = {spot->line_start, line_end(trial, spot->value_end)},
        [INDENT] = {spot->line_start, spot->key},
        [END] = {trial->file.out.length, trial->file.out.length},
    };

    *from = ends[fault->part][0];
    *to = ends[fault->part][1];
}

static void plant(const struct fault *fault, const struct trial *trial,
                  const struct spot *spot, struct text *out)
{
    const char *text = trial->file.out.bytes;
    size_t from, to;

    part_of(fault, trial, spot, &from, &to);
    text_add(out, text, from);
    if (fault->part == VALUE && spot->form == FORM_GROUP)
        text_put(out, " ");
    for (const char *c = fault->pattern; *c; c++)
        if (*c == '@')
            text_add(out, text + from, to - from);
        else if (*c == '^')
            text_fill(out, ' ', strspn(text + spot->line_start, " "));
        else
            text_add(out, *c == '\x01' ? "@" : c, 1);
    text_put(out, text + to);
}

/* ---- What is to be reported ---- */

static uint32_t line_count(const char *text, size_t length)
{
    uint32_t lines = 0;

    for (size_t i = 0; i < length; i++)
        lines += text[i] == '\n';
    return lines;
}

static uint32_t expected_line(const struct fault *fault,
                              const struct trial *trial,
                              const struct spot *spot)
{
    const struct text *text = &trial->file.out;

    switch (fault->where) {
    case HERE:
        return spot->line;
    case BELOW:
        return spot->line + 1;
    case OWNER:
        return spot->owner ? spot->owner : trial->file.spots[0].line;
    case LAST:
        return line_count(text->bytes, text->length) + 1;
    }
    return 0;
}

static char *answer(const struct trial *trial, const struct text *text,
                    struct primum_report *report, enum primum_format format)
{
    const struct primum_scenario *scenario;

    primum_scenario_parse("fault.yaml", text->bytes, text->length,
                          trial->catalogue, report, &scenario);
    primum_scenario_free(scenario);
    return primum_report_render(report, format);
}

/* A scene that is called `when` looks like that key where something else is
 * wrong, and a line may make sense in another column, too.  Authors seldom write
 * so; the dice do. */
static uint64_t guessed_otherwise, checked;

static bool is_other_guess(const struct primum_diagnostic *first)
{
    return first && (strstr(first->message, " stands among the ") ||
                     strstr(first->message, "this line begins "));
}

static bool is_told(const struct fault *fault, uint32_t line,
                    struct primum_report *report)
{
    const struct primum_diagnostic *first = primum_report_get(report, 0);

    return first && !primum_report_get(report, 1) && first->line == line &&
           (!fault->code || !strcmp(first->code, fault->code));
}

static void check(const struct fault *fault, const struct trial *trial,
                  const struct spot *spot, const struct text *text)
{
    struct primum_report *report = primum_report_new();
    struct primum_report *second = primum_report_new();
    char *said = answer(trial, text, report, PRIMUM_FORMAT_HUMAN);
    char *again = answer(trial, text, second, PRIMUM_FORMAT_HUMAN);
    const struct primum_diagnostic *first = primum_report_get(report, 0);
    uint32_t line = expected_line(fault, trial, spot);

    bool told = is_told(fault, line, report);
    bool otherwise = !told && is_other_guess(first);
    checked++;
    guessed_otherwise += otherwise;
    tally_case(&tallies[ONE], told || otherwise,
               "%s: seed %ju, line %u%s%s:\n%s", fault->name,
               (uintmax_t)trial->seed, (unsigned)line, fault->code ? ", " : "",
               fault->code ? fault->code : "", said);
    tally_case(&tallies[AGAIN], !strcmp(said, again), "%s: seed %ju",
               fault->name, (uintmax_t)trial->seed);
    free(said);
    free(again);
    primum_report_free(report);
    primum_report_free(second);
}

/* Plants one in the scenario of this seed, if there is room for it. */
static bool try_seed(const struct fault *fault, uint64_t seed)
{
    struct trial trial;
    struct dice dice = dice_for(301, seed);
    const struct spot *spot = NULL;

    if (trial_init(&trial, seed, false))
        spot = find_spot(fault, &trial, &dice);
    if (spot) {
        struct text text = {0};
        plant(fault, &trial, spot, &text);
        check(fault, &trial, spot, &text);
        text_release(&text);
    }
    trial_release(&trial);
    return spot;
}

int main(int argc, char **argv)
{
    uint32_t most = PLANTED * tally_effort(argc, argv);

    for (size_t f = 0; f < FAULTS; f++) {
        uint32_t planted = 0, tried = 0;
        for (uint64_t seed = f * 1000003;
             planted < most && tried < SEEDS_TRIED * most; seed++, tried++)
            planted += try_seed(&faults[f], seed);
        if (!planted)
            tally_case(&tallies[ONE], false, "no room for %s", faults[f].name);
    }
    tally_case(&tallies[SELDOM], guessed_otherwise * 500 <= checked,
               "%ju of %ju times", (uintmax_t)guessed_otherwise,
               (uintmax_t)checked);
    return tally_end(tallies, TALLIES);
}
