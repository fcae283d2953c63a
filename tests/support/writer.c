/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft as YAML, key by key.  Chooses between short and long forms; what a
 * text looks like is the emitter's. */
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
                                "    weights: {pacing: 3, pressure: 0}\n";

struct writer {
    struct emitter *to;
    const struct draft *draft;
    bool tags;
};

/* Is it this of two forms?  A tidy draft takes the first. */
static bool other_form(struct writer *writer, uint32_t hundredths)
{
    return !writer->to->tidy && dice_says(&writer->to->dice, hundredths);
}

const char *draft_place_id(const struct draft *draft, uint32_t place)
{
    return place > draft->scene_count
               ? draft->endings[place - draft->scene_count].id
               : draft->scenes[place].id;
}

/* ---- Small things ---- */

static void write_number(struct writer *writer, enum role role, const char *key,
                         int32_t number)
{
    char digits[16];

    snprintf(digits, sizeof digits, "%d", (int)number);
    emitter_pair(writer->to, role, key, digits);
}

static void write_shown(struct writer *writer, enum role role, const char *key,
                        const char *text)
{
    if (!text)
        return;
    emitter_key(writer->to, role, key);
    emitter_text(writer->to, text);
}

static void write_term(struct writer *writer, enum role role, const char *key,
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
        emitter_pair(writer->to, role, "next",
                     draft_place_id(writer->draft, place));
}

/* ---- Lines ---- */

/* A paragraph as it stands in a text: speech has a name before it. */
static void add_paragraph(struct writer *writer, struct text *text,
                          const struct draft_line *line)
{
    const struct draft *draft = writer->draft;

    if (text->length)
        text_put(text, "\n\n");
    if (line->speaker)
        text_format(text, "%s: ",
                    dice_says(&writer->to->dice, 50)
                        ? draft->people[line->speaker]
                        : draft->names[line->speaker]);
    text_put(text, line->text);
}

/* Paragraphs as one text, from line `from` on, up to one with a condition;
 * returns how many. */
static uint32_t write_paragraphs(struct writer *writer, uint32_t from,
                                 uint32_t most)
{
    struct text text = {0};
    uint32_t count = 0;

    for (; count < most && !writer->draft->lines[from + count].when; count++)
        add_paragraph(writer, &text, &writer->draft->lines[from + count]);
    emitter_text(writer->to, text.bytes);
    text_release(&text);
    return count;
}

/* One line as a map; in brackets, now and then. */
static void write_line_map(struct writer *writer, const struct draft_line *line)
{
    const struct draft *draft = writer->draft;

    emitter_map(writer->to, other_form(writer, 30));
    write_term(writer, ROLE_IF, "when", line->when);
    if (line->speaker)
        write_shown(writer, ROLE_SPEECH, draft->people[line->speaker],
                    line->text);
    else
        write_shown(writer, ROLE_TELL, "text", line->text);
    emitter_end(writer->to);
}

static void write_line_list(struct writer *writer, struct rows rows)
{
    uint32_t at = rows.first, end = rows.first + rows.count;

    emitter_list(writer->to, false);
    while (at < end) {
        const struct draft_line *line = &writer->draft->lines[at];
        if (line->when || dice_says(&writer->to->dice, 40)) {
            write_line_map(writer, line);
            at++;
        } else {
            at += write_paragraphs(writer, at,
                                   1 + dice_below(&writer->to->dice, end - at));
        }
    }
    emitter_end(writer->to);
}

static void write_lines(struct writer *writer, struct rows rows)
{
    const struct draft_line *lines = &writer->draft->lines[rows.first];
    bool list = other_form(writer, 30);

    if (!rows.count)
        return;
    for (uint32_t i = 0; i < rows.count; i++)
        list |= lines[i].when != NULL;
    emitter_key(writer->to, ROLE_LINES, "lines");
    if (list)
        write_line_list(writer, rows);
    else if (rows.count == 1 && other_form(writer, 30))
        write_line_map(writer, lines);
    else
        write_paragraphs(writer, rows.first, rows.count);
}

/* ---- Responses ---- */

static void write_effects(struct writer *writer, struct rows rows)
{
    const struct draft *draft = writer->draft;

    if (!rows.count)
        return;
    emitter_key(writer->to, ROLE_EFFECTS, "effects");
    emitter_map(writer->to, writer->to->tidy || other_form(writer, 50));
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
    }
    emitter_end(writer->to);
}

static void write_conditions(struct writer *writer,
                             const struct draft_response *response)
{
    const struct term *odds = response->odds;

    write_term(writer, ROLE_WHEN, "when", response->when);
    if (response->otherwise)
        emitter_pair(writer->to, ROLE_ELSE, "when", "else");
    write_term(writer,
               odds && odds->kind == TERM_NUMBER ? ROLE_WEIGHT : ROLE_ODDS,
               "odds", odds);
}

/* What a response says, in a choice that has but one. */
static void write_landing(struct writer *writer,
                          const struct draft_response *response, enum role next)
{
    write_shown(writer, ROLE_SHOWN, "title", response->title);
    write_lines(writer, response->lines);
    write_shown(writer, ROLE_SHOWN, "cue", response->cue);
    write_shown(writer, ROLE_SHOWN, "impact", response->impact);
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
        emitter_map(writer->to, other_form(writer, 10));
        write_conditions(writer, response);
        write_landing(writer, response, next);
        write_shown(writer, ROLE_SHOWN, "why", response->why);
        write_shown(writer, ROLE_SHOWN, "repair", response->repair);
        if (!writer->to->levels[writer->to->depth].count)
            emitter_pair(writer->to, ROLE_WEIGHT, "odds", "1");
        emitter_end(writer->to);
    }
    emitter_end(writer->to);
}

/* May the choice carry what its one response says? */
static bool fits_in_choice(const struct draft_response *response)
{
    return !response->when && !response->otherwise && !response->odds &&
           !response->why && !response->repair;
}

/* ---- Choices ---- */

static void write_tag(struct writer *writer, const char *key, const char *id)
{
    if (!writer->tags || !dice_says(&writer->to->dice, 30))
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

static void write_choice(struct writer *writer,
                         const struct draft_choice *choice)
{
    static const char *const onces[] = {NULL, "true", "scene"};
    struct rows rows = choice->responses;
    const struct draft_response *only = &writer->draft->responses[rows.first];
    enum role next = choice->scene ? ROLE_NEXT : ROLE_MOVE;

    emitter_key(writer->to, ROLE_CHOICE, choice->id);
    emitter_map(writer->to, false);
    write_shown(writer, ROLE_SAY, choice->deed ? "do" : "say", choice->words);
    write_shown(writer, ROLE_SHOWN, "intent", choice->intent);
    write_term(writer, ROLE_WHEN, "when", choice->when);
    if (choice->once)
        emitter_pair(writer->to, ROLE_ONCE, "once", onces[choice->once]);
    write_shown(writer, ROLE_SHOWN, "why", choice->why);
    write_shown(writer, ROLE_SHOWN, "right_when", choice->right_when);
    write_shown(writer, ROLE_SHOWN, "repair", choice->repair);
    write_tag(writer, "practices", "pacing");
    write_tag(writer, "harms", "pressure");
    write_tag(writer, "evidence", "a-study");
    if (rows.count == 1 && fits_in_choice(only) && !other_form(writer, 40))
        write_landing(writer, only, next);
    else
        write_responses(writer, rows, next);
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
        write_choice(writer, &writer->draft->choices[c]);
    emitter_end(writer->to);
}

/* ---- Scenes ---- */

static void write_routes(struct writer *writer, struct rows rows)
{
    const struct draft_response *routes = &writer->draft->responses[rows.first];

    if (rows.count == 1 && fits_in_choice(routes) && !routes->effects.count &&
        !other_form(writer, 40)) {
        write_place(writer, ROLE_ON, routes->next);
        return;
    }
    emitter_key(writer->to, ROLE_ROUTES, "next");
    emitter_list(writer->to, false);
    for (uint32_t r = 0; r < rows.count; r++) {
        emitter_map(writer->to, other_form(writer, 40));
        write_conditions(writer, &routes[r]);
        write_effects(writer, routes[r].effects);
        write_place(writer, ROLE_NEXT, routes[r].next);
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
        emitter_map(writer->to, false);
        write_shown(writer, ROLE_SHOWN, "title", scene->title);
        write_lines(writer, scene->lines);
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
        emitter_map(writer->to, !ending->lines.count && other_form(writer, 50));
        emitter_pair(writer->to, ROLE_OUTCOME, "outcome",
                     outcomes[ending->outcome]);
        write_shown(writer, ROLE_SHOWN, "title", ending->title);
        write_lines(writer, ending->lines);
        write_shown(writer, ROLE_SHOWN, "feedback", ending->feedback);
        write_shown(writer, ROLE_SHOWN, "takeaway", ending->takeaway);
        if (ending->worth >= 0)
            write_number(writer, ROLE_WORTH, "worth", ending->worth);
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
        emitter_map(writer->to, other_form(writer, 50));
        write_term(writer, ROLE_WHEN, "when", interrupt->when);
        if (interrupt->once || other_form(writer, 30))
            emitter_pair(writer->to, ROLE_SHUFFLE, "once",
                         interrupt->once ? "true" : "false");
        write_place(writer, ROLE_NEXT, interrupt->next);
        emitter_end(writer->to);
    }
    emitter_end(writer->to);
}

/* ---- The world ---- */

static void write_people(struct writer *writer)
{
    const struct draft *draft = writer->draft;

    if (draft->person_count < 2)
        return;
    emitter_key(writer->to, ROLE_PEOPLE, "people");
    emitter_map(writer->to, other_form(writer, 30));
    for (uint32_t p = 2; p <= draft->person_count; p++) {
        emitter_key(writer->to, ROLE_PERSON, draft->people[p]);
        if (!other_form(writer, 40)) {
            emitter_text(writer->to, draft->names[p]);
            continue;
        }
        emitter_map(writer->to, other_form(writer, 40));
        write_shown(writer, ROLE_TITLE, "name", draft->names[p]);
        write_shown(writer, ROLE_SHOWN, "pronouns", "they and them");
        emitter_end(writer->to);
    }
    emitter_end(writer->to);
    if (other_form(writer, 40))
        emitter_pair(writer->to, ROLE_WITH, "with",
                     draft->people[draft->person_count]);
}

static void write_gauge(struct writer *writer,
                        const struct draft_variable *gauge)
{
    bool usual = gauge->min == 0 && gauge->max == 10;

    if (usual && !other_form(writer, 40)) {
        write_number(writer, ROLE_GAUGE, gauge->id, gauge->start);
        return;
    }
    emitter_key(writer->to, ROLE_GAUGE, gauge->id);
    emitter_map(writer->to, other_form(writer, 50));
    write_number(writer, ROLE_START, "start", gauge->start);
    if (gauge->min != 0 || other_form(writer, 30))
        write_number(writer, ROLE_MIN, "min", gauge->min);
    if (gauge->max != 10 || other_form(writer, 30))
        write_number(writer, ROLE_MAX, "max", gauge->max);
    if (other_form(writer, 50))
        emitter_pair(writer->to, ROLE_LEVEL, "good", "low");
    emitter_end(writer->to);
}

static void write_gauges(struct writer *writer)
{
    const struct draft *draft = writer->draft;

    if (!draft->gauge_count)
        return;
    emitter_key(writer->to, ROLE_GAUGES, "gauges");
    emitter_map(writer->to, false);
    for (uint32_t v = 1; v <= draft->gauge_count; v++)
        write_gauge(writer, &draft->variables[v]);
    emitter_end(writer->to);
}

static void write_fact(struct writer *writer, const struct draft_variable *fact)
{
    const char *start = fact->start ? "true" : "false";

    if (!other_form(writer, 30)) {
        emitter_pair(writer->to, ROLE_FACT, fact->id, start);
        return;
    }
    emitter_key(writer->to, ROLE_NONE, fact->id);
    emitter_map(writer->to, true);
    emitter_pair(writer->to, ROLE_SHUFFLE, "start", start);
    write_shown(writer, ROLE_SHOWN, "about", "What has been told");
    emitter_end(writer->to);
}

static void write_facts(struct writer *writer)
{
    const struct draft *draft = writer->draft;
    uint32_t first = draft->gauge_count + 1;
    bool list = !other_form(writer, 40);

    if (first > draft->variable_count)
        return;
    for (uint32_t v = first; v <= draft->variable_count; v++)
        list &= !draft->variables[v].start;
    emitter_key(writer->to, ROLE_FACTS, "facts");
    if (list)
        emitter_list(writer->to, !other_form(writer, 40));
    else
        emitter_map(writer->to, false);
    for (uint32_t v = first; v <= draft->variable_count; v++)
        if (list)
            emitter_word(writer->to, draft->variables[v].id);
        else
            write_fact(writer, &draft->variables[v]);
    emitter_end(writer->to);
}

/* ---- The head ---- */

static void write_head(struct writer *writer)
{
    const struct draft *draft = writer->draft;

    write_shown(writer, ROLE_SHOWN, "summary", draft->summary);
    if (other_form(writer, 30))
        emitter_pair(writer->to, ROLE_LEVEL, "level", "advanced");
    if (other_form(writer, 30))
        emitter_pair(writer->to, ROLE_MINUTES, "minutes", "12");
    if (other_form(writer, 30)) {
        emitter_key(writer->to, ROLE_NOTES, "content_notes");
        emitter_list(writer->to, other_form(writer, 50));
        emitter_text(writer->to, "Talk of loss");
        emitter_text(writer->to, "A drink is offered, and refused");
        emitter_end(writer->to);
    }
    if (!draft->shuffle)
        emitter_pair(writer->to, ROLE_SHUFFLE, "shuffle", "false");
}

static void write_start(struct writer *writer)
{
    const struct draft *draft = writer->draft;

    if (draft->start > 1 || other_form(writer, 20))
        emitter_pair(writer->to, ROLE_FIRST, "start",
                     draft->scenes[draft->start].id);
}

static void write_expectations(struct writer *writer)
{
    if (!other_form(writer, 30))
        return;
    emitter_key(writer->to, ROLE_EXPECT, "expect");
    emitter_list(writer->to, false);
    emitter_map(writer->to, other_form(writer, 50));
    emitter_pair(writer->to, ROLE_POLICY, "policy", "uniform");
    emitter_pair(writer->to, ROLE_REACH, "reach",
                 other_form(writer, 50) ? "unharmed"
                                        : writer->draft->endings[1].id);
    emitter_pair(writer->to, ROLE_BOUND, "at_most", "100%");
    emitter_end(writer->to);
    emitter_end(writer->to);
}

void writer_write(const struct draft *draft, uint64_t seed, bool tidy,
                  bool tags, struct emitter *emitter)
{
    static void (*const parts[])(struct writer *) = {
        write_head,    write_people,      write_gauges,  write_facts,
        write_start,   write_scenes,      write_anytime, write_interrupts,
        write_endings, write_expectations};
    const uint32_t count = sizeof parts / sizeof *parts;
    struct writer writer = {emitter, draft, tags};

    emitter_init(emitter, seed, tidy);
    uint32_t from = tidy ? 0 : dice_below(&emitter->dice, count);
    emitter_pair(emitter, ROLE_VERSION, "primum", "1");
    write_shown(&writer, ROLE_TITLE, "title", draft->title);
    for (uint32_t i = 0; i < count; i++)
        parts[(from + i) % count](&writer);
    emitter_finish(emitter);
}

char *writer_text(const struct draft *draft, uint64_t seed, bool tidy)
{
    struct emitter emitter;

    writer_write(draft, seed, tidy, false, &emitter);
    char *text = text_take(&emitter.out);
    emitter_release(&emitter);
    return text;
}
