/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An attempt as a transcript in Markdown, with how each choice landed: to be
 * read on one's own, or together in supervision.  Escaping is known to
 * export_markdown_text.c. */
#include "records/export_markdown.h"

#include "base/memory.h"
#include "records/export.h"
#include "records/instant.h"

#include <stdlib.h>
#include <string.h>

struct sheet {
    struct text *text;
    const struct tale *tale;
    struct primum_line *lines, *old; /* room for those of a scene */
    size_t old_count;
    uint32_t scene; /* whose heading was set last; 0: set it again */
    bool stays;     /* the last step ended where it began */
};

typedef size_t lines_reader(const struct primum_scenario *, uint32_t,
                            const struct primum_state *, struct primum_line *);

/* ---- Parts ---- */

/* "- **Label:** words"; words that are NULL put nothing. */
static void put_item(struct text *text, const char *label, const char *words)
{
    if (!words)
        return;
    text_format(text, "- **%s%s** ", label, strchr(label, '?') ? "" : ":");
    markdown_put(text, words);
    text_put(text, "\n");
}

static void put_minute(struct text *text, int64_t at)
{
    char time[INSTANT_TEXT];

    instant_text(at, time);
    text_format(text, "%.10s %.5s UTC", time, time + 11);
}

static void put_line(struct sheet *sheet, const struct primum_line *line)
{
    struct text first = {0};

    if (line->speaker) {
        text_put(&first, "**");
        markdown_put(&first, sheet->tale->words->people[line->speaker].name);
        text_put(&first, ":** ");
    }
    markdown_put_paragraphs(sheet->text, first.bytes ? first.bytes : "",
                            line->text);
    text_release(&first);
}

static void put_lines(struct sheet *sheet, lines_reader *read, uint32_t of,
                      const struct primum_state *state)
{
    size_t count = read(sheet->tale->words, of, state, sheet->lines);

    for (size_t i = 0; i < count; i++)
        put_line(sheet, &sheet->lines[i]);
}

/* ---- What stands at its head ---- */

static void put_standing(struct text *text, const struct primum_attempt *was)
{
    static const char *const outcomes[] = {
        [PRIMUM_HELPED] = "the support helped",
        [PRIMUM_MIXED] = "the support helped in part",
        [PRIMUM_HARMED] = "the support harmed",
    };

    text_put(text, "- **How it stands:** ");
    if (was->standing == PRIMUM_STANDING_OPEN)
        text_put(text, "left in the middle");
    else if (was->standing == PRIMUM_STANDING_STUCK)
        text_put(text, "a fault of the scenario ended it");
    else {
        text_put(text, "it came to the ending ");
        markdown_put(text, was->ending_title ? was->ending_title : was->ending);
        text_format(text, " (%s, by the author's estimate)",
                    outcomes[was->outcome]);
    }
    text_put(text, "\n");
}

static void put_head(struct sheet *sheet)
{
    const struct primum_attempt *was = sheet->tale->attempt;
    struct text *text = sheet->text;
    long long minutes = (long long)tale_duration(sheet->tale) / 60000;

    text_put(text, "# ");
    markdown_put(text, was->title);
    text_put(text, "\n\n- **Begun:** ");
    put_minute(text, was->begun);
    if (minutes < 1)
        text_put(text, "\n- **Time spent:** less than a minute\n");
    else
        text_format(text, "\n- **Time spent:** %lld minute%s\n", minutes,
                    minutes == 1 ? "" : "s");
    put_standing(text, was);
    put_item(text, "Scenario", was->scenario);
    put_item(text, "Attempt", was->id);
    text_format(text, "- **Seed:** %llu\n\n", (unsigned long long)was->seed);
    text_put(text, sheet->tale->words->reviewed_by.count
                       ? "All that is said of impact, and every chance, is the "
                         "author's estimate.\n\n"
                       : "All that is said of impact, and every chance, is the "
                         "author's estimate, and no clinician has reviewed "
                         "it.\n\n");
    if (sheet->tale->words->setting)
        markdown_put_paragraphs(text, "", sheet->tale->words->setting);
}

/* ---- Scenes ---- */

static bool was_there(const struct sheet *sheet, const struct primum_line *line)
{
    for (size_t i = 0; i < sheet->old_count; i++)
        if (sheet->old[i].text == line->text)
            return true;
    return false;
}

/* Where one stayed, only what is new. */
static void put_scene(struct sheet *sheet, const struct tale_event *event)
{
    const struct primum_scenario *words = sheet->tale->words;
    const struct primum_scene *scene = &words->scenes[event->step.scene];
    bool same = sheet->stays && sheet->scene == event->step.scene;
    size_t count = primum_scene_lines(words, event->step.scene,
                                      event->step.before, sheet->lines);

    if (!same && scene->title) {
        text_put(sheet->text, "## ");
        markdown_put(sheet->text, scene->title);
        text_put(sheet->text, "\n\n");
    }
    for (size_t i = 0; i < count; i++)
        if (!same || !was_there(sheet, &sheet->lines[i]))
            put_line(sheet, &sheet->lines[i]);
    memcpy(sheet->old, sheet->lines, count * sizeof *sheet->old);
    sheet->old_count = count;
    sheet->scene = event->step.scene;
}

/* ---- Choices ---- */

static void put_words(struct text *text, const struct primum_choice *choice)
{
    text_put(text, choice->say ? "say: " : "do: ");
    markdown_put(text, export_words_of(choice));
}

static void put_choice(struct sheet *sheet, const struct tale_event *event)
{
    struct text *text = sheet->text;

    text_put(text, "**You** ");
    put_words(text, &sheet->tale->words->choices[event->step.choice]);
    if (!event->own)
        text_put(text, " *(from the attempt that this one goes back to)*");
    if (event->undone)
        text_put(text, " *(taken back later)*");
    text_put(text, "\n\n");
}

static void put_others(struct sheet *sheet, const struct tale_event *event)
{
    if (event->offer_count < 2)
        return;
    text_put(sheet->text, "- **What else was on offer:**\n");
    for (size_t i = 0; i < event->offer_count; i++) {
        if (event->offers[i] == event->step.choice)
            continue;
        text_put(sheet->text, "  - ");
        put_words(sheet->text, &sheet->tale->words->choices[event->offers[i]]);
        text_put(sheet->text, "\n");
    }
}

/* "- **Since then:** trust -2, sore" */
static void put_changes(struct sheet *sheet, const struct primum_step *step)
{
    const struct primum_scenario *words = sheet->tale->words;
    bool first = true;

    for (uint32_t g = 1; g <= words->gauge_count; g++) {
        const struct primum_gauge *gauge = &words->gauges[g];
        int32_t was = primum_state_value(step->before, g);
        int32_t is = primum_state_value(step->after, g);
        if (is == was)
            continue;
        text_put(sheet->text, first ? "- **Since then:** " : ", ");
        first = false;
        if (gauge->fact && !is)
            text_put(sheet->text, "no longer ");
        markdown_put(sheet->text, gauge->name ? gauge->name : gauge->id);
        if (!gauge->fact)
            text_format(sheet->text, " %+lld (now %d)", (long long)is - was,
                        (int)is);
    }
    if (!first)
        text_put(sheet->text, "\n");
}

static void put_likely(struct sheet *sheet, const struct tale_event *event)
{
    double was, is;

    text_format(sheet->text, "- **How likely that was:** %s\n",
                primum_text_chance(event->step.chance));
    if (tale_likely(sheet->tale, event, TALE_HELPED, &was, &is)) {
        text_format(sheet->text,
                    "- **Helps, coached at its best from there:** %s",
                    primum_text_chance(is));
        text_format(sheet->text, " (before: %s)\n", primum_text_chance(was));
    }
    if (tale_likely(sheet->tale, event, TALE_UNHARMED, &was, &is)) {
        text_format(sheet->text, "- **Does no harm, at its best:** %s",
                    primum_text_chance(is));
        text_format(sheet->text, " (before: %s)\n", primum_text_chance(was));
    }
}

static void put_entries(struct sheet *sheet, const char *label,
                        struct primum_list list)
{
    const struct primum_catalogue *catalogue = sheet->tale->words->catalogue;

    for (uint32_t i = 0; i < list.count; i++) {
        if (i)
            text_put(sheet->text, ", ");
        else
            text_format(sheet->text, "- **%s:** ", label);
        markdown_put(sheet->text, catalogue->entries[list.items[i]].name);
    }
    if (list.count)
        text_put(sheet->text, "\n");
}

static void put_prediction(struct sheet *sheet, const struct tale_event *event)
{
    static const char *const words[] = {"close up", "stay the same", "open up"};
    const struct primum_prediction *said = event->prediction;

    if (!said)
        return;
    put_item(sheet->text, "You hoped", said->hope);
    if (said->sure)
        text_format(
            sheet->text,
            "- **You expected them to:** %s (%s); what they did: "
            "%s\n",
            words[1 + said->guess], primum_sureness_name(said->sure),
            words[1 + primum_opening(sheet->tale->words, event->step.before,
                                     event->step.after)]);
}

/* In the order of the conversation: its reason, how it landed, what to see. */
static void put_impact(struct sheet *sheet, const struct tale_event *event)
{
    const struct primum_scenario *words = sheet->tale->words;
    const struct primum_step *step = &event->step;
    const struct primum_choice *choice = &words->choices[step->choice];
    const struct primum_response *response = &words->responses[step->response];
    bool closes =
        primum_opening(words, step->before, step->after) == PRIMUM_CLOSES;

    put_prediction(sheet, event);
    put_item(sheet->text,
             choice->say ? "A good reason to say it" : "A good reason to do it",
             choice->intent);
    put_item(sheet->text, "How it landed", response->impact);
    put_item(sheet->text, "You could see", response->cue);
    put_changes(sheet, step);
    put_likely(sheet, event);
    put_entries(sheet, "Practices", choice->practices);
    put_entries(sheet, "Harms", response->harms);
    put_item(sheet->text, "Why", response->why);
    put_item(sheet->text, "Right when", choice->right_when);
    if (closes || response->harms.count)
        put_item(sheet->text,
                 choice->irreversible ? "What you can still do"
                                      : "What would mend it",
                 response->repair);
    put_others(sheet, event);
    text_put(sheet->text, "\n");
}

/* ---- What happens ---- */

static void put_step(struct sheet *sheet, const struct tale_event *event)
{
    const struct primum_step *step = &event->step;

    if (event->kind == TALE_CHOICE)
        put_choice(sheet, event);
    if (!step->response) {
        text_put(sheet->text, "*A fault of the scenario ends it here: nothing "
                              "can follow.*\n\n");
        return;
    }
    put_lines(sheet, primum_response_lines, step->response, step->before);
    if (event->kind == TALE_CHOICE)
        put_impact(sheet, event);
    sheet->stays =
        primum_state_scene(sheet->tale->words, step->after) == step->scene;
}

static void see(void *with, const struct tale_event *event)
{
    struct sheet *sheet = with;

    switch (event->kind) {
    case TALE_SCENE:
        put_scene(sheet, event);
        break;
    case TALE_CHOICE:
    case TALE_PASSES:
        put_step(sheet, event);
        break;
    case TALE_REWIND:
        text_put(sheet->text, "---\n\n*Back to this moment:*\n\n");
        sheet->stays = false;
        break;
    case TALE_SEED:
        text_put(sheet->text, "*With a fresh chance from here on.*\n\n");
        break;
    }
}

/* ---- Its end ---- */

static void put_ending(struct sheet *sheet)
{
    const struct primum_scenario *words = sheet->tale->words;
    struct primum_session *session = primum_record_session(sheet->tale->record);
    const struct primum_state *state = primum_session_state(session);
    uint32_t number = primum_state_ending(words, state);
    const struct primum_ending *ending = &words->endings[number];

    if (!number)
        return;
    text_put(sheet->text, "## Ending: ");
    markdown_put(sheet->text, ending->title);
    text_put(sheet->text, "\n\n");
    put_lines(sheet, primum_ending_lines, number, state);
    put_item(sheet->text, "How was this support for you?", ending->feedback);
    put_item(sheet->text, "To take along", ending->takeaway);
    text_put(sheet->text, "\n");
}

static void put_turning_point(struct sheet *sheet)
{
    const struct primum_scenario *words = sheet->tale->words;
    struct primum_session *session = primum_record_session(sheet->tale->record);
    size_t number;
    struct primum_step step;

    if (!sheet->tale->impact ||
        sheet->tale->attempt->standing != PRIMUM_STANDING_ENDED ||
        !primum_impact_turning_point(sheet->tale->impact, session, &number) ||
        !primum_session_step(session, number, &step))
        return;
    struct primum_share share = primum_impact_share(sheet->tale->impact, &step);
    text_put(sheet->text, "## Where it turned\n\nMost turned on this moment, "
                          "and there was something to be seen in it.\n\n"
                          "- **What you chose:** ");
    put_words(sheet->text, &words->choices[step.choice]);
    text_put(sheet->text, "\n- **What would have kept most within reach:** ");
    put_words(sheet->text, &words->choices[share.best]);
    text_put(sheet->text, "\n\n");
}

static void put_reflections(struct sheet *sheet)
{
    const struct primum_reflection *written;
    size_t count = primum_record_reflections(sheet->tale->record, &written);

    if (!sheet->tale->private || !count)
        return;
    text_put(sheet->text, "## In your own words\n\n");
    for (size_t i = 0; i < count; i++) {
        text_put(sheet->text, "**");
        markdown_put(sheet->text, written[i].question);
        text_put(sheet->text, "**\n\n");
        markdown_put_quote(sheet->text, written[i].answer);
    }
}

void export_markdown(struct text *text, const struct tale *tale)
{
    struct sheet sheet = {.text = text, .tale = tale};
    size_t room = (tale->words->most_lines + 1) * sizeof *sheet.lines;

    sheet.lines = memory_new(room);
    sheet.old = memory_new(room);
    put_head(&sheet);
    tale_tell(tale, see, &sheet);
    put_ending(&sheet);
    put_turning_point(&sheet);
    put_reflections(&sheet);
    while (text->length > 1 && text->bytes[text->length - 2] == '\n')
        text->bytes[--text->length] = '\0';
    free(sheet.old);
    free(sheet.lines);
}
