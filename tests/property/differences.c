/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed: a scenario written in another form has not; one with a change
 * planted in it has changed in that, and in nothing else, whichever of the two
 * is the older.  What is said to move nothing moves nothing, and every figure
 * is the one that the likely impact gives. */
#include "base/memory.h"
#include "base/text.h"
#include "primum.h"
#include "support/tally.h"
#include "support/trial.h"

#include <math.h>
#include <string.h>

#define FORMS_TRIED 150
#define PLANTED 10 /* of each kind */
#define SEEDS_TRIED 40
#define MEMORY ((size_t)4 << 20)

enum { SAME, ONE, BACK, STILL, FIGURES, TALLIES };

static struct tally tallies[TALLIES] = {
    [SAME] = {"another form of the same is no change", 0, 0},
    [ONE] = {"a planted change is found, and nothing else", 0, 0},
    [BACK] = {"and so it is the other way round", 0, 0},
    [STILL] = {"what moves nothing leaves the likely impact as it was", 0, 0},
    [FIGURES] = {"figures that moved are those of the likely impact", 0, 0},
};

/* ---- Scenarios in many forms ---- */

static const struct primum_scenario *
load(const struct draft *draft, uint64_t form,
     const struct primum_catalogue *catalogue)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    struct emitter file;

    emitter_init(&file, form, false);
    file.blind = true;
    writer_write(draft, true, &file);
    if (primum_scenario_parse("draft.yaml", file.out.bytes, file.out.length,
                              catalogue, report, &scenario)) {
        char *found = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
        printf("# the scenario of seed %ju does not load:\n%s",
               (uintmax_t)draft->seed, found);
        free(found);
    }
    primum_report_free(report);
    emitter_release(&file);
    return scenario;
}

/* A line for each change, for people who look for what went wrong. */
static char *list_changes(const struct primum_diff *diff)
{
    struct text text = {0};
    const struct primum_change *change;

    text_put(&text, "");
    for (size_t i = 0; (change = primum_diff_change(diff, i)); i++)
        text_format(
            &text, "\n#   %d of %d, %u and %u, %s: %s; %s", (int)change->kind,
            (int)change->subject, (unsigned)change->before,
            (unsigned)change->after, change->key ? change->key : "it",
            change->was ? change->was : "-", change->now ? change->now : "-");
    return text_take(&text);
}

static void try_forms(uint64_t seed, const struct primum_catalogue *catalogue)
{
    struct knobs knobs = generator_small(seed);
    struct draft *draft = generator_draft(&knobs, seed);
    const struct primum_scenario *one = load(draft, seed, catalogue);
    const struct primum_scenario *other = load(draft, seed + 77777, catalogue);
    struct primum_diff *diff = primum_diff_new(one, other);
    char *found = list_changes(diff);

    tally_case(&tallies[SAME], !primum_diff_change(diff, 0), "seed %ju%s",
               (uintmax_t)seed, found);
    free(found);
    primum_diff_free(diff);
    primum_scenario_free(one);
    primum_scenario_free(other);
    generator_free(draft);
}

/* ---- Things to change ---- */

struct hand {
    struct draft *draft;
    struct dice dice;
};

static const char another[] = "Another thing altogether, said at some length";

static uint32_t pick(struct hand *hand, uint32_t count)
{
    return count ? 1 + dice_below(&hand->dice, count) : 0;
}

/* A choice that is written and not silent. */
static struct draft_choice *pick_choice(struct hand *hand)
{
    struct draft_choice *choice =
        &hand->draft->choices[pick(hand, hand->draft->choice_count)];

    return choice->words ? choice : NULL;
}

static struct draft_response *pick_route(struct hand *hand)
{
    return &hand->draft->responses[pick(hand, hand->draft->response_count)];
}

/* A response that says something. */
static struct draft_response *pick_response(struct hand *hand)
{
    struct draft_choice *choice = pick_choice(hand);

    return choice ? &hand->draft->responses[choice->responses.first +
                                            dice_below(&hand->dice,
                                                       choice->responses.count)]
                  : NULL;
}

static struct draft_variable *pick_variable(struct hand *hand, bool fact)
{
    struct draft_variable *variable =
        &hand->draft->variables[pick(hand, hand->draft->variable_count)];

    return variable->id && variable->fact == fact ? variable : NULL;
}

static bool set_text(const char **text)
{
    *text = another;
    return true;
}

/* `1 < 2`, which is nothing that a draft would say. */
static bool set_condition(struct hand *hand, const struct term **when)
{
    struct term *terms = arena_zeroed(&hand->draft->arena, 3 * sizeof *terms);

    terms[0] = (struct term){TERM_LESS, 0, &terms[1], &terms[2]};
    terms[1] = (struct term){TERM_NUMBER, 2, NULL, NULL};
    terms[2] = (struct term){TERM_NUMBER, 1, NULL, NULL};
    *when = terms;
    return true;
}

/* Another place of the same kind, if there is one. */
static bool set_place(const struct draft *draft, uint32_t *place)
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

static bool plant_title(struct hand *hand)
{
    return set_text(&hand->draft->title);
}

static bool plant_summary(struct hand *hand)
{
    return set_text(&hand->draft->summary);
}

static bool plant_shuffle(struct hand *hand)
{
    hand->draft->shuffle = !hand->draft->shuffle;
    return true;
}

static bool plant_start(struct hand *hand)
{
    struct draft *draft = hand->draft;

    draft->start = draft->start % draft->scene_count + 1;
    return draft->scene_count > 1;
}

static bool plant_person_name(struct hand *hand)
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

static bool plant_person_id(struct hand *hand)
{
    hand->draft->people[hand->draft->person_count] = "somebody";
    return hand->draft->person_count > 1;
}

static bool plant_gauge_start(struct hand *hand)
{
    struct draft_variable *gauge = pick_variable(hand, false);

    if (!gauge || gauge->min == gauge->max)
        return false;
    gauge->start += gauge->start < gauge->max ? 1 : -1;
    return true;
}

static bool plant_gauge_max(struct hand *hand)
{
    struct draft_variable *gauge = pick_variable(hand, false);

    if (!gauge || gauge->max == 1000000)
        return false;
    gauge->max++;
    return true;
}

/* By another name, what every instructor knows is no longer that. */
static bool is_standard(const char *id)
{
    static const char *const ids[] = {"trust",    "safety",   "agency",
                                      "openness", "movement", "risk"};

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (!strcmp(ids[i], id))
            return true;
    return false;
}

/* One that is used, so that it can be known again. */
static bool plant_gauge_id(struct hand *hand)
{
    const struct draft *draft = hand->draft;
    uint32_t number = pick(hand, draft->effect_count);

    if (!number)
        return false;
    struct draft_variable *variable =
        &draft->variables[draft->effects[number].variable];
    if (is_standard(variable->id))
        return false;
    variable->id = "another_name";
    return true;
}

static bool plant_fact_start(struct hand *hand)
{
    struct draft_variable *fact = pick_variable(hand, true);

    if (!fact)
        return false;
    fact->start = !fact->start;
    return true;
}

static bool plant_fact(struct hand *hand)
{
    struct draft *draft = hand->draft;
    uint32_t number = ++draft->variable_count;

    draft->variables =
        memory_more(draft->variables, number, sizeof *draft->variables);
    draft->variables[number] =
        (struct draft_variable){.id = "one_more", .fact = true, .max = 1};
    return true;
}

static struct draft_scene *pick_scene(struct hand *hand)
{
    return &hand->draft->scenes[pick(hand, hand->draft->scene_count)];
}

static bool plant_scene_title(struct hand *hand)
{
    return set_text(&pick_scene(hand)->title);
}

static bool plant_scene_id(struct hand *hand)
{
    pick_scene(hand)->id = "another-scene";
    return true;
}

static struct draft_line *pick_line(struct hand *hand)
{
    struct rows rows = pick_scene(hand)->lines;

    return rows.count
               ? &hand->draft
                      ->lines[rows.first + dice_below(&hand->dice, rows.count)]
               : NULL;
}

static bool plant_line_text(struct hand *hand)
{
    struct draft_line *line = pick_line(hand);

    return line && set_text(&line->text);
}

static bool plant_line_speaker(struct hand *hand)
{
    struct draft_line *line = pick_line(hand);

    if (!line)
        return false;
    line->speaker = line->speaker ? 0 : 1;
    return true;
}

static bool plant_line_when(struct hand *hand)
{
    struct draft_line *line = pick_line(hand);

    return line && set_condition(hand, &line->when);
}

static bool plant_line_gone(struct hand *hand)
{
    struct draft_scene *scene = pick_scene(hand);

    return scene->lines.count && scene->lines.count--;
}

static bool plant_say(struct hand *hand)
{
    struct draft_choice *choice = pick_choice(hand);

    return choice && !choice->deed && set_text(&choice->words);
}

static bool plant_deed(struct hand *hand)
{
    struct draft_choice *choice = pick_choice(hand);

    if (!choice || choice->deed)
        return false;
    choice->deed = true;
    return true;
}

#define PLANT_CHOICE(name, member)                                             \
    static bool name(struct hand *hand)                                        \
    {                                                                          \
        struct draft_choice *choice = pick_choice(hand);                       \
                                                                               \
        return choice && set_text(&choice->member);                            \
    }

PLANT_CHOICE(plant_intent, intent)
PLANT_CHOICE(plant_why, why)
PLANT_CHOICE(plant_right_when, right_when)
PLANT_CHOICE(plant_repair, repair)

static bool plant_id(struct hand *hand)
{
    struct draft_choice *choice = pick_choice(hand);

    if (choice)
        choice->id = "another-choice";
    return choice;
}

static bool plant_once(struct hand *hand)
{
    struct draft_choice *choice = pick_choice(hand);

    if (choice)
        choice->once = (choice->once + 1) % 3;
    return choice;
}

static bool plant_choice_when(struct hand *hand)
{
    struct draft_choice *choice = pick_choice(hand);

    return choice && set_condition(hand, &choice->when);
}

static bool plant_choice_gone(struct hand *hand)
{
    struct draft_scene *scene = pick_scene(hand);

    return scene->choices.count > 1 && scene->choices.count--;
}

static bool plant_anytime_gone(struct hand *hand)
{
    return hand->draft->anytime.count && hand->draft->anytime.count--;
}

/* The first two of a run of choices in another order. */
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

static bool plant_order(struct hand *hand)
{
    return !hand->draft->shuffle &&
           swap(hand->draft, pick_scene(hand)->choices);
}

static bool plant_anytime_order(struct hand *hand)
{
    return swap(hand->draft, hand->draft->anytime);
}

#define PLANT_RESPONSE(name, member)                                           \
    static bool name(struct hand *hand)                                        \
    {                                                                          \
        struct draft_response *response = pick_response(hand);                 \
                                                                               \
        return response && set_text(&response->member);                        \
    }

PLANT_RESPONSE(plant_response_title, title)
PLANT_RESPONSE(plant_cue, cue)
PLANT_RESPONSE(plant_impact, impact)
PLANT_RESPONSE(plant_response_why, why)
PLANT_RESPONSE(plant_response_repair, repair)

static bool plant_odds(struct hand *hand)
{
    struct term *odds = arena_zeroed(&hand->draft->arena, sizeof(struct term));

    *odds = (struct term){TERM_NUMBER, 4321, NULL, NULL};
    pick_route(hand)->odds = odds;
    return true;
}

static bool plant_response_when(struct hand *hand)
{
    struct draft_response *response = pick_route(hand);

    response->otherwise = false;
    return set_condition(hand, &response->when);
}

static bool plant_else(struct hand *hand)
{
    struct draft_response *response = pick_route(hand);

    response->when = NULL;
    response->otherwise = !response->otherwise;
    return true;
}

static bool plant_effect(struct hand *hand)
{
    const struct draft *draft = hand->draft;
    uint32_t number = pick(hand, draft->effect_count);
    struct draft_effect *effect = &draft->effects[number];

    if (!number || draft->variables[effect->variable].fact)
        return false;
    effect->amount = effect->amount == 777 ? 778 : 777;
    return true;
}

static bool plant_next(struct hand *hand)
{
    struct draft_response *response = pick_route(hand);

    return response->next && set_place(hand->draft, &response->next);
}

static bool plant_response_gone(struct hand *hand)
{
    struct draft_choice *choice =
        &hand->draft->choices[pick(hand, hand->draft->choice_count)];

    return choice->responses.count > 1 && choice->responses.count--;
}

static struct draft_interrupt *pick_interrupt(struct hand *hand)
{
    uint32_t number = pick(hand, hand->draft->interrupt_count);

    return number ? &hand->draft->interrupts[number] : NULL;
}

static bool plant_interrupt_when(struct hand *hand)
{
    struct draft_interrupt *interrupt = pick_interrupt(hand);

    return interrupt && set_condition(hand, &interrupt->when);
}

static bool plant_interrupt_once(struct hand *hand)
{
    struct draft_interrupt *interrupt = pick_interrupt(hand);

    if (interrupt)
        interrupt->once = !interrupt->once;
    return interrupt;
}

static bool plant_interrupt_next(struct hand *hand)
{
    struct draft_interrupt *interrupt = pick_interrupt(hand);

    return interrupt && set_place(hand->draft, &interrupt->next);
}

static bool plant_interrupt_gone(struct hand *hand)
{
    return hand->draft->interrupt_count && hand->draft->interrupt_count--;
}

static struct draft_ending *pick_ending(struct hand *hand)
{
    return &hand->draft->endings[pick(hand, hand->draft->ending_count)];
}

static bool plant_outcome(struct hand *hand)
{
    struct draft_ending *ending = pick_ending(hand);

    ending->outcome = (ending->outcome + 1) % 3;
    return true;
}

static bool plant_worth(struct hand *hand)
{
    struct draft_ending *ending = pick_ending(hand);

    ending->worth = ending->worth == 33 ? 34 : 33;
    return true;
}

static bool plant_ending_title(struct hand *hand)
{
    return set_text(&pick_ending(hand)->title);
}

static bool plant_feedback(struct hand *hand)
{
    return set_text(&pick_ending(hand)->feedback);
}

static bool plant_takeaway(struct hand *hand)
{
    return set_text(&pick_ending(hand)->takeaway);
}

static bool plant_ending_line(struct hand *hand)
{
    struct rows rows = pick_ending(hand)->lines;

    return rows.count && set_text(&hand->draft->lines[rows.first].text);
}

static bool plant_ending_id(struct hand *hand)
{
    pick_ending(hand)->id = "another-ending";
    return true;
}

static bool plant_ending(struct hand *hand)
{
    struct draft *draft = hand->draft;
    uint32_t number = ++draft->ending_count;

    draft->endings =
        memory_more(draft->endings, number, sizeof *draft->endings);
    draft->endings[number] =
        (struct draft_ending){.id = "one-more", .worth = -1};
    return true;
}

/* ---- The kinds of change ---- */

enum {
    ADDED = PRIMUM_CHANGE_ADDED,
    GONE = PRIMUM_CHANGE_GONE,
    RENAMED = PRIMUM_CHANGE_RENAMED,
    EDITED = PRIMUM_CHANGE_EDITED,
    ORDER = PRIMUM_CHANGE_ORDER,
    SCENARIO = PRIMUM_SUBJECT_SCENARIO,
    PERSON = PRIMUM_SUBJECT_PERSON,
    GAUGE = PRIMUM_SUBJECT_GAUGE,
    SCENE = PRIMUM_SUBJECT_SCENE,
    CHOICE = PRIMUM_SUBJECT_CHOICE,
    RESPONSE = PRIMUM_SUBJECT_RESPONSE,
    INTERRUPT = PRIMUM_SUBJECT_INTERRUPT,
    FINAL = PRIMUM_SUBJECT_ENDING
};

static const struct planting {
    bool (*plant)(struct hand *hand);
    int kind, subject;
    const char *key;
} plantings[] = {
    {plant_title, EDITED, SCENARIO, "title"},
    {plant_summary, EDITED, SCENARIO, "summary"},
    {plant_shuffle, EDITED, SCENARIO, "shuffle"},
    {plant_start, EDITED, SCENARIO, "start"},
    {plant_person_name, EDITED, PERSON, "name"},
    {plant_person_id, RENAMED, PERSON, NULL},
    {plant_gauge_start, EDITED, GAUGE, "start"},
    {plant_gauge_max, EDITED, GAUGE, "max"},
    {plant_gauge_id, RENAMED, GAUGE, NULL},
    {plant_fact_start, EDITED, GAUGE, "start"},
    {plant_fact, ADDED, GAUGE, NULL},
    {plant_scene_title, EDITED, SCENE, "title"},
    {plant_scene_id, RENAMED, SCENE, NULL},
    {plant_line_text, EDITED, SCENE, "lines"},
    {plant_line_speaker, EDITED, SCENE, "lines"},
    {plant_line_when, EDITED, SCENE, "lines"},
    {plant_line_gone, EDITED, SCENE, "lines"},
    {plant_say, EDITED, CHOICE, "say"},
    {plant_deed, EDITED, CHOICE, "do"},
    {plant_intent, EDITED, CHOICE, "intent"},
    {plant_why, EDITED, CHOICE, "why"},
    {plant_right_when, EDITED, CHOICE, "right_when"},
    {plant_repair, EDITED, CHOICE, "repair"},
    {plant_id, RENAMED, CHOICE, NULL},
    {plant_once, EDITED, CHOICE, "once"},
    {plant_choice_when, EDITED, CHOICE, "when"},
    {plant_choice_gone, GONE, CHOICE, NULL},
    {plant_anytime_gone, GONE, CHOICE, NULL},
    {plant_order, ORDER, SCENE, "choices"},
    {plant_anytime_order, ORDER, SCENARIO, "anytime"},
    {plant_response_title, EDITED, RESPONSE, "title"},
    {plant_cue, EDITED, RESPONSE, "cue"},
    {plant_impact, EDITED, RESPONSE, "impact"},
    {plant_response_why, EDITED, RESPONSE, "why"},
    {plant_response_repair, EDITED, RESPONSE, "repair"},
    {plant_odds, EDITED, RESPONSE, "odds"},
    {plant_response_when, EDITED, RESPONSE, "when"},
    {plant_else, EDITED, RESPONSE, "when"},
    {plant_effect, EDITED, RESPONSE, "effects"},
    {plant_next, EDITED, RESPONSE, "next"},
    {plant_response_gone, GONE, RESPONSE, NULL},
    {plant_interrupt_when, EDITED, INTERRUPT, "when"},
    {plant_interrupt_once, EDITED, INTERRUPT, "once"},
    {plant_interrupt_next, EDITED, INTERRUPT, "next"},
    {plant_interrupt_gone, GONE, INTERRUPT, NULL},
    {plant_outcome, EDITED, FINAL, "outcome"},
    {plant_worth, EDITED, FINAL, "worth"},
    {plant_ending_title, EDITED, FINAL, "title"},
    {plant_feedback, EDITED, FINAL, "feedback"},
    {plant_takeaway, EDITED, FINAL, "takeaway"},
    {plant_ending_line, EDITED, FINAL, "lines"},
    {plant_ending_id, RENAMED, FINAL, NULL},
    {plant_ending, ADDED, FINAL, NULL},
};

#define PLANTINGS (sizeof plantings / sizeof *plantings)

/* ---- What is to be found ---- */

/* Backwards, what was added is gone. */
static bool is_found(const struct planting *planting,
                     const struct primum_diff *diff, bool back)
{
    const struct primum_change *change = primum_diff_change(diff, 0);
    int kind = planting->kind;

    if (back && (kind == ADDED || kind == GONE))
        kind = kind == ADDED ? GONE : ADDED;
    if (!change || primum_diff_change(diff, 1))
        return false;
    bool same_key = planting->key && change->key
                        ? !strcmp(planting->key, change->key) ||
                              (back && !strcmp(planting->key, "do"))
                        : planting->key == change->key;
    return (int)change->kind == kind &&
           (int)change->subject == planting->subject && same_key;
}

/* Nothing moved, at the start or in any moment. */
static void check_still(struct primum_diff *diff, uint64_t seed,
                        size_t planting)
{
    const struct primum_effort effort = {.memory = 2 * MEMORY};
    const struct primum_shift *shift;
    char *problem;

    if (!primum_diff_solve(diff, &effort, &problem)) {
        bool still = !primum_diff_moment(diff, 0);
        for (size_t i = 0; (shift = primum_diff_start(diff, i)); i++)
            still = still && fabs(shift->now - shift->was) < 1e-6;
        tally_case(&tallies[STILL], still, "planting %zu, seed %ju", planting,
                   (uintmax_t)seed);
    }
    free(problem);
}

static bool
is_near(const struct primum_scenario *scenario, const struct primum_state *at,
        struct primum_question question, uint32_t choice, double value)
{
    struct primum_impact *impact;
    struct primum_state *start = at ? NULL : primum_state_new(scenario);
    char *problem;
    bool near = question.goal == PRIMUM_GOAL_ENDING && value == 0;

    if (!near && !primum_impact_solve(scenario, at, &question, 1, NULL, &impact,
                                      &problem)) {
        double right = choice ? primum_impact_after(impact, at, choice, 0)
                              : primum_impact_at(impact, at ? at : start, 0);
        near = fabs(value - right) < 1e-6;
        primum_impact_free(impact);
        free(problem);
    }
    primum_state_free(start);
    return near;
}

static void
check_figures(struct primum_diff *diff, const struct primum_scenario *was,
              const struct primum_scenario *now, uint64_t seed, size_t planting)
{
    const struct primum_effort effort = {.memory = 2 * MEMORY};
    const struct primum_shift *shift;
    char *problem;

    if (!primum_diff_solve(diff, &effort, &problem)) {
        bool good = true;
        for (size_t i = 0; i < 8 && (shift = primum_diff_start(diff, 5 * i));
             i++)
            good = good && is_near(was, NULL, shift->before, 0, shift->was) &&
                   is_near(now, NULL, shift->after, 0, shift->now);
        for (size_t i = 0; i < 3 && (shift = primum_diff_moment(diff, i)); i++)
            good = good && fabs(shift->now - shift->was) > 0.0099 &&
                   is_near(now, shift->at, shift->after, shift->choice,
                           shift->now);
        tally_case(&tallies[FIGURES], good, "planting %zu, seed %ju", planting,
                   (uintmax_t)seed);
    }
    free(problem);
}

static void check(size_t number, const struct primum_scenario *was,
                  const struct primum_scenario *now, uint64_t seed)
{
    const struct planting *planting = &plantings[number];
    struct primum_diff *diff = primum_diff_new(was, now);
    struct primum_diff *back = primum_diff_new(now, was);
    char *found = list_changes(diff), *found_back = list_changes(back);

    tally_case(&tallies[ONE], is_found(planting, diff, false),
               "planting %zu (%s), seed %ju%s", number,
               planting->key ? planting->key : "", (uintmax_t)seed, found);
    tally_case(&tallies[BACK], is_found(planting, back, true),
               "planting %zu (%s), seed %ju%s", number,
               planting->key ? planting->key : "", (uintmax_t)seed, found_back);
    if (primum_diff_moves(diff))
        check_figures(diff, was, now, seed, number);
    else
        check_still(diff, seed, number);
    free(found);
    free(found_back);
    primum_diff_free(diff);
    primum_diff_free(back);
}

/* Plants one in the scenario of this seed, if there is room for it. */
static bool try_planting(size_t number, uint64_t seed,
                         const struct primum_catalogue *catalogue)
{
    struct knobs knobs = generator_small(seed);
    struct draft *draft = generator_draft(&knobs, seed);
    struct hand hand = {draft, dice_for(501, seed)};
    const struct primum_scenario *was = load(draft, seed, catalogue);
    bool planted = plantings[number].plant(&hand);

    if (planted) {
        const struct primum_scenario *now = load(draft, seed + 1, catalogue);
        check(number, was, now, seed);
        primum_scenario_free(now);
    }
    primum_scenario_free(was);
    generator_free(draft);
    return planted;
}

int main(int argc, char **argv)
{
    uint32_t effort = tally_effort(argc, argv);
    const struct primum_catalogue *catalogue = trial_catalogue();

    for (uint64_t seed = 0; seed < FORMS_TRIED * effort; seed++)
        try_forms(seed, catalogue);
    for (size_t p = 0; p < PLANTINGS; p++) {
        uint32_t planted = 0, tried = 0;
        for (uint64_t seed = p * 1000003;
             planted < PLANTED * effort && tried < SEEDS_TRIED * effort;
             seed++, tried++)
            planted += try_planting(p, seed, catalogue);
        if (!planted)
            tally_case(&tallies[ONE], false, "no room for planting %zu", p);
    }
    primum_catalogue_free(catalogue);
    return tally_end(tallies, TALLIES);
}
