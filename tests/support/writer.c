/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft as YAML, key by key: the whole, and all that stands in scenes.
 * Chooses between short and long forms; what a text looks like is the
 * emitter's. */
#include "support/writer.h"

#include <stdio.h>
#include <string.h>

const char writer_catalogue[] = "practices:\n"
                                "  pacing: {name: Pacing}\n"
                                "  asking:\n"
                                "    name: Asking first\n"
                                "    evidence: a-study\n"
                                "harms:\n"
                                "  pressure: {name: Pressure}\n"
                                "evidence:\n"
                                "  a-study: {cite: A study, finding: It helps,"
                                " grade: B}\n"
                                "styles:\n"
                                "  gentle:\n"
                                "    name: Gentle\n"
                                "    weights: {pacing: 3, pressure: 0}\n"
                                "  driven:\n"
                                "    name: Driven\n"
                                "    weights: {pressure: 5, pacing: 2}\n"
                                "    otherwise: 0\n";

bool writer_chooses(struct writer *writer, uint32_t hundredths)
{
    return !writer->to->tidy && dice_says(&writer->to->dice, hundredths);
}

static bool draft_adds(const struct draft *draft, enum addition what,
                       uint32_t number, uint32_t hundredths)
{
    struct dice dice = dice_for(400 + what, draft->seed * 4099 + number);

    dice_below(&dice, 2);
    return dice_says(&dice, hundredths);
}

bool writer_adds(struct writer *writer, enum addition what, uint32_t number,
                 uint32_t hundredths)
{
    return !writer->to->tidy &&
           draft_adds(writer->draft, what, number, hundredths);
}

static const char *place_id(const struct draft *draft, uint32_t place)
{
    return place > draft->scene_count
               ? draft->endings[place - draft->scene_count].id
               : draft->scenes[place].id;
}

/* ---- Small things ---- */

void writer_number(struct writer *writer, enum role role, const char *key,
                   int32_t number)
{
    char digits[16];

    snprintf(digits, sizeof digits, "%d", (int)number);
    emitter_pair(writer->to, role, key, digits);
}

void writer_shown(struct writer *writer, enum role role, const char *key,
                  const char *text)
{
    if (!text)
        return;
    emitter_key(writer->to, role, key);
    emitter_text(writer->to, text);
}

void writer_term(struct writer *writer, enum role role, const char *key,
                 const struct term *term)
{
    struct text text = {0};

    if (!term)
        return;
    term_write(&text, &writer->to->dice, writer->draft, term);
    emitter_pair(writer->to, role, key, text.bytes);
    text_release(&text);
}

static void write_place(struct writer *writer, enum role role, uint32_t place)
{
    if (place)
        emitter_pair(writer->to, role, "next", place_id(writer->draft, place));
}

/* ---- Responses ---- */

static void write_effects(struct writer *writer, struct rows rows)
{
    const struct draft *draft = writer->draft;

    if (!rows.count)
        return;
    emitter_key(writer->to, ROLE_EFFECTS, "effects");
    emitter_map(writer->to, writer->to->tidy || writer_chooses(writer, 50));
    for (uint32_t e = rows.first; e < rows.first + rows.count; e++) {
        const struct draft_effect *effect = &draft->effects[e];
        const struct draft_variable *variable =
            &draft->variables[effect->variable];
        char amount[16];
        snprintf(amount, sizeof amount, "%c%d", effect->sign,
                 (int)effect->amount);
        if (variable->fact)
            strcpy(amount, effect->amount ? "true" : "false");
        emitter_pair(writer->to, variable->fact ? ROLE_TURN : ROLE_CHANGE,
                     variable->id, amount);
        emitter_mark_value(writer->to, ABOUT_EFFECT, e, UINT32_MAX);
    }
    emitter_end(writer->to);
}

static void write_conditions(struct writer *writer, uint32_t number)
{
    const struct draft_response *response = &writer->draft->responses[number];
    const struct term *odds = response->odds;

    writer_term(writer, ROLE_WHEN, "when", response->when);
    if (response->when)
        emitter_mark_value(writer->to, ABOUT_RESPONSE_WHEN, number, UINT32_MAX);
    if (response->otherwise)
        emitter_pair(writer->to, ROLE_ELSE, "when", "else");
    writer_term(writer,
                odds && odds->kind == TERM_NUMBER ? ROLE_WEIGHT : ROLE_ODDS,
                "odds", odds);
    if (odds)
        emitter_mark_value(writer->to, ABOUT_ODDS, number, UINT32_MAX);
}

/* The tags of a choice, or of a response: one, or none at all. */
static void write_own_tag(struct writer *writer, const char *key,
                          const char *id)
{
    if (!id)
        return;
    emitter_key(writer->to, ROLE_TAG, key);
    if (*id) {
        emitter_word(writer->to, id);
        return;
    }
    emitter_list(writer->to, true);
    emitter_end(writer->to);
}

/* What a response says, in a choice that has but one. */
static void write_landing(struct writer *writer,
                          const struct draft_response *response, enum role next)
{
    writer_shown(writer, ROLE_SHOWN, "title", response->title);
    writer_lines(writer, response->lines);
    writer_shown(writer, ROLE_SHOWN, "cue", response->cue);
    writer_shown(writer, ROLE_SHOWN, "impact", response->impact);
    write_effects(writer, response->effects);
    write_place(writer, next, response->next);
}

static void write_responses(struct writer *writer, struct rows rows,
                            enum role next)
{
    emitter_key(writer->to, ROLE_RESPONSES, "responses");
    emitter_list(writer->to, false);
    for (uint32_t r = rows.first; r < rows.first + rows.count; r++) {
        const struct draft_response *response = &writer->draft->responses[r];
        uint32_t first = writer->to->spot_count;
        emitter_map(writer->to, writer_chooses(writer, 10));
        write_conditions(writer, r);
        write_landing(writer, response, next);
        writer_shown(writer, ROLE_SHOWN, "why", response->why);
        writer_shown(writer, ROLE_SHOWN, "repair", response->repair);
        write_own_tag(writer, "harms", response->harms);
        if (!writer->to->levels[writer->to->depth].count)
            emitter_pair(writer->to, ROLE_WEIGHT, "odds", "1");
        emitter_mark_key(writer->to, ABOUT_RESPONSE, r, first);
        emitter_end(writer->to);
    }
    emitter_end(writer->to);
}

/* May the choice carry what its one response says? */
static bool fits_in_choice(const struct draft_response *response)
{
    return !response->when && !response->otherwise && !response->odds &&
           !response->why && !response->repair && !response->harms;
}

/* ---- Choices ---- */

static void write_tag(struct writer *writer, uint32_t number, const char *key,
                      const char *id)
{
    if (!writer->tags || !draft_adds(writer->draft, ADD_TAG, number, 30))
        return;
    emitter_key(writer->to, ROLE_TAG, key);
    if (dice_says(&writer->to->dice, 70)) {
        emitter_word(writer->to, id);
        return;
    }
    emitter_list(writer->to, dice_says(&writer->to->dice, 50));
    emitter_word(writer->to, id);
    emitter_end(writer->to);
}

static void write_tags(struct writer *writer, const struct draft_choice *choice,
                       uint32_t first)
{
    write_tag(writer, 3 * first, "practices", "pacing");
    write_tag(writer, 3 * first + 1, "harms", "pressure");
    write_tag(writer, 3 * first + 2, "evidence", "a-study");
    write_own_tag(writer, "practices", choice->practice);
    write_own_tag(writer, "harms", choice->harm);
    if (choice->allow)
        emitter_pair(writer->to, ROLE_NONE, "allow", choice->allow);
    if (choice->irreversible)
        emitter_pair(writer->to, ROLE_SHUFFLE, "irreversible", "true");
}

static void write_choice(struct writer *writer, uint32_t number)
{
    static const char *const onces[] = {NULL, "true", "scene"};
    const struct draft_choice *choice = &writer->draft->choices[number];
    struct rows rows = choice->responses;
    const struct draft_response *only = &writer->draft->responses[rows.first];
    enum role next = choice->scene ? ROLE_NEXT : ROLE_MOVE;
    uint32_t first = writer->to->spot_count;

    emitter_key(writer->to, ROLE_CHOICE, choice->id);
    emitter_mark_key(writer->to, ABOUT_CHOICE, number, first);
    emitter_map(writer->to, false);
    writer_shown(writer, ROLE_SAY, choice->deed ? "do" : "say", choice->words);
    writer_shown(writer, ROLE_SHOWN, "intent", choice->intent);
    writer_term(writer, ROLE_WHEN, "when", choice->when);
    if (choice->when)
        emitter_mark_value(writer->to, ABOUT_CHOICE_WHEN, number, UINT32_MAX);
    if (choice->once)
        emitter_pair(writer->to, ROLE_ONCE, "once", onces[choice->once]);
    writer_shown(writer, ROLE_SHOWN, "why", choice->why);
    writer_shown(writer, ROLE_SHOWN, "right_when", choice->right_when);
    writer_shown(writer, ROLE_SHOWN, "repair", choice->repair);
    write_tags(writer, choice, rows.first);
    if (rows.count == 1 && fits_in_choice(only) &&
        !writer_chooses(writer, 40)) {
        write_landing(writer, only, next);
        emitter_mark_key(writer->to, ABOUT_RESPONSE, rows.first, first);
        emitter_mark_key(writer->to, ABOUT_RESPONSE, rows.first, first + 1);
    } else {
        write_responses(writer, rows, next);
    }
    emitter_end(writer->to);
}

static void write_choices(struct writer *writer, struct rows rows,
                          enum role role, const char *key)
{
    if (!rows.count)
        return;
    emitter_key(writer->to, role, key);
    emitter_map(writer->to, false);
    for (uint32_t c = rows.first; c < rows.first + rows.count; c++)
        write_choice(writer, c);
    emitter_end(writer->to);
}

/* ---- Scenes ---- */

static void write_routes(struct writer *writer, struct rows rows)
{
    const struct draft_response *routes = &writer->draft->responses[rows.first];

    if (rows.count == 1 && fits_in_choice(routes) && !routes->effects.count &&
        !writer_chooses(writer, 40)) {
        write_place(writer, ROLE_ON, routes->next);
        return;
    }
    emitter_key(writer->to, ROLE_ROUTES, "next");
    emitter_list(writer->to, false);
    for (uint32_t r = 0; r < rows.count; r++) {
        uint32_t first = writer->to->spot_count;
        emitter_map(writer->to, writer_chooses(writer, 40));
        write_conditions(writer, rows.first + r);
        write_effects(writer, routes[r].effects);
        write_place(writer, ROLE_NEXT, routes[r].next);
        emitter_mark_key(writer->to, ABOUT_RESPONSE, rows.first + r, first);
        emitter_end(writer->to);
    }
    emitter_end(writer->to);
}

static void write_scenes(struct writer *writer)
{
    const struct draft *draft = writer->draft;

    emitter_key(writer->to, ROLE_SCENES, "scenes");
    emitter_map(writer->to, false);
    for (uint32_t s = 1; s <= draft->scene_count; s++) {
        const struct draft_scene *scene = &draft->scenes[s];
        emitter_key(writer->to, ROLE_SCENE, scene->id);
        emitter_mark_key(writer->to, ABOUT_SCENE, s, UINT32_MAX);
        emitter_map(writer->to, false);
        writer_shown(writer, ROLE_SHOWN, "title", scene->title);
        writer_lines(writer, scene->lines);
        if (scene->passes)
            write_routes(writer,
                         draft->choices[scene->choices.first].responses);
        else
            write_choices(writer, scene->choices, ROLE_CHOICES, "choices");
        emitter_end(writer->to);
    }
    emitter_end(writer->to);
}

static void write_endings(struct writer *writer)
{
    static const char *const outcomes[] = {"helped", "mixed", "harmed"};
    const struct draft *draft = writer->draft;

    emitter_key(writer->to, ROLE_ENDINGS, "endings");
    emitter_map(writer->to, false);
    for (uint32_t e = 1; e <= draft->ending_count; e++) {
        const struct draft_ending *ending = &draft->endings[e];
        emitter_key(writer->to, ROLE_ENDING, ending->id);
        emitter_mark_key(writer->to, ABOUT_ENDING, e, UINT32_MAX);
        emitter_map(writer->to,
                    !ending->lines.count && writer_chooses(writer, 50));
        emitter_pair(writer->to, ROLE_OUTCOME, "outcome",
                     outcomes[ending->outcome]);
        writer_shown(writer, ROLE_SHOWN, "title", ending->title);
        writer_lines(writer, ending->lines);
        writer_shown(writer, ROLE_SHOWN, "feedback", ending->feedback);
        writer_shown(writer, ROLE_SHOWN, "takeaway", ending->takeaway);
        if (ending->worth >= 0)
            writer_number(writer, ROLE_WORTH, "worth", ending->worth);
        emitter_end(writer->to);
    }
    emitter_end(writer->to);
}

static void write_anytime(struct writer *writer)
{
    write_choices(writer, writer->draft->anytime, ROLE_ANYTIME, "anytime");
}

static void write_interrupts(struct writer *writer)
{
    const struct draft *draft = writer->draft;

    if (!draft->interrupt_count)
        return;
    emitter_key(writer->to, ROLE_INTERRUPTS, "interrupts");
    emitter_list(writer->to, false);
    for (uint32_t i = 1; i <= draft->interrupt_count; i++) {
        const struct draft_interrupt *interrupt = &draft->interrupts[i];
        emitter_map(writer->to, writer_chooses(writer, 50));
        writer_term(writer, ROLE_WHEN, "when", interrupt->when);
        emitter_mark_value(writer->to, ABOUT_INTERRUPT_WHEN, i, UINT32_MAX);
        if (interrupt->once || writer_chooses(writer, 30))
            emitter_pair(writer->to, ROLE_SHUFFLE, "once",
                         interrupt->once ? "true" : "false");
        write_place(writer, ROLE_NEXT, interrupt->next);
        emitter_end(writer->to);
    }
    emitter_end(writer->to);
}

static void write_allowed(struct writer *writer)
{
    const char *const *codes = writer->draft->allow;

    if (!codes[0])
        return;
    emitter_key(writer->to, ROLE_NONE, "allow");
    emitter_list(writer->to, true);
    for (uint32_t i = 0; i < 2 && codes[i]; i++)
        emitter_word(writer->to, codes[i]);
    emitter_end(writer->to);
}

void writer_write(const struct draft *draft, bool tags, struct emitter *emitter)
{
    static void (*const parts[])(struct writer *) = {
        writer_head,   writer_people,      writer_gauges, writer_facts,
        writer_start,  write_scenes,       write_anytime, write_interrupts,
        write_endings, writer_expectations};
    const uint32_t count = sizeof parts / sizeof *parts;
    struct writer writer = {emitter, draft, tags};

    uint32_t from = emitter->tidy ? 0 : dice_below(&emitter->dice, count);
    emitter_pair(emitter, ROLE_VERSION, "primum", "1");
    writer_shown(&writer, ROLE_TITLE, "title", draft->title);
    emitter_mark_value(emitter, ABOUT_TITLE, 0, UINT32_MAX);
    write_allowed(&writer);
    for (uint32_t i = 0; i < count; i++)
        parts[(from + i) % count](&writer);
    emitter_finish(emitter);
}

char *writer_text(const struct draft *draft, uint64_t seed, bool tidy)
{
    struct emitter emitter;

    emitter_init(&emitter, seed, tidy);
    emitter.blind = true;
    writer_write(draft, false, &emitter);
    char *text = text_take(&emitter.out);
    emitter_release(&emitter);
    return text;
}
