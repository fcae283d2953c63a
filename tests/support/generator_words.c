/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts of about the length, and with about the letters, of real ones, and
 * ids.  Means nothing by them. */
#include "base/text.h"
#include "support/generator.h"

#include <stdlib.h>
#include <string.h>

static const char *const plain_words[] = {
    "she",   "turns",  "the",   "cup",    "around", "and",   "looks",
    "at",    "window", "for",   "a",      "while",  "you",   "could",
    "tell",  "me",     "more",  "if",     "want",   "to",    "what",
    "would", "help",   "most",  "right",  "now",    "is",    "quiet",
    "again", "kettle", "off",   "nobody", "asked",  "him",   "that",
    "week",  "we",     "can",   "leave",  "it",     "there", "slowly",
    "don't", "anyway", "porch", "light",
};

/* Nothing in here means anything to YAML once it is quoted. */
static const char *const strange_words[] = {
    "\"well\"",
    "it's",
    "*softly*",
    "caf\xc3\xa9",
    "na\xc3\xafve",
    "\xe6\x97\xa5\xe6\x9c\xac",
    "\xf0\x9f\x99\x82",
    "5:30",
    "look:",
    "#3",
    "{a}",
    "[b]",
    "c,",
    "back\\slash",
    "100%",
    "@home",
    "`tick`",
    "a|b",
    ">more",
    "- dash",
    "? why",
    "!now",
    "&co",
    "<<",
    "...",
    "~",
    "null",
    "\xe2\x80\x94",
    "%TAG",
    "don''t",
    "\xc2\xa0",
    "e\xcc\x81",
};

#define COUNT(table) ((uint32_t)(sizeof(table) / sizeof *(table)))

static void add_word(struct generator *generator, struct text *text,
                     bool capital)
{
    const char *word =
        plain_words[dice_below(&generator->dice, COUNT(plain_words))];

    if (!capital && generator->knobs->strange && dice_says(&generator->dice, 6))
        word =
            strange_words[dice_below(&generator->dice, COUNT(strange_words))];
    if (capital && *word >= 'a' && *word <= 'z') {
        text_format(text, "%c%s", *word - 'a' + 'A', word + 1);
        return;
    }
    text_put(text, word);
}

static void add_sentences(struct generator *generator, struct text *text)
{
    uint32_t length = generator->knobs->length;
    size_t end = text->length + length / 2 +
                 dice_below(&generator->dice, length / 2 + length / 3 + 1);
    bool capital = true;

    do {
        add_word(generator, text, capital);
        capital = dice_says(&generator->dice, 12);
        if (text->length < end)
            text_put(text, capital ? ". " : " ");
    } while (text->length < end);
    text_put(text, ".");
}

static const char *keep(struct generator *generator, struct text *text)
{
    const char *kept =
        arena_text(&generator->draft->arena, text->bytes, text->length);

    text_release(text);
    return kept;
}

const char *generator_paragraph(struct generator *generator)
{
    struct text text = {0};

    add_sentences(generator, &text);
    return keep(generator, &text);
}

const char *generator_text(struct generator *generator)
{
    struct text text = {0};

    add_sentences(generator, &text);
    while (generator->knobs->strange && dice_says(&generator->dice, 12)) {
        text_put(&text, "\n\n");
        add_sentences(generator, &text);
    }
    return keep(generator, &text);
}

/* ---- Ids ---- */

const char *generator_id(struct generator *generator, const char *word,
                         char joiner, uint32_t number)
{
    struct text text = {0};
    const char *id;

    text_format(&text, "%s%c%u", word, joiner, (unsigned)number);
    id = arena_text(&generator->draft->arena, text.bytes, text.length);
    text_release(&text);
    return id;
}

const char *generator_scene_id(struct generator *generator, uint32_t number)
{
    static const char *const words[] = {"door",  "porch", "kitchen",
                                        "bench", "call",  "morning"};
    static const char *const strange[] = {"yes", "no", "null", "true",
                                          "on",  "y",  "next", "say",
                                          "e1",  "x-", "a--b", "interrupt"};

    if (generator->knobs->strange && number <= COUNT(strange) &&
        dice_says(&generator->dice, 30))
        return strange[number - 1];
    return generator_id(generator,
                        words[dice_below(&generator->dice, COUNT(words))], '-',
                        number);
}

/* In one scene, each from another place on. */
const char *generator_choice_id(struct generator *generator, uint32_t number)
{
    static const char *const words[] = {"ask",  "wait",    "no",   "say-it",
                                        "when", "breathe", "true", "leave"};

    return generator->knobs->strange
               ? words[number % COUNT(words)]
               : generator_id(generator, words[number % 2], '-', number);
}

const char *generator_variable_id(struct generator *generator, uint32_t number,
                                  bool fact)
{
    static const char *const gauges[] = {"trust", "risk", "safety", "openness",
                                         "agency"};
    static const char *const strange[] = {"android", "orchid",    "nothing",
                                          "truest",  "elsewhere", "scene1"};
    const char *const *words = gauges;
    uint32_t count = COUNT(gauges);

    if (generator->knobs->strange) {
        words = strange;
        count = COUNT(strange);
    }
    if (!fact && number <= count)
        return words[number - 1];
    return generator_id(generator, fact ? "told" : "gauge", '_', number);
}
