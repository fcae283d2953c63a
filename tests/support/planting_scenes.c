/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plants in scenes: in what is told there, in choices and in responses. */
#include "support/planting.h"

void *planting_scene_row(struct hand *hand)
{
    return &hand->draft->scenes[planting_pick(hand, hand->draft->scene_count)];
}

/* A choice that is written and not silent. */
void *planting_choice_row(struct hand *hand)
{
    struct draft_choice *choice =
        &hand->draft->choices[planting_pick(hand, hand->draft->choice_count)];

    return choice->words ? choice : NULL;
}

/* A response that says something. */
void *planting_response_row(struct hand *hand)
{
    struct draft_choice *choice = planting_choice_row(hand);

    return choice ? &hand->draft->responses[choice->responses.first +
                                            dice_below(&hand->dice,
                                                       choice->responses.count)]
                  : NULL;
}

bool planting_scene_id(struct hand *hand)
{
    ((struct draft_scene *)planting_scene_row(hand))->id = "another-scene";
    return true;
}

/* ---- Lines ---- */

static struct draft_line *pick_line(struct hand *hand)
{
    struct rows rows = ((struct draft_scene *)planting_scene_row(hand))->lines;

    return rows.count
               ? &hand->draft
                      ->lines[rows.first + dice_below(&hand->dice, rows.count)]
               : NULL;
}

bool planting_line_text(struct hand *hand)
{
    struct draft_line *line = pick_line(hand);

    return line && planting_text(&line->text);
}

bool planting_line_speaker(struct hand *hand)
{
    struct draft_line *line = pick_line(hand);

    if (!line)
        return false;
    line->speaker = line->speaker ? 0 : 1;
    return true;
}

bool planting_line_when(struct hand *hand)
{
    struct draft_line *line = pick_line(hand);

    return line && planting_condition(hand, &line->when);
}

bool planting_line_gone(struct hand *hand)
{
    struct draft_scene *scene = planting_scene_row(hand);

    return scene->lines.count && scene->lines.count--;
}

/* ---- Choices ---- */

bool planting_say(struct hand *hand)
{
    struct draft_choice *choice = planting_choice_row(hand);

    return choice && !choice->deed && planting_text(&choice->words);
}

bool planting_deed(struct hand *hand)
{
    struct draft_choice *choice = planting_choice_row(hand);

    if (!choice || choice->deed)
        return false;
    choice->deed = true;
    return true;
}

bool planting_id(struct hand *hand)
{
    struct draft_choice *choice = planting_choice_row(hand);

    if (choice)
        choice->id = "another-choice";
    return choice;
}

bool planting_once(struct hand *hand)
{
    struct draft_choice *choice = planting_choice_row(hand);

    if (choice)
        choice->once = (choice->once + 1) % 3;
    return choice;
}

bool planting_choice_when(struct hand *hand)
{
    struct draft_choice *choice = planting_choice_row(hand);

    return choice && planting_condition(hand, &choice->when);
}

bool planting_choice_gone(struct hand *hand)
{
    struct draft_scene *scene = planting_scene_row(hand);

    return scene->choices.count > 1 && scene->choices.count--;
}

bool planting_anytime_gone(struct hand *hand)
{
    return hand->draft->anytime.count && hand->draft->anytime.count--;
}

static bool swap(struct draft *draft, struct rows rows)
{
    struct draft_choice first;

    if (rows.count < 2)
        return false;
    first = draft->choices[rows.first];
    draft->choices[rows.first] = draft->choices[rows.first + 1];
    draft->choices[rows.first + 1] = first;
    return true;
}

bool planting_order(struct hand *hand)
{
    return !hand->draft->shuffle &&
           swap(hand->draft,
                ((struct draft_scene *)planting_scene_row(hand))->choices);
}

bool planting_anytime_order(struct hand *hand)
{
    return swap(hand->draft, hand->draft->anytime);
}

/* ---- Responses ---- */

static struct draft_response *pick_route(struct hand *hand)
{
    return &hand->draft
                ->responses[planting_pick(hand, hand->draft->response_count)];
}

bool planting_odds(struct hand *hand)
{
    struct term *odds = arena_zeroed(&hand->draft->arena, sizeof(struct term));

    *odds = (struct term){TERM_NUMBER, 4321, NULL, NULL};
    pick_route(hand)->odds = odds;
    return true;
}

bool planting_response_when(struct hand *hand)
{
    struct draft_response *response = pick_route(hand);

    response->otherwise = false;
    return planting_condition(hand, &response->when);
}

bool planting_else(struct hand *hand)
{
    struct draft_response *response = pick_route(hand);

    response->when = NULL;
    response->otherwise = !response->otherwise;
    return true;
}

bool planting_effect(struct hand *hand)
{
    const struct draft *draft = hand->draft;
    uint32_t number = planting_pick(hand, draft->effect_count);
    struct draft_effect *effect = &draft->effects[number];

    if (!number || draft->variables[effect->variable].fact)
        return false;
    effect->amount = effect->amount == 777 ? 778 : 777;
    return true;
}

bool planting_next(struct hand *hand)
{
    struct draft_response *response = pick_route(hand);

    return response->next && planting_place(hand->draft, &response->next);
}

bool planting_response_gone(struct hand *hand)
{
    struct draft_choice *choice =
        &hand->draft->choices[planting_pick(hand, hand->draft->choice_count)];

    return choice->responses.count > 1 && choice->responses.count--;
}
