/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goes through the texts of a scenario.  Knows which key says what, and who
 * speaks there; does not know what is looked for. */
#include "check/passage.h"

/* ---- One thing after the other ---- */

struct tour {
    const struct scenario *scenario;
    passage_seer *see;
    void *with;
    struct passage passage; /* the next: owner and number are set */
};

static void show(struct tour *tour, const char *key, enum voice voice,
                 const char *text)
{
    struct passage *passage = &tour->passage;

    passage->key = key;
    passage->voice = voice;
    passage->text = text;
    if (text)
        tour->see(tour->with, passage);
}

static void tell(struct tour *tour, const char *key, const char *text)
{
    show(tour, key, VOICE_TOLD, text);
}

static void tell_title(struct tour *tour, const char *key, const char *text)
{
    tour->passage.title = true;
    tell(tour, key, text);
    tour->passage.title = false;
}

static void tell_each(struct tour *tour, const char *key,
                      struct primum_texts texts)
{
    for (uint32_t i = 0; i < texts.count; i++) {
        tour->passage.item = i;
        tell(tour, key, texts.items[i]);
    }
    tour->passage.item = 0;
}

static void go_to(struct tour *tour, enum owner owner, uint32_t number)
{
    tour->passage.owner = owner;
    tour->passage.number = number;
}

/* Person 1 is the coach. */
static void show_lines(struct tour *tour)
{
    struct run run = passage_lines(tour->scenario, tour->passage.owner,
                                   tour->passage.number);

    for (uint32_t i = 0; i < run.count; i++) {
        const struct line_rule *line = &tour->scenario->lines[run.first + i];
        tour->passage.item = i;
        show(tour, "lines",
             !line->speaker       ? VOICE_TOLD
             : line->speaker == 1 ? VOICE_COACH
                                  : VOICE_PERSON,
             line->text);
    }
    tour->passage.item = 0;
}

/* ---- The things ---- */

static void see_world(struct tour *tour)
{
    const struct primum_scenario *words = &tour->scenario->words;

    tell_title(tour, "title", words->title);
    tell(tour, "summary", words->summary);
    tell(tour, "setting", words->setting);
    tell_each(tour, "content_notes", words->content_notes);
    tell_each(tour, "reflect", words->reflect);
    for (uint32_t i = 1; i <= words->person_count; i++) {
        go_to(tour, OWNER_PERSON, i);
        tell(tour, "about", words->people[i].about);
    }
    for (uint32_t i = 1; i <= words->gauge_count; i++) {
        go_to(tour, OWNER_GAUGE, i);
        tell_title(tour, "name", words->gauges[i].name);
        tell(tour, "about", words->gauges[i].about);
    }
}

static void see_response(struct tour *tour, uint32_t number)
{
    const struct primum_response *words =
        &tour->scenario->words.responses[number];
    const struct primum_choice *choice =
        &tour->scenario->words.choices[words->choice];

    go_to(tour, OWNER_RESPONSE, number);
    tell_title(tour, "title", words->title);
    show_lines(tour);
    tell(tour, "cue", words->cue);
    tell(tour, "impact", words->impact);
    if (words->why != choice->why)
        tell(tour, "why", words->why);
    if (words->repair != choice->repair)
        tell(tour, "repair", words->repair);
}

static void see_choice(struct tour *tour, uint32_t number)
{
    const struct primum_choice *words = &tour->scenario->words.choices[number];

    go_to(tour, OWNER_CHOICE, number);
    show(tour, "say", VOICE_COACH, words->say);
    show(tour, "do", VOICE_COACH, words->deed);
    tell(tour, "intent", words->intent);
    tell(tour, "why", words->why);
    tell(tour, "right_when", words->right_when);
    tell(tour, "repair", words->repair);
    for (uint32_t i = 0; i < words->responses; i++)
        see_response(tour, words->response + i);
}

static void see_ending(struct tour *tour, uint32_t number)
{
    const struct primum_ending *words = &tour->scenario->words.endings[number];

    go_to(tour, OWNER_ENDING, number);
    tell_title(tour, "title", words->title);
    show_lines(tour);
    show(tour, "feedback", VOICE_PERSON, words->feedback);
    tell(tour, "takeaway", words->takeaway);
}

void passages_see(const struct scenario *scenario, passage_seer *see,
                  void *with)
{
    const struct primum_scenario *words = &scenario->words;
    struct tour tour = {.scenario = scenario, .see = see, .with = with};

    see_world(&tour);
    for (uint32_t i = 1; i <= words->scene_count; i++) {
        go_to(&tour, OWNER_SCENE, i);
        tell_title(&tour, "title", words->scenes[i].title);
        show_lines(&tour);
    }
    for (uint32_t i = 1; i <= words->choice_count; i++)
        see_choice(&tour, i);
    for (uint32_t i = 1; i <= words->ending_count; i++)
        see_ending(&tour, i);
}

struct run passage_lines(const struct scenario *scenario, enum owner owner,
                         uint32_t number)
{
    switch (owner) {
    case OWNER_SCENE:
        return scenario->scenes[number].lines;
    case OWNER_RESPONSE:
        return scenario->responses[number].lines;
    case OWNER_ENDING:
        return scenario->ending_lines[number];
    case OWNER_SCENARIO:
    case OWNER_PERSON:
    case OWNER_GAUGE:
    case OWNER_CHOICE:
        break;
    }
    return (struct run){0};
}
