/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tone gives nothing away: no way of sounding is to be had from choices of one
 * side alone.  The ways of sounding are in tone.txt.  Which side a choice is on
 * its tags tell: those that carry a harm, and those that practise something and
 * carry none. */
#include "check/advice.h"

#include "base/embedded.h"
#include "base/memory.h"
#include "base/text.h"
#include "check/lexicon.h"
#include "check/passage.h"

#include <assert.h>
#include <stdlib.h>

enum side { SIDE_HARM, SIDE_GOOD, SIDES };

struct sound {
    uint32_t count[SIDES]; /* choices of a side that sound so */
    uint32_t first[SIDES], second[SIDES];
};

struct listener {
    struct check *check;
    struct lexicon lexicon;
    struct words words;
    struct sound *sounds; /* by row of the lexicon */
    uint32_t count[SIDES];
};

static const char *spoken(const struct primum_choice *choice)
{
    return choice->say ? choice->say : choice->deed;
}

/* ---- Listening ---- */

static void hear(struct listener *listener, uint32_t number, enum side side)
{
    const struct primum_choice *choice =
        &listener->check->scenario->words.choices[number];
    uint64_t heard = 0;
    struct hit hit = {0};

    listener->count[side]++;
    words_read(&listener->words, spoken(choice));
    while (lexicon_find(&listener->lexicon, &listener->words, hit.end, &hit)) {
        struct sound *sound = &listener->sounds[hit.row];
        if (heard >> hit.row & 1)
            continue;
        heard |= UINT64_C(1) << hit.row;
        if (!sound->count[side]++)
            sound->first[side] = number;
        else if (sound->count[side] == 2)
            sound->second[side] = number;
    }
}

static void hear_all(struct listener *listener)
{
    const struct primum_scenario *words = &listener->check->scenario->words;

    for (uint32_t i = 1; i <= words->choice_count; i++) {
        const struct primum_choice *choice = &words->choices[i];
        bool tagged = choice->harms.count || choice->practices.count;
        if (advice_chooses(choice) && tagged &&
            !check_allows(listener->check, CODE_TONE_GIVES_AWAY, THING_CHOICE,
                          i))
            hear(listener, i, choice->harms.count ? SIDE_HARM : SIDE_GOOD);
    }
}

/* ---- Is it an accident? ---- */

/* Of `all` choices, `side` are on one side; `count` sound alike, all of them on
 * that side.  If sound and side had nothing to do with each other, how likely
 * would it be that they are all on one side, this or the other?  By Fisher's
 * exact test: the share of ways to pick `count` choices that take none of the
 * others.  Below 1 in 100, and with four choices at least, it is no accident.
 * That is asked for each way of sounding, so about one scenario in ten would be
 * told of an accident if tones fell by chance; there it does no harm to look. */
enum { LEAST_CHOICES = 4 };

static bool is_no_accident(uint32_t count, uint32_t side, uint32_t all)
{
    double chance = 2;

    for (uint32_t i = 0; i < count && chance >= 0.01; i++)
        chance *= (double)(side - i) / (all - i);
    return count >= LEAST_CHOICES && chance < 0.01;
}

/* ---- Saying so ---- */

/* Where a choice sounds like that. */
static struct span span_of(struct listener *listener, uint32_t number,
                           uint32_t row)
{
    const struct primum_choice *choice =
        &listener->check->scenario->words.choices[number];
    const struct passage passage = {.text = spoken(choice),
                                    .key = choice->say ? "say" : "do",
                                    .owner = OWNER_CHOICE,
                                    .number = number};
    struct words *words = &listener->words;
    struct hit hit = {0};
    struct span span = {0};
    bool found;

    words_read(words, passage.text);
    do
        found = lexicon_find(&listener->lexicon, words, hit.end, &hit);
    while (found && hit.row != row);
    assert(found);
    passage_span(&listener->check->where, &passage,
                 words->items[hit.first].from, words->items[hit.end - 1].to,
                 &span);
    return span;
}

static void say_sound(struct listener *listener, uint32_t row, enum side side)
{
    const struct sound *sound = &listener->sounds[row];
    struct text message = {0};

    text_format(&message,
                "only choices %s a harm have %s: %u of %u, and none of the %u "
                "others",
                side == SIDE_HARM ? "with" : "without",
                listener->lexicon.rows[row].term, (unsigned)sound->count[side],
                (unsigned)listener->count[side],
                (unsigned)listener->count[!side]);
    struct finding finding = {
        .code = CODE_TONE_GIVES_AWAY,
        .span = span_of(listener, sound->first[side], row),
        .message = message.bytes,
        .help = "let some of the others sound like that, too, or say a few of "
                "these another way, so that nobody can go by the sound",
        .remark = {span_of(listener, sound->second[side], row),
                   "this one, too"}};
    check_add(listener->check, &finding);
    text_release(&message);
}

static void judge(struct listener *listener, uint32_t row)
{
    const struct sound *sound = &listener->sounds[row];
    const uint32_t *count = listener->count;

    for (enum side side = SIDE_HARM; side < SIDES; side++)
        if (!sound->count[!side] &&
            is_no_accident(sound->count[side], count[side],
                           count[SIDE_HARM] + count[SIDE_GOOD]))
            say_sound(listener, row, side);
}

void advise_tone(struct check *check)
{
    struct listener listener = {.check = check};

    if (!advice_reads(check) ||
        check_allows(check, CODE_TONE_GIVES_AWAY, THING_SCENE, 0))
        return;
    const char *list = embedded_find(embedded_lexicons, "tone");
    assert(list);
    lexicon_init(&listener.lexicon, list);
    assert(listener.lexicon.row_count <= 64);
    listener.sounds =
        memory_new(listener.lexicon.row_count * sizeof *listener.sounds);
    hear_all(&listener);
    for (uint32_t row = 0; row < listener.lexicon.row_count; row++)
        judge(&listener, row);
    free(listener.sounds);
    lexicon_release(&listener.lexicon);
    words_release(&listener.words);
}
