/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws attempts and writes exports, by itself: what reads them is tested with
 * it. */
#include "support/exports.h"

#include <inttypes.h>

static const struct {
    const char *standing, *outcome;
} ends[] = {
    {"ended", "helped"}, {"ended", "mixed"}, {"ended", "harmed"},
    {"open", NULL},      {"stuck", NULL},
};

int exports_practice(const struct export_move *move)
{
    return move->choice == 3 ? -1 : (move->scene + move->choice) % EXPORT_TAGS;
}

int exports_harm(const struct export_move *move)
{
    return move->choice < 2 ? -1 : (move->scene + move->choice) % EXPORT_TAGS;
}

/* ---- Drawing ---------------------------------------------------------------- */

/* Small numbers more often. */
static int skewed(struct dice *dice, int below)
{
    int one = (int)dice_below(dice, (uint32_t)below);
    int other = (int)dice_below(dice, (uint32_t)below);

    return one < other ? one : other;
}

static struct export_move draw_answer(struct dice *dice, int step, int scenes)
{
    struct export_move move = {
        .step = step,
        .scene = skewed(dice, scenes),
        .choice = skewed(dice, EXPORT_CHOICES),
        .own = true,
        .offered = 7,
    };

    if (dice_says(dice, 20))
        move.offered = dice_below(dice, 1 << EXPORT_CHOICES);
    move.offered |= 1u << move.choice;
    return move;
}

static void draw_moves(struct dice *dice, struct export_attempt *attempt,
                       int scenes)
{
    int count = dice_between(dice, 1, EXPORT_MOVES), step = 0;
    int borrowed = attempt->after ? dice_between(dice, 0, count - 1) : 0;

    for (int i = 0; i < count; i++) {
        struct export_move *move = &attempt->moves[i];
        *move = draw_answer(dice, step++, scenes);
        move->rewind = i > 0 && dice_says(dice, 10);
        if (move->rewind)
            step = move->step = dice_between(dice, 0, step - 2);
        move->own = i >= borrowed;
    }
    attempt->move_count = count;
}

struct export_attempt exports_draw(struct dice *dice, uint32_t number,
                                   uint32_t trainees, int scenarios, int scenes)
{
    struct export_attempt attempt = {
        .trainee = (uint32_t)skewed(dice, (int)trainees),
        .number = number,
        .version = dice_says(dice, 2),
        .scenario = skewed(dice, scenarios),
        .after = dice_says(dice, 10),
        .end = skewed(dice, 5),
        .turned_at = -1,
    };

    attempt.ending = attempt.end + 3 * skewed(dice, 2);
    attempt.judged = attempt.end < 3 && dice_says(dice, 90);
    draw_moves(dice, &attempt, scenes);
    if (attempt.judged && dice_says(dice, 70))
        attempt.turned_at = attempt.moves[attempt.move_count / 2].step;
    return attempt;
}

/* ---- Writing ------------------------------------------------------------------ */

static void put_tag(struct text *out, const char *key, const char *name,
                    int number)
{
    text_format(out, ",\"%s\":[", key);
    if (number >= 0)
        text_format(out, "\"%s-%d\"", name, number);
    text_put(out, "]");
}

static void put_answer(struct text *out, const struct export_move *move)
{
    bool more = false;

    text_format(out,
                "\"scene\":\"scene-%d\",\"scene_title\":\"Scene %d\","
                "\"choice\":\"choice-%d\",\"say\":\"Choice %d of %d.\","
                "\"anytime\":false,\"offered\":[",
                move->scene, move->scene, move->choice, move->choice,
                move->scene);
    for (int c = 0; c < EXPORT_CHOICES; c++)
        if (move->offered & 1u << c) {
            text_format(out, "%s\"choice-%d\"", more ? "," : "", c);
            more = true;
        }
    text_put(out, "],\"response\":0,\"chance\":0.5,\"changes\":{\"trust\":-2}");
    put_tag(out, "practices", "practice", exports_practice(move));
    put_tag(out, "harms", "harm", exports_harm(move));
    put_tag(out, "evidence", "", -1);
}

static void put_move(struct text *out, int number,
                     const struct export_move *move)
{
    text_format(out,
                "%s{\"move\":%d,\"kind\":\"%s\",\"own\":%s,\"step\":%d,"
                "\"at\":\"2026-11-02T10:%02d:00.000Z\"",
                number ? "," : "", number, move->rewind ? "rewind" : "choice",
                move->own ? "true" : "false", move->step, number);
    if (!move->rewind) {
        text_put(out, ",");
        put_answer(out, move);
    }
    text_put(out, "}");
}

static void put_end(struct text *out, const struct export_attempt *attempt)
{
    text_format(out, ",\"standing\":\"%s\"", ends[attempt->end].standing);
    if (attempt->end < 3)
        text_format(out,
                    ",\"ending\":\"ending-%d\",\"ending_title\":\"Ending %d\","
                    "\"outcome\":\"%s\"",
                    attempt->ending, attempt->ending,
                    ends[attempt->end].outcome);
    if (!attempt->judged)
        return;
    text_put(out, ",\"debrief\":{\"worth\":50,\"turning_point\":");
    if (attempt->turned_at >= 0)
        text_format(out, "%d", attempt->turned_at);
    else
        text_put(out, "null");
    text_put(out, ",\"steps\":[]}");
}

/* Choice 3 is done, not said; it stands under no scene, for it is on offer in
 * all of them. */
static void put_glossary(struct text *out)
{
    text_put(out, ",\"names\":{");
    for (int i = 0; i < EXPORT_TAGS; i++)
        text_format(out,
                    "%s\"practice-%d\":\"Practice %d\","
                    "\"harm-%d\":\"Harm %d\"",
                    i ? "," : "", i, i, i, i);
    text_put(out, "},\"words\":{");
    for (int i = 0; i < EXPORT_MOVES * (EXPORT_CHOICES - 1); i++)
        text_format(out, "\"scene-%d/choice-%d\":\"On offer %d.\",",
                    i / (EXPORT_CHOICES - 1), i % (EXPORT_CHOICES - 1),
                    i % (EXPORT_CHOICES - 1));
    text_put(out, "\"/choice-3\":\"Wait.\"},\"deeds\":[\"/choice-3\"]");
}

static void put_attempt(struct text *out, const struct export_attempt *attempt)
{
    text_format(out,
                "{\"id\":\"00000000-0000-7000-8000-%012" PRIx32
                "\",\"scenario\":\"scenario-%d\",\"title\":\"Scenario %d\","
                "\"sha256\":\"%064" PRIx32 "\",\"start\":\"scene=scene-0\","
                "\"seed\":7,\"begun\":\"2026-11-01T10:00:00.000Z\","
                "\"last\":\"2026-11-01T10:20:00.000Z\",\"duration_ms\":750000,"
                "\"feedback\":\"now\",\"predict\":false",
                attempt->number, attempt->scenario, attempt->scenario,
                attempt->version);
    if (attempt->after)
        text_put(out, ",\"after\":\"00000000-0000-7000-8000-000000000000\"");
    put_end(out, attempt);
    text_put(out, ",\"state\":{\"trust\":3},\"visits\":[],\"moves\":[");
    for (int i = 0; i < attempt->move_count; i++)
        put_move(out, i, &attempt->moves[i]);
    text_put(out, "]");
    if (attempt->explained)
        put_glossary(out);
    text_put(out, "}");
}

void exports_write(struct text *out, uint32_t trainee, int day,
                   const struct export_attempt *attempts, size_t count)
{
    text_format(out,
                "{\"primum_export\":1,\"exported\":\"2026-11-%02dT10:00:00."
                "000Z\",\"trainee\":\"11111111-0000-8000-8000-%012" PRIx32
                "\",\"attempts\":[\n",
                day, trainee);
    for (size_t i = 0; i < count; i++) {
        put_attempt(out, &attempts[i]);
        text_put(out, i + 1 < count ? ",\n" : "\n");
    }
    text_put(out, "]}\n");
}
