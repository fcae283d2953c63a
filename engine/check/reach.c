/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can never be met: scenes, endings, choices, responses.  Knows why only
 * as far as an author needs to find the place to mend. */
#include "check/check.h"
#include "check/ranges.h"
#include "check/survey.h"
#include "check/tell.h"

/* ---- Scenes and endings ---- */

static bool is_met(const struct survey *survey, place at)
{
    uint32_t scenes = survey->scenario->words.scene_count;

    return at > scenes ? survey->endings[at - scenes]
                       : survey->scenes[at].states > 0;
}

/* Whether the scene of a choice is met; `anytime` is everywhere. */
static bool is_choice_met(const struct survey *survey, uint32_t choice)
{
    uint32_t scene = survey->scenario->words.choices[choice].scene;

    return !scene || is_met(survey, scene);
}

/* What leads to a place, as written. */
struct leads {
    uint32_t near; /* a response in what is met; 0: none */
    uint32_t far;  /* one in a scene that is not met, and not this one */
    bool cut;      /* an interrupt */
};

static struct leads leads_to(const struct survey *survey, place at)
{
    const struct scenario *scenario = survey->scenario;
    struct leads leads = {0};

    for (uint32_t r = 1; r <= scenario->words.response_count; r++) {
        uint32_t choice = scenario->responses[r].choice;
        if (scenario->responses[r].next != at)
            continue;
        if (is_choice_met(survey, choice))
            leads.near = leads.near ? leads.near : r;
        else if (scenario->words.choices[choice].scene != at)
            leads.far = leads.far ? leads.far : r;
    }
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        leads.cut |= scenario->interrupts[i].next == at;
    return leads;
}

static void put_choice(struct text *text, const struct primum_scenario *words,
                       uint32_t choice)
{
    uint32_t scene = words->choices[choice].scene;

    if (scene && words->scenes[scene].passes)
        text_format(text, "the scene `%s`", words->scenes[scene].id);
    else if (scene)
        text_format(text, "`%s` in `%s`", words->choices[choice].id,
                    words->scenes[scene].id);
    else
        text_format(text, "`%s`", words->choices[choice].id);
}

/* Why a place is not met, and what to do. */
static void put_leads(const struct survey *survey, place at, struct text *help)
{
    const struct primum_scenario *words = &survey->scenario->words;
    struct leads leads = leads_to(survey, at);

    if (leads.near) {
        put_choice(help, words, words->responses[leads.near].choice);
        text_put(help,
                 survey->responses[leads.near].possible
                     ? " leads here, but an interrupt always comes before it"
                     : " leads here, but never comes to it: look at its "
                       "conditions");
    } else if (leads.cut) {
        text_put(help, "only an interrupt leads here, and it never does: look "
                       "at its `when`");
    } else if (leads.far) {
        uint32_t choice = words->responses[leads.far].choice;
        text_format(help,
                    "only what is never met itself leads here: first "
                    "lead somewhere to `%s`",
                    words->scenes[words->choices[choice].scene].id);
    } else {
        text_format(help,
                    "nothing leads here: write `next: %s` where it "
                    "belongs, or take it out",
                    place_id(survey->scenario, at));
    }
}

static void check_places(struct check *check, place first, place last,
                         enum code code, const char *what)
{
    for (place at = first; at <= last; at++) {
        if (is_met(check->survey, at) || !tell_worth(check, code))
            continue;
        struct tale tale = {.code = code};
        tale.at = place_is_ending(check->scenario, at)
                      ? where_ending(&check->where,
                                     at - check->scenario->words.scene_count)
                      : where_scene(&check->where, at);
        text_format(&tale.message, "the %s `%s` is never reached", what,
                    place_id(check->scenario, at));
        put_leads(check->survey, at, &tale.help);
        tell(check, &tale);
    }
}

void check_scenes_met(struct check *check)
{
    check_places(check, 1, check->scenario->words.scene_count,
                 CODE_UNREACHABLE_SCENE, "scene");
}

void check_endings_met(struct check *check)
{
    const struct primum_scenario *words = &check->scenario->words;

    check_places(check, words->scene_count + 1,
                 words->scene_count + words->ending_count,
                 CODE_UNREACHABLE_ENDING, "ending");
}

/* ---- Choices ---- */

/* Shows a `when` that never holds where it is read, as a second place. */
static void show_when(struct check *check, struct tale *tale,
                      enum place_kind kind, uint32_t number, program when)
{
    const struct place_of_program at = {
        .expression = when, .kind = kind, .number = number};

    tale->other = places_node(check, &at);
    text_put(&tale->other_label, "never true");
    ranges_put(check, when, &tale->other_label, ": ");
}

void check_choices_met(struct check *check)
{
    const struct survey *survey = check->survey;
    const struct primum_scenario *words = &check->scenario->words;

    for (uint32_t c = 1; c <= words->choice_count; c++) {
        program when = check->scenario->choices[c].when;
        if (survey->choices[c].offered || !is_choice_met(survey, c) ||
            !tell_worth(check, CODE_UNREACHABLE_CHOICE))
            continue;
        struct tale tale = {.code = CODE_UNREACHABLE_CHOICE,
                            .at = where_choice(&check->where, c)};
        text_format(&tale.message, "the choice `%s` is never on offer",
                    words->choices[c].id);
        if (survey->seen[when]) {
            show_when(check, &tale, PLACE_CHOICE, c, when);
            text_put(&tale.help, "change its `when`, or what happens before");
        } else {
            text_put(&tale.help, "no scene that is met offers it: each has a "
                                 "choice of the same id, or none");
        }
        tell(check, &tale);
    }
}

/* ---- Responses ---- */

static void put_why_not(struct check *check, uint32_t response,
                        struct tale *tale)
{
    const struct response_rule *rule = &check->scenario->responses[response];

    if (check->survey->seen[rule->when] == SEEN_FALSE) {
        show_when(check, tale, PLACE_RESPONSE, response, rule->when);
        text_put(&tale->help, "change its `when`, or what happens before");
    } else if (rule->otherwise && (rule->odds || rule->weight)) {
        text_put(&tale->help, "another response is always possible: take this "
                              "one out, or give the others a `when`");
    } else {
        text_put(&tale->help, "its `odds` are never above 0: write more");
    }
}

void check_responses_met(struct check *check)
{
    const struct survey *survey = check->survey;
    const struct primum_scenario *words = &check->scenario->words;

    for (uint32_t r = 1; r <= words->response_count; r++) {
        uint32_t choice = words->responses[r].choice;
        uint32_t scene = words->choices[choice].scene;
        bool route = scene && words->scenes[scene].passes;
        if (survey->responses[r].possible || !survey->choices[choice].offered ||
            !tell_worth(check, CODE_UNREACHABLE_RESPONSE))
            continue;
        struct tale tale = {.code = CODE_UNREACHABLE_RESPONSE,
                            .at = where_response_head(&check->where, r)};
        text_format(&tale.message, "this %s of `%s` never happens",
                    route ? "route" : "response",
                    route ? words->scenes[scene].id
                          : words->choices[choice].id);
        put_why_not(check, r, &tale);
        tell(check, &tale);
    }
}
