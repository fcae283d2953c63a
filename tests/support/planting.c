/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plants in what stands beside the scenes, and knows all that can be planted. */
#include "support/planting.h"

#include "base/memory.h"

#include <string.h>

/* A text of that name in a row of a kind, and what is done by a function. */
#define TEXT(row, type, subject, member)                                       \
    {                                                                          \
        NULL, planting_##row##_row, offsetof(struct type, member),             \
            PRIMUM_CHANGE_EDITED, PRIMUM_SUBJECT_##subject, #member            \
    }
#define DEED(name, kind, subject, key)                                         \
    {                                                                          \
        planting_##name, NULL, 0, PRIMUM_CHANGE_##kind,                        \
            PRIMUM_SUBJECT_##subject, key                                      \
    }

const struct planting plantings[] = {
    TEXT(draft, draft, SCENARIO, title),
    TEXT(draft, draft, SCENARIO, summary),
    DEED(shuffle, EDITED, SCENARIO, "shuffle"),
    DEED(start, EDITED, SCENARIO, "start"),
    DEED(person_name, EDITED, PERSON, "name"),
    DEED(person_id, RENAMED, PERSON, NULL),
    DEED(gauge_start, EDITED, GAUGE, "start"),
    DEED(gauge_max, EDITED, GAUGE, "max"),
    DEED(gauge_id, RENAMED, GAUGE, NULL),
    DEED(fact_start, EDITED, GAUGE, "start"),
    DEED(fact, ADDED, GAUGE, NULL),
    TEXT(scene, draft_scene, SCENE, title),
    DEED(scene_id, RENAMED, SCENE, NULL),
    DEED(line_text, EDITED, SCENE, "lines"),
    DEED(line_speaker, EDITED, SCENE, "lines"),
    DEED(line_when, EDITED, SCENE, "lines"),
    DEED(line_gone, EDITED, SCENE, "lines"),
    DEED(say, EDITED, CHOICE, "say"),
    DEED(deed, EDITED, CHOICE, "do"),
    TEXT(choice, draft_choice, CHOICE, intent),
    TEXT(choice, draft_choice, CHOICE, why),
    TEXT(choice, draft_choice, CHOICE, right_when),
    TEXT(choice, draft_choice, CHOICE, repair),
    DEED(id, RENAMED, CHOICE, NULL),
    DEED(once, EDITED, CHOICE, "once"),
    DEED(choice_when, EDITED, CHOICE, "when"),
    DEED(choice_gone, GONE, CHOICE, NULL),
    DEED(anytime_gone, GONE, CHOICE, NULL),
    DEED(order, ORDER, SCENE, "choices"),
    DEED(anytime_order, ORDER, SCENARIO, "anytime"),
    TEXT(response, draft_response, RESPONSE, title),
    TEXT(response, draft_response, RESPONSE, cue),
    TEXT(response, draft_response, RESPONSE, impact),
    TEXT(response, draft_response, RESPONSE, why),
    TEXT(response, draft_response, RESPONSE, repair),
    DEED(odds, EDITED, RESPONSE, "odds"),
    DEED(response_when, EDITED, RESPONSE, "when"),
    DEED(else, EDITED, RESPONSE, "when"),
    DEED(effect, EDITED, RESPONSE, "effects"),
    DEED(next, EDITED, RESPONSE, "next"),
    DEED(response_gone, GONE, RESPONSE, NULL),
    DEED(interrupt_when, EDITED, INTERRUPT, "when"),
    DEED(interrupt_once, EDITED, INTERRUPT, "once"),
    DEED(interrupt_next, EDITED, INTERRUPT, "next"),
    DEED(interrupt_gone, GONE, INTERRUPT, NULL),
    DEED(outcome, EDITED, ENDING, "outcome"),
    DEED(worth, EDITED, ENDING, "worth"),
    TEXT(ending, draft_ending, ENDING, title),
    TEXT(ending, draft_ending, ENDING, feedback),
    TEXT(ending, draft_ending, ENDING, takeaway),
    DEED(ending_line, EDITED, ENDING, "lines"),
    DEED(ending_id, RENAMED, ENDING, NULL),
    DEED(ending, ADDED, ENDING, NULL),
};
const size_t planting_count = sizeof plantings / sizeof *plantings;

bool planting_plant(const struct planting *planting, struct hand *hand)
{
    static const char another[] =
        "Another thing altogether, said at some length";

    if (planting->plant)
        return planting->plant(hand);
    char *row = planting->pick(hand);
    if (row) {
        const char *text = another;
        memcpy(row + planting->offset, &text, sizeof text);
    }
    return row;
}

uint32_t planting_pick(struct hand *hand, uint32_t count)
{
    return count ? 1 + dice_below(&hand->dice, count) : 0;
}

bool planting_text(const char **text)
{
    *text = "Something else, and longer than it was before";
    return true;
}

bool planting_condition(struct hand *hand, const struct term **when)
{
    struct term *terms = arena_zeroed(&hand->draft->arena, 3 * sizeof *terms);

    terms[0] = (struct term){TERM_LESS, 0, &terms[1], &terms[2]};
    terms[1] = (struct term){TERM_NUMBER, 2, NULL, NULL};
    terms[2] = (struct term){TERM_NUMBER, 1, NULL, NULL};
    *when = terms;
    return true;
}

bool planting_place(const struct draft *draft, uint32_t *place)
{
    uint32_t scenes = draft->scene_count;

    if (*place > scenes)
        *place = draft->ending_count > 1
                     ? scenes + 1 + (*place - scenes) % draft->ending_count
                     : 1;
    else
        *place =
            *place % scenes + 1 == *place ? scenes + 1 : *place % scenes + 1;
    return true;
}

/* ---- Planting: false where there is no room ---- */

void *planting_draft_row(struct hand *hand)
{
    return hand->draft;
}

void *planting_ending_row(struct hand *hand)
{
    return &hand->draft
                ->endings[planting_pick(hand, hand->draft->ending_count)];
}

/* ---- Top, people, gauges, facts ---- */

bool planting_shuffle(struct hand *hand)
{
    hand->draft->shuffle = !hand->draft->shuffle;
    return true;
}

bool planting_start(struct hand *hand)
{
    struct draft *draft = hand->draft;

    draft->start = draft->start % draft->scene_count + 1;
    return draft->scene_count > 1;
}

bool planting_person_name(struct hand *hand)
{
    struct draft *draft = hand->draft;

    if (draft->person_count < 2)
        return false;
    draft->names[draft->person_count] = "Somebody";
    for (uint32_t i = 1; i <= draft->line_count; i++)
        if (draft->lines[i].speaker == draft->person_count)
            return false; /* what they say would be told otherwise */
    return true;
}

bool planting_person_id(struct hand *hand)
{
    hand->draft->people[hand->draft->person_count] = "somebody";
    return hand->draft->person_count > 1;
}

static struct draft_variable *pick_variable(struct hand *hand, bool fact)
{
    struct draft_variable *variable =
        &hand->draft
             ->variables[planting_pick(hand, hand->draft->variable_count)];

    return variable->id && variable->fact == fact ? variable : NULL;
}

bool planting_gauge_start(struct hand *hand)
{
    struct draft_variable *gauge = pick_variable(hand, false);

    if (!gauge || gauge->min == gauge->max)
        return false;
    gauge->start += gauge->start < gauge->max ? 1 : -1;
    return true;
}

bool planting_gauge_max(struct hand *hand)
{
    struct draft_variable *gauge = pick_variable(hand, false);

    if (!gauge || gauge->max == 1000000)
        return false;
    gauge->max++;
    return true;
}

static bool is_standard(const char *id)
{
    static const char *const ids[] = {"trust",    "safety",   "agency",
                                      "openness", "movement", "risk"};

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (!strcmp(ids[i], id))
            return true;
    return false;
}

bool planting_gauge_id(struct hand *hand)
{
    const struct draft *draft = hand->draft;
    uint32_t number = planting_pick(hand, draft->effect_count);

    if (!number)
        return false;
    struct draft_variable *variable =
        &draft->variables[draft->effects[number].variable];
    if (is_standard(variable->id))
        return false;
    variable->id = "another_name";
    return true;
}

bool planting_fact_start(struct hand *hand)
{
    struct draft_variable *fact = pick_variable(hand, true);

    if (!fact)
        return false;
    fact->start = !fact->start;
    return true;
}

bool planting_fact(struct hand *hand)
{
    struct draft *draft = hand->draft;
    uint32_t number = ++draft->variable_count;

    draft->variables =
        memory_more(draft->variables, number, sizeof *draft->variables);
    draft->variables[number] =
        (struct draft_variable){.id = "one_more", .fact = true, .max = 1};
    return true;
}

/* ---- Interrupts and endings ---- */

static struct draft_interrupt *pick_interrupt(struct hand *hand)
{
    uint32_t number = planting_pick(hand, hand->draft->interrupt_count);

    return number ? &hand->draft->interrupts[number] : NULL;
}

bool planting_interrupt_when(struct hand *hand)
{
    struct draft_interrupt *interrupt = pick_interrupt(hand);

    return interrupt && planting_condition(hand, &interrupt->when);
}

bool planting_interrupt_once(struct hand *hand)
{
    struct draft_interrupt *interrupt = pick_interrupt(hand);

    if (interrupt)
        interrupt->once = !interrupt->once;
    return interrupt;
}

bool planting_interrupt_next(struct hand *hand)
{
    struct draft_interrupt *interrupt = pick_interrupt(hand);

    return interrupt && planting_place(hand->draft, &interrupt->next);
}

bool planting_interrupt_gone(struct hand *hand)
{
    return hand->draft->interrupt_count && hand->draft->interrupt_count--;
}

bool planting_outcome(struct hand *hand)
{
    struct draft_ending *ending = planting_ending_row(hand);

    ending->outcome = (ending->outcome + 1) % 3;
    return true;
}

bool planting_worth(struct hand *hand)
{
    struct draft_ending *ending = planting_ending_row(hand);

    ending->worth = ending->worth == 33 ? 34 : 33;
    return true;
}

bool planting_ending_line(struct hand *hand)
{
    struct rows rows =
        ((struct draft_ending *)planting_ending_row(hand))->lines;

    return rows.count && planting_text(&hand->draft->lines[rows.first].text);
}

bool planting_ending_id(struct hand *hand)
{
    ((struct draft_ending *)planting_ending_row(hand))->id = "another-ending";
    return true;
}

bool planting_ending(struct hand *hand)
{
    struct draft *draft = hand->draft;
    uint32_t number = ++draft->ending_count;

    draft->endings =
        memory_more(draft->endings, number, sizeof *draft->endings);
    draft->endings[number] =
        (struct draft_ending){.id = "one-more", .worth = -1};
    return true;
}
