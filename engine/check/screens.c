/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many lines a moment takes on a terminal of 80 columns and 24 lines, as
 * `primum play` sets it.  Texts are wrapped to 76 columns.
 *
 * A scene: an empty line; its title, and a rule; its lines; an empty line; its
 * choices, and a line before those that are open at any time; an empty line;
 * the prompt.
 * Between lines stands an empty one, unless both are speech.  What is narrated
 * begins in column 1; what is said, three columns behind the speaker's name, or
 * below it, in column 3, where that would be a third of the page; a choice in
 * column 11.
 *
 * A response: its lines, with an empty line before and behind them, and the
 * prompt; and then the same with how it landed, in a column behind the labels.
 *
 * Lines and choices with a `when` count where the survey has seen them
 * together; where it has not, only those without one do. */
#include "check/advice.h"

#include "base/memory.h"
#include "base/text.h"
#include "check/survey.h"
#include "check/tell.h"
#include "impact/impact.h"
#include "play/step.h"

#include <stdlib.h>
#include <string.h>

enum {
    PAGE_COLUMNS = 76,
    PAGE_LINES = 24,
    MARGIN = 1,
    NAME_GAP = 3,
    CHOICE_COLUMN = 11,
    ABOVE = 1, /* an empty line */
    BELOW = 2  /* an empty line, and the prompt */
};

/* "A good reason to say it", and what stands before and behind it. */
enum { LABEL_COLUMN = MARGIN + 23 + 3 };

/* ---- Lines of a text ---- */

static size_t lines_of(const char *text, size_t column, bool quoted)
{
    char blank[PAGE_COLUMNS];
    struct text words = {0};

    if (!text)
        return 0;
    memset(blank, ' ', sizeof blank);
    blank[column] = '\0';
    text_format(&words, quoted ? "\"%s\"" : "%s", text);
    const struct primum_wrap how = {.width = PAGE_COLUMNS,
                                    .first = blank,
                                    .rest = blank,
                                    .em_on = "",
                                    .em_off = ""};
    char *set = primum_text_wrap(words.bytes, &how);
    size_t lines = 0;
    for (const char *at = set; *at; at++)
        lines += *at == '\n';
    free(set);
    text_release(&words);
    return lines;
}

static size_t lines_of_speech(const struct primum_scenario *words,
                              const struct line_rule *line)
{
    const char *name =
        line->speaker == 1 ? "You" : words->people[line->speaker].name;
    size_t column = MARGIN + primum_text_width(name) + NAME_GAP;

    return column > PAGE_COLUMNS / 3
               ? 1 + lines_of(line->text, MARGIN + 2, true)
               : lines_of(line->text, column, true);
}

static size_t lines_of_line(const struct primum_scenario *words,
                            const struct line_rule *line)
{
    return line->speaker ? lines_of_speech(words, line)
                         : lines_of(line->text, MARGIN, false);
}

/* ---- What is on a page ---- */

/* Which of the lines and choices with a `when` are there. */
enum view { VIEW_ALWAYS, VIEW_ALL, VIEW_STATE };

struct layout {
    const struct scenario *scenario;
    enum view view;
    const struct primum_state *state;        /* of VIEW_STATE */
    uint32_t *line_heights, *choice_heights; /* 0: not measured yet */
    uint32_t *choices;                       /* room for those of a moment */
};

static bool is_shown(const struct layout *layout, program when)
{
    switch (layout->view) {
    case VIEW_ALWAYS:
        return !when;
    case VIEW_ALL:
        return true;
    case VIEW_STATE:
        break;
    }
    return step_holds(layout->scenario, layout->state, when);
}

static uint32_t height_of_line(struct layout *layout, uint32_t line)
{
    uint32_t *height = &layout->line_heights[line];

    if (!*height)
        *height = (uint32_t)lines_of_line(&layout->scenario->words,
                                          &layout->scenario->lines[line]);
    return *height;
}

static uint32_t height_of_choice(struct layout *layout, uint32_t choice)
{
    const struct primum_choice *words =
        &layout->scenario->words.choices[choice];
    uint32_t *height = &layout->choice_heights[choice];

    if (!*height)
        *height = (uint32_t)lines_of(words->say ? words->say : words->deed,
                                     CHOICE_COLUMN, words->say != NULL);
    return *height;
}

static uint32_t height_of_lines(struct layout *layout, struct run run)
{
    const struct line_rule *last = NULL;
    uint32_t height = 0;

    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        const struct line_rule *line = &layout->scenario->lines[i];
        if (!is_shown(layout, line->when))
            continue;
        height += last && !(last->speaker && line->speaker);
        height += height_of_line(layout, i);
        last = line;
    }
    return height;
}

/* The choices of a scene that are there, its own first. */
static size_t choices_of(struct layout *layout, uint32_t scene)
{
    const struct scenario *scenario = layout->scenario;
    const struct scene_rule *rule = &scenario->scenes[scene];
    size_t count = 0;

    if (layout->view == VIEW_STATE)
        return step_choices(scenario, layout->state, layout->choices);
    for (uint32_t i = 0; i < rule->own.count; i++)
        if (is_shown(layout, scenario->choices[rule->own.first + i].when))
            layout->choices[count++] = rule->own.first + i;
    for (uint32_t i = 0; i < rule->anytime.count; i++) {
        uint32_t choice = scenario->anytime_offers[rule->anytime.first + i];
        if (is_shown(layout, scenario->choices[choice].when))
            layout->choices[count++] = choice;
    }
    return count;
}

static uint32_t height_of_choices(struct layout *layout, uint32_t scene)
{
    size_t count = choices_of(layout, scene);
    uint32_t height = 0;
    bool anytime = false;

    for (size_t i = 0; i < count; i++) {
        const struct primum_choice *choice =
            &layout->scenario->words.choices[layout->choices[i]];
        height += height_of_choice(layout, layout->choices[i]);
        height += !choice->scene && !anytime;
        anytime |= !choice->scene;
    }
    return height;
}

static uint32_t height_of_scene(struct layout *layout, uint32_t scene)
{
    const struct scene_rule *rule = &layout->scenario->scenes[scene];
    const char *title = layout->scenario->words.scenes[scene].title;
    uint32_t height = title ? (uint32_t)lines_of(title, 0, false) + 1 : 0;

    height += height_of_lines(layout, rule->lines);
    if (!rule->passes)
        height += height_of_choices(layout, scene) + (height > 0);
    return ABOVE + height + BELOW;
}

/* The person first, and then, on the next page, how it landed. */
static uint32_t height_of_response(struct layout *layout, uint32_t number)
{
    const struct primum_scenario *words = &layout->scenario->words;
    const struct primum_response *response = &words->responses[number];
    const struct primum_choice *choice = &words->choices[response->choice];
    uint32_t reaction =
        height_of_lines(layout, layout->scenario->responses[number].lines);
    size_t landed = lines_of(choice->intent, LABEL_COLUMN, false) +
                    lines_of(response->impact, LABEL_COLUMN, false) +
                    lines_of(response->cue, LABEL_COLUMN, false) + 1 +
                    lines_of(response->repair, LABEL_COLUMN, false);

    return ABOVE + (landed > reaction ? (uint32_t)landed : reaction) + BELOW;
}

/* ---- Too much for one ---- */

static void say_long(struct check *check, const struct yaml_node *node,
                     const char *what, uint32_t height)
{
    struct tale tale = {.code = CODE_LONG_SCREEN, .at = node};

    text_format(&tale.message,
                "%s takes %u lines on a screen of 80 columns, which has %d",
                what, (unsigned)height, PAGE_LINES);
    text_put(&tale.help, "take something out, or tell a part of it in a scene "
                         "before; else it comes in two parts, with Enter "
                         "between them");
    tell(check, &tale);
}

/* The most that a state shows of each scene in question: those that may be too
 * long and need not be. */
static void ask_survey(struct check *check, struct layout *layout,
                       const bool *asked, uint32_t *heights)
{
    const struct walk *walk = &check->survey->impact->walk;
    struct primum_state *state = memory_new(state_size(layout->scenario));

    layout->view = VIEW_STATE;
    layout->state = state;
    for (uint32_t i = 0; i < walk->index.count; i++) {
        walk_state(walk, walk->first_row + i, state);
        if (!asked[state->place])
            continue;
        uint32_t height = height_of_scene(layout, state->place);
        if (height > heights[state->place])
            heights[state->place] = height;
    }
    free(state);
}

/* The heights of scenes: exact where they are not too long in any case. */
static void measure_scenes(struct check *check, struct layout *layout,
                           uint32_t *heights)
{
    uint32_t count = check->scenario->words.scene_count;
    bool *asked = memory_new(count + 1), asks = false;

    for (uint32_t i = 1; i <= count; i++) {
        layout->view = VIEW_ALL;
        heights[i] = height_of_scene(layout, i);
        asked[i] = heights[i] > PAGE_LINES;
        asks |= asked[i];
        layout->view = VIEW_ALWAYS;
        if (asked[i])
            heights[i] = height_of_scene(layout, i);
    }
    if (asks && check->survey)
        ask_survey(check, layout, asked, heights);
    free(asked);
}

static void check_scenes(struct check *check, struct layout *layout)
{
    uint32_t count = check->scenario->words.scene_count;
    uint32_t *heights = memory_new((count + 1) * sizeof *heights);

    measure_scenes(check, layout, heights);
    for (uint32_t i = 1; i <= count; i++)
        if (heights[i] > PAGE_LINES &&
            !check_spares(check, CODE_LONG_SCREEN, THING_SCENE, i))
            say_long(check, where_scene(&check->where, i), "this scene",
                     heights[i]);
    free(heights);
}

static void check_responses(struct check *check, struct layout *layout)
{
    const struct primum_scenario *words = &check->scenario->words;

    layout->view = VIEW_ALWAYS;
    for (uint32_t i = 1; i <= words->response_count; i++) {
        uint32_t choice = words->responses[i].choice;
        if (!advice_chooses(&words->choices[choice]))
            continue;
        uint32_t height = height_of_response(layout, i);
        if (height > PAGE_LINES &&
            !check_spares(check, CODE_LONG_SCREEN, THING_RESPONSE, i))
            say_long(check, where_choice(&check->where, choice),
                     "what follows this choice", height);
    }
}

void advise_screen(struct check *check)
{
    const struct scenario *scenario = check->scenario;
    struct layout layout = {
        .scenario = scenario,
        .line_heights = memory_new((scenario->line_count + 1) *
                                   sizeof *layout.line_heights),
        .choice_heights = memory_new((scenario->words.choice_count + 1) *
                                     sizeof *layout.choice_heights),
        .choices = memory_new((scenario->words.most_choices + 1) *
                              sizeof *layout.choices)};

    check_scenes(check, &layout);
    check_responses(check, &layout);
    free(layout.line_heights);
    free(layout.choice_heights);
    free(layout.choices);
}
