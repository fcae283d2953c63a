/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows scenes and choices.  Asks nothing, takes nothing. */
#include "turn.h"

#include "buffer.h"
#include "gauge_view.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* ---- Lines --------------------------------------------------------------- */

struct primum_line *turn_room(const struct primum_scenario *scenario)
{
    return buffer_memory(NULL,
                         scenario->most_lines * sizeof(struct primum_line));
}

static void show_speech(struct conversation *talk,
                        const struct primum_line *line)
{
    struct screen *screen = talk->screen;
    if (line->speaker != TURN_COACH) {
        screen_speech(screen, words_person(talk->scenario, line->speaker),
                      line->text);
    } else if (screen_plain(screen)) {
        char *text = buffer_text("You say: %s", line->text);
        screen_paragraph(screen, text);
        free(text);
    } else {
        screen_speech(screen, "You", line->text);
    }
}

/* Paragraphs are set apart, but for what is said in one go. */
void turn_show_lines(struct conversation *talk, const struct primum_line *lines,
                     size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool narrated = lines[i].speaker == TURN_NARRATOR;
        if (i > 0 && (narrated || lines[i - 1].speaker == TURN_NARRATOR))
            screen_gap(talk->screen);
        if (narrated)
            screen_paragraph(talk->screen, lines[i].text);
        else
            show_speech(talk, &lines[i]);
    }
}

/* ---- The scene ----------------------------------------------------------- */

/* Has the last step come back to where it was?  That one, too. */
static bool stays(struct conversation *talk, struct primum_step *last)
{
    const struct primum_state *now = primum_session_state(talk->session);
    size_t steps = primum_session_steps(talk->session);
    return steps > 0 && !talk->returned &&
           primum_session_step(talk->session, steps - 1, last) &&
           last->scene == primum_state_scene(talk->scenario, now);
}

static bool has_line(const struct primum_line *lines, size_t count,
                     const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(lines[i].text, text) == 0)
            return true;
    return false;
}

/* Keeps the lines that were not to be read before the last step. */
static size_t keep_new(struct conversation *talk,
                       const struct primum_step *last,
                       struct primum_line *lines, size_t count)
{
    struct primum_line *old = turn_room(talk->scenario);
    size_t old_count =
        primum_scene_lines(talk->scenario, last->scene, last->before, old);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!has_line(old, old_count, lines[i].text))
            lines[kept++] = lines[i];
    free(old);
    return kept;
}

static size_t scene_lines(struct conversation *talk, struct primum_line *lines)
{
    const struct primum_state *now = primum_session_state(talk->session);
    return primum_scene_lines(
        talk->scenario, primum_state_scene(talk->scenario, now), now, lines);
}

bool turn_has_lines(struct conversation *talk)
{
    struct primum_line *lines = turn_room(talk->scenario);
    size_t count = scene_lines(talk, lines);
    free(lines);
    return count > 0;
}

void turn_show_story(struct conversation *talk)
{
    struct primum_line *lines = turn_room(talk->scenario);
    size_t count = scene_lines(talk, lines);
    struct primum_step last;
    if (stays(talk, &last))
        count = keep_new(talk, &last, lines, count);
    turn_show_lines(talk, lines, count);
    free(lines);
}

static void show_scene(struct conversation *talk, bool whole)
{
    const struct primum_state *now = primum_session_state(talk->session);
    uint32_t scene = primum_state_scene(talk->scenario, now);
    struct primum_line *lines = turn_room(talk->scenario);
    size_t count = scene_lines(talk, lines);
    struct primum_step last;
    if (!whole && stays(talk, &last))
        count = keep_new(talk, &last, lines, count);
    else
        screen_title(talk->screen, talk->scenario->scenes[scene].title);
    if (talk->returned) {
        screen_note(talk->screen, talk->returned);
        screen_gap(talk->screen);
    }
    turn_show_lines(talk, lines, count);
    free(lines);
}

/* ---- Choices ------------------------------------------------------------- */

/* How many of the choices are the scene's own; the rest is on offer at any
 * time. */
static size_t count_own(const struct primum_scenario *scenario,
                        const uint32_t *choices, size_t count)
{
    size_t own = 0;
    while (own < count && scenario->choices[choices[own]].scene)
        own++;
    return own;
}

/* For whoever hears them one by one. */
static void announce(struct screen *screen, size_t own, size_t count)
{
    struct buffer text = {0};
    buffer_format(&text, count == 1 ? "%zu choice" : "%zu choices", count);
    if (own + 1 == count)
        buffer_put(&text, ", the last one open at any time");
    else if (own < count)
        buffer_format(&text, ", the last %zu open at any time", count - own);
    buffer_put(&text, ".");
    screen_paragraph(screen, text.bytes);
    buffer_release(&text);
}

static void show_choices(struct conversation *talk)
{
    const uint32_t *choices;
    size_t count = primum_session_choices(talk->session, &choices);
    size_t own = count_own(talk->scenario, choices, count);
    bool plain = screen_plain(talk->screen);
    if (plain)
        announce(talk->screen, own, count);
    for (size_t i = 0; i < count; i++) {
        const struct primum_choice *choice =
            &talk->scenario->choices[choices[i]];
        if (i == own && !plain)
            screen_note(talk->screen, "At any time");
        screen_choice(talk->screen, i + 1, choice->say, choice->deed);
    }
}

void turn_show(struct conversation *talk, bool whole)
{
    screen_gap(talk->screen);
    show_scene(talk, whole);
    if (primum_session_turn(talk->session) != PRIMUM_TURN_CHOOSE)
        return;
    screen_gap(talk->screen);
    show_choices(talk);
    if (talk->gauges) {
        screen_gap(talk->screen);
        gauge_show_meters(talk);
    }
}

uint32_t *turn_offered(struct conversation *talk,
                       const struct primum_step *step, size_t *count)
{
    /* The order follows from seed and scene, so another session in that state
     * has the same. */
    struct primum_session *then =
        primum_session_new(talk->scenario, step->before,
                           sitting_seed(&talk->sitting, step->number));
    const uint32_t *choices;
    *count = primum_session_choices(then, &choices);
    uint32_t *offered = buffer_memory(NULL, *count * sizeof *offered);
    if (*count > 0)
        memcpy(offered, choices, *count * sizeof *offered);
    primum_session_free(then);
    return offered;
}
