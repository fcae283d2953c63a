/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Section 9 of the language, and the arithmetic of section 8, in the order
 * and words of the specification.  No care for speed. */
#include "support/reference.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- States ---- */

struct reference_state *reference_new(const struct draft *draft)
{
    struct reference_state *state = memory_new(sizeof *state);

    state->place = draft->start;
    state->values =
        memory_new((draft->variable_count + 1) * sizeof *state->values);
    state->spent = memory_new((draft->choice_count + 1) * sizeof *state->spent);
    state->cut = memory_new((draft->interrupt_count + 1) * sizeof *state->cut);
    for (uint32_t v = 1; v <= draft->variable_count; v++)
        state->values[v] = draft->variables[v].start;
    return state;
}

void reference_free(struct reference_state *state)
{
    free(state->values);
    free(state->spent);
    free(state->cut);
    free(state);
}

void reference_scatter(const struct draft *draft, struct dice *dice,
                       struct reference_state *state)
{
    state->place = 1 + dice_below(dice, draft->scene_count);
    for (uint32_t v = 1; v <= draft->variable_count; v++)
        state->values[v] = dice_between(dice, draft->variables[v].min,
                                        draft->variables[v].max);
    for (uint32_t c = 1; c <= draft->choice_count; c++) {
        const struct draft_choice *choice = &draft->choices[c];
        bool here = !choice->scene || choice->scene == state->place;
        state->spent[c] = (choice->once == DRAFT_ONCE_ATTEMPT ||
                           (choice->once == DRAFT_ONCE_SCENE && here)) &&
                          dice_says(dice, 50);
    }
    for (uint32_t i = 1; i <= draft->interrupt_count; i++)
        state->cut[i] = draft->interrupts[i].once && dice_says(dice, 50);
}

bool reference_is_over(const struct draft *draft,
                       const struct reference_state *state)
{
    return state->place > draft->scene_count;
}

/* ---- Expressions ---- */

static int64_t saturated(int64_t number)
{
    const int64_t most = 2147483647;

    return number > most ? most : number < -most ? -most : number;
}

int64_t reference_value(const struct term *term, const int32_t *values)
{
    int64_t left = term->left ? reference_value(term->left, values) : 0;
    int64_t right = term->right ? reference_value(term->right, values) : 0;

    switch (term->kind) {
    case TERM_NUMBER:
    case TERM_TRUTH:
        return term->value;
    case TERM_VARIABLE:
        return values[term->value];
    case TERM_MINUS:
        return saturated(-right);
    case TERM_NOT:
        return !right;
    case TERM_ADD:
        return saturated(left + right);
    case TERM_SUBTRACT:
        return saturated(left - right);
    case TERM_MULTIPLY:
        return saturated(left * right);
    case TERM_LESS:
        return left < right;
    case TERM_LESS_EQUAL:
        return left <= right;
    case TERM_GREATER:
        return left > right;
    case TERM_GREATER_EQUAL:
        return left >= right;
    case TERM_EQUAL:
        return left == right;
    case TERM_UNEQUAL:
        return left != right;
    case TERM_AND:
        return left && right;
    case TERM_OR:
        return left || right;
    }
    abort();
}

bool reference_holds(const struct term *when,
                     const struct reference_state *state)
{
    return !when || reference_value(when, state->values);
}

/* ---- 1. Available choices ---- */

static bool scene_uses_id(const struct draft *draft, uint32_t scene,
                          const char *id)
{
    for (uint32_t c = 1; c <= draft->choice_count; c++)
        if (draft->choices[c].scene == scene &&
            strcmp(draft->choices[c].id, id) == 0)
            return true;
    return false;
}

static bool is_offered(const struct draft *draft,
                       const struct reference_state *state, uint32_t number)
{
    const struct draft_choice *choice = &draft->choices[number];
    bool belongs = choice->scene == state->place;

    if (!choice->scene)
        belongs = !draft->scenes[state->place].passes &&
                  !scene_uses_id(draft, state->place, choice->id);
    return belongs && !state->spent[number] &&
           reference_holds(choice->when, state);
}

/* The choices of `anytime` are the last of all. */
size_t reference_choices(const struct draft *draft,
                         const struct reference_state *state, uint32_t *choices)
{
    size_t count = 0;

    if (reference_is_over(draft, state))
        return 0;
    for (uint32_t c = 1; c <= draft->choice_count; c++)
        if (is_offered(draft, state, c))
            choices[count++] = c;
    return count;
}

/* ---- 2. Possible responses ---- */

static size_t responses_of(const struct draft *draft,
                           const struct reference_state *state,
                           struct rows rows, bool otherwise,
                           struct reference_chance *out, int64_t *total)
{
    size_t count = 0;

    *total = 0;
    for (uint32_t r = rows.first; r < rows.first + rows.count; r++) {
        const struct draft_response *response = &draft->responses[r];
        int64_t odds =
            response->odds ? reference_value(response->odds, state->values) : 1;
        if (response->otherwise != otherwise || odds <= 0 ||
            !reference_holds(response->when, state))
            continue;
        out[count++] = (struct reference_chance){r, odds};
        *total += odds;
    }
    return count;
}

size_t reference_responses(const struct draft *draft,
                           const struct reference_state *state, uint32_t choice,
                           struct reference_chance *out, int64_t *total)
{
    struct rows rows = draft->choices[choice].responses;
    size_t count = responses_of(draft, state, rows, false, out, total);

    return count ? count : responses_of(draft, state, rows, true, out, total);
}

/* ---- 3 to 6. Taking a response ---- */

static void apply_effects(const struct draft *draft,
                          struct reference_state *state, struct rows rows)
{
    for (uint32_t e = rows.first; e < rows.first + rows.count; e++) {
        const struct draft_effect *effect = &draft->effects[e];
        const struct draft_variable *variable =
            &draft->variables[effect->variable];
        int64_t value = state->values[effect->variable];
        if (effect->sign == '+')
            value += effect->amount;
        else if (effect->sign == '-')
            value -= effect->amount;
        else
            value = effect->amount;
        if (value < variable->min)
            value = variable->min;
        if (value > variable->max)
            value = variable->max;
        state->values[effect->variable] = (int32_t)value;
    }
}

static void interrupt(const struct draft *draft, struct reference_state *state,
                      uint32_t *target)
{
    for (uint32_t i = 1; i <= draft->interrupt_count; i++) {
        const struct draft_interrupt *item = &draft->interrupts[i];
        if (state->cut[i] || !reference_holds(item->when, state))
            continue;
        *target = item->next;
        state->cut[i] = item->once;
        return;
    }
}

void reference_take(const struct draft *draft, struct reference_state *state,
                    uint32_t choice, uint32_t response)
{
    const struct draft_response *taken = &draft->responses[response];
    uint32_t target = taken->next ? taken->next : state->place;

    apply_effects(draft, state, taken->effects);
    if (draft->choices[choice].once)
        state->spent[choice] = true;
    if (target <= draft->scene_count)
        interrupt(draft, state, &target);
    for (uint32_t c = 1; c <= draft->choice_count; c++)
        if (target != state->place &&
            draft->choices[c].once == DRAFT_ONCE_SCENE)
            state->spent[c] = false;
    state->place = target;
}

/* ---- In writing ---- */

static void write_item(struct text *text, const char *name, const char *joint,
                       const char *value)
{
    text_format(text, "%s%s%s%s", text->length ? "," : "", name, joint, value);
}

static void write_value(struct text *text,
                        const struct draft_variable *variable, int32_t value)
{
    char digits[16];

    if (value == variable->start)
        return;
    if (variable->fact)
        strcpy(digits, value ? "true" : "false");
    else
        snprintf(digits, sizeof digits, "%d", (int)value);
    write_item(text, variable->id, "=", digits);
}

char *reference_format(const struct draft *draft,
                       const struct reference_state *state)
{
    struct text text = {0};

    if (state->place != draft->start)
        write_item(&text, "scene", "=",
                   state->place > draft->scene_count
                       ? draft->endings[state->place - draft->scene_count].id
                       : draft->scenes[state->place].id);
    for (uint32_t v = 1; v <= draft->variable_count; v++)
        write_value(&text, &draft->variables[v], state->values[v]);
    for (uint32_t c = 1; c <= draft->choice_count; c++) {
        uint32_t scene = draft->choices[c].scene;
        if (!state->spent[c])
            continue;
        write_item(&text, "spent=", scene ? draft->scenes[scene].id : "", "/");
        text_put(&text, draft->choices[c].id);
    }
    for (uint32_t i = 1; i <= draft->interrupt_count; i++) {
        char digits[16];
        snprintf(digits, sizeof digits, "%u", (unsigned)i - 1);
        if (state->cut[i])
            write_item(&text, "spent=", "interrupt/", digits);
    }
    return text_take(&text);
}
