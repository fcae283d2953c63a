/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How easily the texts read, by the grade of Flesch and Kincaid:
 *
 *     0.39 words a sentence + 11.8 syllables a word - 15.59
 *
 * over all that the coach and the narrator say, but for titles.  It is made for
 * English and knows nothing of meaning. */
#include "check/advice.h"

#include "base/text.h"
#include "check/passage.h"
#include "check/syllables.h"
#include "check/words.h"

/* The eighth grade reads with ease in the United States.  Of fewer than 100
 * words nothing can be said, and a short sentence is hard by one long word. */
#define GRADE_MOST 8.0
enum { LEAST_WORDS = 100, LONG_SENTENCE = 12 };

struct measure {
    uint32_t words, sentences, syllables;
};

struct hard {
    struct passage passage;
    uint32_t from, to;
    double grade; /* 0: there is none */
};

struct reader {
    struct words words;
    struct measure all;
    struct hard hardest[2];
};

static double grade_of(const struct measure *measure)
{
    return 0.39 * measure->words / measure->sentences +
           11.8 * measure->syllables / measure->words - 15.59;
}

static void keep_hardest(struct reader *reader, const struct hard *sentence)
{
    struct hard *hardest = reader->hardest;

    if (sentence->grade > hardest[0].grade) {
        hardest[1] = hardest[0];
        hardest[0] = *sentence;
    } else if (sentence->grade > hardest[1].grade) {
        hardest[1] = *sentence;
    }
}

/* Words [first, end), with or without the stop. */
static void read_sentence(struct reader *reader, const struct passage *passage,
                          uint32_t first, uint32_t end)
{
    struct measure measure = {.sentences = 1};

    for (uint32_t i = first; i < end; i++) {
        const struct word *word = &reader->words.items[i];
        if (word->stop)
            continue;
        measure.words += !word->tied;
        measure.syllables += syllables_in(word->text, word->length);
    }
    if (!measure.words)
        return;
    reader->all.words += measure.words;
    reader->all.sentences++;
    reader->all.syllables += measure.syllables;
    struct hard sentence = {*passage, reader->words.items[first].from,
                            reader->words.items[end - 1].to,
                            grade_of(&measure)};
    if (measure.words >= LONG_SENTENCE)
        keep_hardest(reader, &sentence);
}

static void read_passage(void *with, const struct passage *passage)
{
    struct reader *reader = with;
    uint32_t first = 0;

    if (passage->voice == VOICE_PERSON || passage->title)
        return;
    words_read(&reader->words, passage->text);
    for (uint32_t i = 0; i < reader->words.count; i++)
        if (reader->words.items[i].stop) {
            read_sentence(reader, passage, first, i + 1);
            first = i + 1;
        }
    if (first < reader->words.count)
        read_sentence(reader, passage, first, reader->words.count);
}

static void say_grade(struct check *check, const struct reader *reader)
{
    const struct hard *hardest = reader->hardest;
    struct finding finding = {
        .code = CODE_READING_LEVEL,
        .help = "use shorter sentences and shorter words until it is grade 8 "
                "or below"};
    struct text message = {0};

    if (hardest[0].grade <= 0 ||
        !passage_span(&check->where, &hardest[0].passage, hardest[0].from,
                      hardest[0].to, &finding.span))
        return;
    text_format(&message,
                "this reads like grade %.1f (Flesch-Kincaid), and the hardest "
                "sentence is here",
                grade_of(&reader->all));
    finding.message = message.bytes;
    if (hardest[1].grade > 0 &&
        passage_span(&check->where, &hardest[1].passage, hardest[1].from,
                     hardest[1].to, &finding.remark.span))
        finding.remark.label = "then this one";
    check_add(check, &finding);
    text_release(&message);
}

void advise_reading(struct check *check)
{
    struct reader reader = {0};

    if (!advice_reads(check) ||
        check_allows(check, CODE_READING_LEVEL, THING_SCENE, 0))
        return;
    passages_see(check->scenario, read_passage, &reader);
    if (reader.all.words >= LEAST_WORDS && grade_of(&reader.all) > GRADE_MOST)
        say_grade(check, &reader);
    words_release(&reader.words);
}
