/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of stigma.txt, on sentences that it must hit, and on those that
 * must not cry wolf. */
#include "base/embedded.h"
#include "check/lexicon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static struct lexicon lexicon;
static struct words words;

/* What is hit is written between < and >. */
static const char *const hits[] = {
    "He is an <addict>.",
    "<Addicts> wait at the door.",
    "<ADDICT>? An <addict>!",
    "The <addict's> mother, and the <addict\u2019s> father.",
    "A former <addict>, a recovering <addict>, an ex-<addict>.",
    "She was a *<junkie>*.",
    "They are <drug users>, or <drug-users>, or <drug\nusers>.",
    "A <substance abuser> came in.",
    "His <drug habit> began in May.",
    "She wants to <kick the habit>.",
    "He is <a drunk>.",
    "<The drunk> sleeps.",
    "She is an <alcoholic>.",
    "He came back with a <dirty urine>.",
    "He <tested dirty> again.",
    "The <clean drug screen> helped him.",
    "She is three <months clean>.",
    "He <got clean> in jail.",
    "You could <stay clean> for her.",
    "<Clean and sober> since June.",
    "Her brother <committed suicide>.",
    "He is an <ex-con>, and a <felon>.",
    "<Inmates> have no phone.",
    "Her work is with <the homeless>.",
    "He is <non-compliant>.",
    "She asks for pills: <drug-seeking>.",
    "He has a history of <substance abuse>.",
    "A <crack baby>, they said.",
    "He <suffers from addiction>.",
    "Not a <crackhead>, not a <druggie>.",
    "<Schizophrenics> are not dangerous.",
};

static const char *const misses[] = {
    "She keeps a clean house, and there are dirty dishes in it.",
    "Come clean with me. Clean up, get clean towels, get clean needles.",
    "The kitchen stays clean. The wound stays clean. It got clean.",
    "He was drunk. A drunk driver hit her. She drunk-texted him.",
    "The drunk man slept, and a drunk text came.",
    "The abuse in her childhood. Child abuse. An abuse of trust.",
    "He was abused. She felt used.",
    "A habit of hers is to hum. A good habit. He kicked the habit of humming.",
    "She works for the National Institute on Drug Abuse.",
    "The Substance Abuse and Mental Health Services Administration has a line.",
    "She goes to Alcoholics Anonymous, and drinks non-alcoholic beer.",
    "An alcoholic drink. Alcoholic beverages.",
    "He calls himself an addict. She calls herself a junkie.",
    "They call themselves addicts. You call yourself a drunk.",
    "The word addict hurts. He was called a junkie.",
    "Addiction is hard. Addictive. He is addicted.",
    "The user clicks. A user of the clinic.",
    "She was convicted. They want to convict him. A conviction.",
    "The homeless shelter is full; the homeless outreach team has left.",
    "A person who uses drugs, in recovery, with an addiction.",
    "He relapsed, and is sober again.",
    "Commit to it. Suicide is hard to speak of. She thought of suicide.",
    "Of the test: a clean sheet. He tested it. Dirty laundry.",
    "A test. Dirty boots.",
    "Drug, user. Drug: users.",
    "He takes drugs. Users of the path walk by.",
    "",
};

/* The text with what is hit in < and >. */
static void mark(const char *text, char *out)
{
    struct hit hit = {0};
    uint32_t at = 0;

    words_read(&words, text);
    while (lexicon_find(&lexicon, &words, hit.end, &hit)) {
        uint32_t from = words.items[hit.first].from;
        uint32_t to = words.items[hit.end - 1].to;
        out += sprintf(out, "%.*s<%.*s>", (int)(from - at), text + at,
                       (int)(to - from), text + from);
        at = to;
    }
    strcpy(out, text + at);
}

static void must_hit(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof hits / sizeof *hits; i++) {
        char plain[300], marked[300], *to = plain;
        for (const char *c = hits[i]; *c; c++)
            if (*c != '<' && *c != '>')
                *to++ = *c;
        *to = '\0';
        mark(plain, marked);
        assert_string_equal(marked, hits[i]);
    }
}

static void must_not_hit(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof misses / sizeof *misses; i++) {
        char marked[300];
        mark(misses[i], marked);
        assert_string_equal(marked, misses[i]);
    }
}

static void every_row_is_whole(void **unused)
{
    (void)unused;
    assert_true(lexicon.row_count > 25);
    for (uint32_t i = 0; i < lexicon.row_count; i++) {
        assert_non_null(lexicon.rows[i].instead);
        assert_true(strlen(lexicon.rows[i].instead) > 2);
        assert_non_null(lexicon.rows[i].source);
    }
}

static void quotations(void **unused)
{
    static const struct {
        const char *text;
        uint32_t quoted; /* words */
    } cases[] = {
        {"A \"big word\" here", 2},
        {"A \u201cbig word\u201d here", 2},
        {"Six\" of wood", 0},
        {"\"One\" and \"two\"", 2},
        {"It \"begins\n\nand ends\"", 0},
        {"\"\"", 0},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t count = 0;
        words_read(&words, cases[i].text);
        for (uint32_t k = 0; k < words.count; k++)
            count += words.items[k].quoted;
        assert_int_equal(count, cases[i].quoted);
    }
}

static void counts(void **unused)
{
    static const struct {
        const char *text;
        uint32_t number, stops;
    } cases[] = {
        {"", 0, 0},
        {"One two.", 2, 1},
        {"A well-known face - mine.", 4, 1},
        {"At 9.30 we met... Then what?!", 6, 5},
        {"Don't. I\u2019m here", 3, 1},
        {"\u00c9t\u00e9 \u2014 na\u00efve!", 2, 1},
        {"\xff\xfe", 0, 0},
        {"- - -", 0, 0},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t stops = 0;
        words_read(&words, cases[i].text);
        for (uint32_t k = 0; k < words.count; k++)
            stops += words.items[k].stop;
        assert_int_equal(words_number(&words), cases[i].number);
        assert_int_equal(stops, cases[i].stops);
    }
}

static int begin(void **unused)
{
    (void)unused;
    lexicon_init(&lexicon, embedded_find(embedded_lexicons, "stigma"));
    return 0;
}

static int end(void **unused)
{
    (void)unused;
    lexicon_release(&lexicon);
    words_release(&words);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(must_hit),   cmocka_unit_test(must_not_hit),
        cmocka_unit_test(quotations), cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(counts),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
