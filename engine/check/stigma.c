/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that put a label before a person, where the coach or the narrator
 * speaks.  What people in a story say is theirs.  The words are in
 * stigma.txt. */
#include "check/advice.h"

#include "base/embedded.h"
#include "base/text.h"
#include "check/lexicon.h"
#include "check/passage.h"

#include <assert.h>

struct search {
    struct check *check;
    struct lexicon lexicon;
    struct words words;
};

/* The thing that may allow it; endings and the rest have the scenario. */
static enum thing thing_of(const struct passage *passage, uint32_t *number)
{
    *number = passage->number;
    switch (passage->owner) {
    case OWNER_SCENE:
        return THING_SCENE;
    case OWNER_CHOICE:
        return THING_CHOICE;
    case OWNER_RESPONSE:
        return THING_RESPONSE;
    case OWNER_SCENARIO:
    case OWNER_PERSON:
    case OWNER_GAUGE:
    case OWNER_ENDING:
        break;
    }
    *number = 0;
    return THING_SCENE;
}

static void say_hit(struct search *search, const struct passage *passage,
                    const struct hit *hit)
{
    const struct lexicon_row *row = &search->lexicon.rows[hit->row];
    struct check *check = search->check;
    struct finding finding = {.code = CODE_STIGMA_WORD};
    uint32_t from = search->words.items[hit->first].from;
    uint32_t to = search->words.items[hit->end - 1].to;
    struct text message = {0}, help = {0};

    if (!passage_span(&check->where, passage, from, to, &finding.span))
        return;
    text_format(&message,
                "`%.*s` is among the words that people are judged by%s%s",
                (int)(to - from), passage->text + from, row->note ? ": " : "",
                row->note ? row->note : "");
    text_format(&help,
                "write: %s (%s); in what people in the story say, it may stay",
                row->instead, row->source);
    finding.message = message.bytes;
    finding.help = help.bytes;
    check_add(check, &finding);
    text_release(&message);
    text_release(&help);
}

static void look_at(void *with, const struct passage *passage)
{
    struct search *search = with;
    struct hit hit = {0};
    uint32_t number;
    enum thing thing = thing_of(passage, &number);

    if (passage->voice == VOICE_PERSON)
        return;
    words_read(&search->words, passage->text);
    while (lexicon_find(&search->lexicon, &search->words, hit.end, &hit))
        if (!search->words.items[hit.first].quoted &&
            !check_spares(search->check, CODE_STIGMA_WORD, thing, number))
            say_hit(search, passage, &hit);
}

void advise_stigma(struct check *check)
{
    struct search search = {.check = check};

    if (!advice_reads(check) ||
        check_allows(check, CODE_STIGMA_WORD, THING_SCENE, 0))
        return;
    const char *list = embedded_find(embedded_lexicons, "stigma");
    assert(list);
    lexicon_init(&search.lexicon, list);
    passages_see(check->scenario, look_at, &search);
    lexicon_release(&search.lexicon);
    words_release(&search.words);
}
