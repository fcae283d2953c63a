/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Playthroughs in words, the commands that play them, and what they do not
 * show.  Finds none of it. */
#include "walk.h"

#include "buffer.h"
#include "size.h"
#include "words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Time passes there: nobody chooses. */
static bool is_silent(const struct primum_choice *choice)
{
    return !choice->say && !choice->deed;
}

/* "kettle / press"; one that is on offer at any time: "check-in"; where time
 * passes, the scene. */
static char *choice_name(const struct primum_scenario *scenario,
                         uint32_t number)
{
    const struct primum_choice *choice = &scenario->choices[number];
    const char *scene = scenario->scenes[choice->scene].id;
    if (is_silent(choice))
        return buffer_text("%s, which goes on by itself", scene);
    return buffer_text("%s%s%s", scene ? scene : "", scene ? " / " : "",
                       choice->id);
}

/* "kettle / press, response 2 of 3 (She guards herself)" */
static char *response_name(const struct primum_scenario *scenario,
                           uint32_t number)
{
    const struct primum_response *response = &scenario->responses[number];
    const struct primum_choice *choice = &scenario->choices[response->choice];
    char *name = choice_name(scenario, response->choice);
    char *title = words_title(response);
    struct buffer text = {0};
    buffer_put(&text, name);
    if (choice->responses > 1)
        buffer_format(&text, ", %s %" PRIu32 " of %" PRIu32,
                      is_silent(choice) ? "way" : "response",
                      number - choice->response + 1, choice->responses);
    if (response->title)
        buffer_format(&text, " (%s)", title);
    free(title);
    free(name);
    return buffer_take(&text);
}

/* `primum play NAME`, and what is behind it: options that need no quotes. */
static void show_command(const struct walk *walk, const char *options,
                         const char *answers)
{
    char *name = primum_text_argument(walk->name);
    char *file = answers ? primum_text_argument(answers) : NULL;
    char *line = buffer_text("  primum play %s%s%s%s", name, options,
                             file ? " <" : "", file ? file : "");
    screen_verbatim(walk->screen, line);
    free(line);
    free(file);
    free(name);
}

/* ---- Playthroughs -------------------------------------------------------- */

/* How much there is of a kind, and how much of it playthroughs show. */
struct share {
    size_t all, shown;
};

static void add_to(struct share *share, const struct walk *walk,
                   enum primum_thing thing, uint32_t number)
{
    share->all++;
    share->shown += primum_coverage_meeting(walk->coverage, thing, number) ==
                    PRIMUM_MET_IN_PLAY;
}

/* "all 31 choices", "29 of 31 choices", "the choice" */
static void put_share(struct buffer *text, const struct share *share,
                      const char *what)
{
    char *shown = size_count(share->shown);
    char *all = size_counted(share->all, what);
    if (share->shown < share->all)
        buffer_format(text, "%s of %s", shown, all);
    else if (share->all == 1)
        buffer_format(text, "the %s", what);
    else
        buffer_format(text, "all %s", all);
    free(all);
    free(shown);
}

static char *shares_words(const struct walk *walk, size_t plays)
{
    const struct primum_scenario *scenario = walk->scenario;
    struct share choices = {0}, responses = {0}, endings = {0};
    for (uint32_t c = 1; c <= scenario->choice_count; c++)
        if (!is_silent(&scenario->choices[c]))
            add_to(&choices, walk, PRIMUM_THING_CHOICE, c);
    for (uint32_t r = 1; r <= scenario->response_count; r++)
        add_to(&responses, walk, PRIMUM_THING_RESPONSE, r);
    for (uint32_t e = 1; e <= scenario->ending_count; e++)
        add_to(&endings, walk, PRIMUM_THING_ENDING, e);
    struct buffer text = {0};
    buffer_put(&text, plays == 1 ? "One conversation shows " : "");
    if (plays != 1)
        buffer_format(&text, "%zu conversations show ", plays);
    put_share(&text, &choices, "choice");
    buffer_put(&text, ", ");
    put_share(&text, &responses, "response");
    buffer_put(&text, " and ");
    put_share(&text, &endings, "ending");
    buffer_put(&text, ". Each is the same on every machine.");
    return buffer_take(&text);
}

/* Lines of whole words: an id is no use in two pieces. */
struct lines {
    struct buffer text;
    size_t width, column;
};

static void put_word(struct lines *lines, const char *word, const char *behind)
{
    size_t length = strlen(word) + strlen(behind);
    bool fits = lines->column + 1 + length <= lines->width;
    if (lines->column > 0)
        buffer_put(&lines->text, fits ? " " : "\n");
    buffer_format(&lines->text, "%s%s", word, behind);
    lines->column =
        lines->column > 0 && fits ? lines->column + 1 + length : length;
}

static void put_end(struct lines *lines, const char *ending)
{
    static const char *const before[] = {"It", "ends", "in"};
    static const char *const none[] = {"It", "comes", "to", "no"};
    size_t count = ending ? sizeof before / sizeof before[0]
                          : sizeof none / sizeof none[0];
    for (size_t i = 0; i < count; i++)
        put_word(lines, (ending ? before : none)[i], "");
    put_word(lines, ending ? ending : "ending", ".");
}

/* The choices to take, and where they lead. */
static char *way_words(const struct walk *walk,
                       const struct primum_playthrough *play)
{
    enum { TOLD = 60, MARGINS = 2 };
    const struct primum_scenario *scenario = walk->scenario;
    struct lines lines = {.width = screen_width(walk->screen) - MARGINS};
    size_t count = play->choice_count;
    for (size_t i = 0; i < count && i < TOLD; i++)
        put_word(&lines, scenario->choices[play->choices[i]].id,
                 i + 1 < count ? "," : ".");
    if (count > TOLD) {
        char *more = size_count(count - TOLD);
        put_word(&lines, "and", "");
        put_word(&lines, more, "");
        put_word(&lines, "more", ".");
        free(more);
    }
    put_end(&lines, play->ending ? scenario->endings[play->ending].id : NULL);
    return buffer_take(&lines.text);
}

static void show_play(const struct walk *walk, size_t number,
                      const struct primum_playthrough *play)
{
    char *head = buffer_text("%zu. Seed %" PRIu64, number, play->seed);
    char *fresh =
        size_counted(play->fresh, number > 1 ? "more response" : "response");
    char *way = way_words(walk, play);
    screen_gap(walk->screen);
    screen_heading(walk->screen, head, play->fresh > 0 ? fresh : NULL);
    screen_lines(walk->screen, way);
    if (walk->folder) {
        char *path = walk_path(walk, number);
        char *seed = buffer_text(" --seed %" PRIu64, play->seed);
        show_command(walk, seed, path);
        free(seed);
        free(path);
    }
    free(way);
    free(fresh);
    free(head);
}

/* How to play one by hand. */
static void show_how(const struct walk *walk,
                     const struct primum_playthrough *first)
{
    char *options = buffer_text(" --seed %" PRIu64, first->seed);
    screen_gap(walk->screen);
    screen_note(walk->screen, "To see one, play it with its seed and choose "
                              "as it says. With --answers and a folder, the "
                              "choices are written there, to be played at "
                              "once. The first is:");
    show_command(walk, options, NULL);
    free(options);
}

void walk_show_plays(const struct walk *walk)
{
    const struct primum_playthrough *plays;
    size_t count = primum_coverage_playthroughs(walk->coverage, &plays);
    char *shares = shares_words(walk, count);
    screen_gap(walk->screen);
    screen_heading(walk->screen, "To see all of it", NULL);
    screen_paragraph(walk->screen, shares);
    for (size_t i = 0; i < count; i++)
        show_play(walk, i + 1, &plays[i]);
    if (!walk->folder && count > 0)
        show_how(walk, plays);
    free(shares);
}

/* ---- By state ------------------------------------------------------------ */

/* "1 in 2,000" */
static char *odds_words(double chance)
{
    char *count = size_count((size_t)(1 / chance + 0.5));
    char *text = chance > 0.15 ? buffer_text("%s", primum_text_chance(chance))
                               : buffer_text("1 in %s", count);
    free(count);
    return text;
}

static char *glimpse_words(const struct primum_scenario *scenario,
                           const struct primum_glimpse *glimpse)
{
    if (!glimpse->response) {
        char *name = choice_name(scenario, glimpse->choice);
        char *text = buffer_text("%s: nothing can follow it, from here.", name);
        free(name);
        return text;
    }
    char *name = response_name(scenario, glimpse->response);
    char *odds = odds_words(glimpse->chance);
    const char *to = glimpse->scene    ? scenario->scenes[glimpse->scene].id
                     : glimpse->ending ? scenario->endings[glimpse->ending].id
                                       : NULL;
    char *text = buffer_text(
        "%s%s%s: %s, at its likeliest%s.", to ? to : "", to ? ", by " : "",
        name, odds,
        glimpse->drawn ? "" : ", and no seed that was tried draws it");
    free(odds);
    free(name);
    return text;
}

static void show_glimpse(const struct walk *walk,
                         const struct primum_glimpse *glimpse)
{
    const struct primum_choice *choice =
        &walk->scenario->choices[glimpse->choice];
    char *words = glimpse_words(walk->scenario, glimpse);
    char *state = primum_state_format(walk->scenario, glimpse->state);
    struct buffer options = {0};
    if (*state)
        buffer_format(&options, " --from %s", state);
    if (glimpse->drawn)
        buffer_format(&options, " --seed %" PRIu64, glimpse->seed);
    screen_gap(walk->screen);
    screen_paragraph(walk->screen, words);
    show_command(walk, options.bytes ? options.bytes : "", NULL);
    if (!is_silent(choice)) {
        char *take = buffer_text("Then choose %s.", choice->id);
        screen_note(walk->screen, take);
        free(take);
    }
    buffer_release(&options);
    free(state);
    free(words);
}

void walk_show_glimpses(const struct walk *walk)
{
    const struct primum_glimpse *glimpses;
    size_t count = primum_coverage_glimpses(walk->coverage, &glimpses);
    if (count == 0)
        return;
    screen_gap(walk->screen);
    screen_heading(walk->screen, "Too rare to wait for",
                   "by the author's own estimates");
    screen_paragraph(walk->screen,
                     "No seed was found that comes to these from the start. "
                     "Each command begins right before one.");
    for (size_t i = 0; i < count; i++)
        show_glimpse(walk, &glimpses[i]);
}

/* ---- What is met nowhere ------------------------------------------------- */

struct missing {
    const struct walk *walk;
    enum primum_meeting meeting;
    const char *heading, *because;
    bool any;
};

static bool is_missing(const struct missing *missing, enum primum_thing thing,
                       uint32_t number)
{
    return primum_coverage_meeting(missing->walk->coverage, thing, number) ==
           missing->meeting;
}

static void show_one(struct missing *missing, const char *what,
                     const char *name)
{
    struct screen *screen = missing->walk->screen;
    char *text = buffer_text("%s %s", what, name);
    if (!missing->any) {
        screen_gap(screen);
        screen_heading(screen, missing->heading, NULL);
        screen_paragraph(screen, missing->because);
    }
    missing->any = true;
    screen_lines(screen, text);
    free(text);
}

static void show_places(struct missing *missing)
{
    const struct primum_scenario *scenario = missing->walk->scenario;
    for (uint32_t s = 1; s <= scenario->scene_count; s++)
        if (is_missing(missing, PRIMUM_THING_SCENE, s))
            show_one(missing, "the scene", scenario->scenes[s].id);
    for (uint32_t e = 1; e <= scenario->ending_count; e++)
        if (is_missing(missing, PRIMUM_THING_ENDING, e))
            show_one(missing, "the ending", scenario->endings[e].id);
}

/* Not those of a scene that is missing itself. */
static void show_choices(struct missing *missing)
{
    const struct primum_scenario *scenario = missing->walk->scenario;
    for (uint32_t c = 1; c <= scenario->choice_count; c++) {
        uint32_t scene = scenario->choices[c].scene;
        if (!is_missing(missing, PRIMUM_THING_CHOICE, c) ||
            (scene && is_missing(missing, PRIMUM_THING_SCENE, scene)))
            continue;
        char *name = choice_name(scenario, c);
        show_one(missing, "the choice", name);
        free(name);
    }
}

/* Nor those of a choice. */
static void show_responses(struct missing *missing)
{
    const struct primum_scenario *scenario = missing->walk->scenario;
    for (uint32_t r = 1; r <= scenario->response_count; r++) {
        if (!is_missing(missing, PRIMUM_THING_RESPONSE, r) ||
            is_missing(missing, PRIMUM_THING_CHOICE,
                       scenario->responses[r].choice))
            continue;
        char *name = response_name(scenario, r);
        show_one(missing, "what follows", name);
        free(name);
    }
}

void walk_show_missing(const struct walk *walk)
{
    static const struct {
        enum primum_meeting meeting;
        const char *heading, *because;
    } kinds[] = {
        {PRIMUM_MET_NEVER, "Never met",
         "No conversation comes to these, whatever one "
         "chooses and however it lands:"},
        {PRIMUM_MET_UNKNOWN, "Not met",
         "No conversation at random came to these. Whether "
         "any can is not known, for there are too many "
         "states to try them all:"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct missing missing = {walk, kinds[i].meeting, kinds[i].heading,
                                  kinds[i].because, false};
        show_places(&missing);
        show_choices(&missing);
        show_responses(&missing);
    }
}
