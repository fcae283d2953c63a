/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The judge of the proofs is judged: on rooms so small that one sees what is
 * the matter with them. */
#include "base/memory.h"
#include "support/sowing.h"
#include "support/said.h"
#include "support/verdict.h"
#include "support/way.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* ---- Building ---- */

#define ROOM 16

struct house {
    struct draft draft;
    struct draft_variable variables[2];
    struct draft_scene scenes[ROOM];
    struct draft_choice choices[ROOM];
    struct draft_response responses[ROOM];
    struct draft_line lines[1];
    struct draft_effect effects[ROOM];
    struct draft_interrupt interrupts[1];
    struct draft_ending endings[2];
    struct said said;
    struct expanse *expanse;
    struct verdict verdict;
};

/* A gauge `trust` from 0 to 3, and an ending; it begins in scene 1. */
static struct house *house_new(int32_t trust)
{
    struct house *house = memory_new(sizeof *house);
    struct draft *draft = &house->draft;

    house->variables[1] = (struct draft_variable){
        .id = "trust", .start = trust, .max = 3, .good = "high"};
    house->endings[1] =
        (struct draft_ending){.id = "end", .outcome = 1, .worth = -1};
    *draft = (struct draft){.title = "A house",
                            .variables = house->variables,
                            .scenes = house->scenes,
                            .choices = house->choices,
                            .responses = house->responses,
                            .lines = house->lines,
                            .effects = house->effects,
                            .interrupts = house->interrupts,
                            .endings = house->endings,
                            .person_count = 1,
                            .variable_count = 1,
                            .gauge_count = 1,
                            .ending_count = 1,
                            .start = 1,
                            .shuffle = true};
    draft->people[1] = "you";
    draft->names[1] = "You";
    return house;
}

/* The scene that follows; the choices that are added are its own. */
static void scene(struct house *house, const char *id)
{
    struct draft *draft = &house->draft;

    house->scenes[++draft->scene_count] =
        (struct draft_scene){.id = id, .choices = {draft->choice_count + 1, 0}};
}

/* A choice with one response; `change` to trust. */
static struct draft_choice *choice(struct house *house, const char *id,
                                   int32_t change, uint32_t next)
{
    struct draft *draft = &house->draft;
    struct draft_response *response =
        &house->responses[++draft->response_count];
    struct draft_choice *made = &house->choices[++draft->choice_count];

    response->next = next;
    if (change) {
        house->effects[++draft->effect_count] = (struct draft_effect){
            1, change > 0 ? '+' : '-', change > 0 ? change : -change};
        response->effects = (struct rows){draft->effect_count, 1};
    }
    *made = (struct draft_choice){.id = id,
                                  .words = "Hm.",
                                  .scene = draft->scene_count,
                                  .responses = {draft->response_count, 1}};
    house->scenes[draft->scene_count].choices.count++;
    return made;
}

/* A scene that goes on by itself. */
static void passage(struct house *house, const char *id, uint32_t next)
{
    scene(house, id);
    choice(house, "continue", 0, next);
    house->scenes[house->draft.scene_count].passes = true;
}

static const struct term one = {TERM_NUMBER, 1, NULL, NULL};
static const struct term seven = {TERM_NUMBER, 7, NULL, NULL};
static const struct term million = {TERM_NUMBER, 1000000, NULL, NULL};
static const struct term trust = {TERM_VARIABLE, 1, NULL, NULL};
static const struct term some_trust = {TERM_GREATER_EQUAL, 0, &trust, &one};
static const struct term much_trust = {TERM_GREATER, 0, &trust, &seven};
static const struct term little_trust = {TERM_LESS, 0, &trust, &seven};

static void judge(struct house *house)
{
    assert_true(
        said_init(&house->said, &house->draft, 1, true, sowing_catalogue));
    house->expanse = expanse_new(&house->draft, 100);
    assert_non_null(house->expanse);
    verdict_init(&house->verdict, house->expanse, house->said.scenario);
}

static void house_free(struct house *house)
{
    verdict_release(&house->verdict);
    expanse_free(house->expanse);
    said_release(&house->said);
    free(house);
}

/* Is it at fault, and how far away? */
static void assert_fault(const struct house *house, const char *code,
                         enum about about, uint32_t number, uint32_t steps)
{
    const struct verdict_row *row =
        verdict_find(&house->verdict, code, about, number);

    assert_non_null(row);
    assert_int_equal(row->judged, FAULTY);
    assert_int_equal(row->steps, steps);
}

static void assert_none(const struct house *house, const char *code)
{
    assert_int_equal(verdict_count(&house->verdict, code, EITHER), 0);
}

/* ---- Stuck ---- */

/* Trust is lost in one step, and the one other choice can be taken once. */
static void a_dead_end_is_two_steps_away(void **unused)
{
    struct house *house = house_new(1);

    (void)unused;
    scene(house, "room");
    choice(house, "ask", -1, 1)->when = &some_trust;
    choice(house, "wait", 0, 1)->once = DRAFT_ONCE_ATTEMPT;
    scene(house, "lost");
    choice(house, "go", 0, 3);
    judge(house);
    assert_fault(house, "dead-end", ABOUT_SCENE, 1, 2);
    assert_fault(house, "unreachable-scene", ABOUT_SCENE, 2, UINT32_MAX);
    assert_fault(house, "unreachable-ending", ABOUT_ENDING, 1, UINT32_MAX);
    assert_none(house, "no-way-out");
    assert_none(house, "unreachable-choice");
    assert_none(house, "constant-condition");
    assert_int_equal(verdict_count(&house->verdict, "dead-end", EITHER), 1);
    house_free(house);
}

static void two_rooms_without_a_door(void **unused)
{
    struct house *house = house_new(1);

    (void)unused;
    scene(house, "hall");
    choice(house, "out", 0, 4);
    choice(house, "in", 0, 2);
    scene(house, "room");
    choice(house, "on", 0, 3);
    scene(house, "other");
    choice(house, "back", 0, 2);
    judge(house);
    assert_int_equal(verdict_count(&house->verdict, "no-way-out", EITHER), 2);
    assert_int_equal(house->verdict.regions[0], 0);
    assert_int_not_equal(house->verdict.regions[1], 0);
    assert_int_equal(house->verdict.regions[1], house->verdict.regions[2]);
    house_free(house);
}

static void silence_is_where_nothing_can_follow(void **unused)
{
    struct house *house = house_new(2);

    (void)unused;
    scene(house, "room");
    choice(house, "ask", -1, 1);
    house->responses[1].when = &some_trust;
    choice(house, "go", 0, 2);
    judge(house);
    assert_fault(house, "no-response", ABOUT_CHOICE, 1, 2);
    assert_none(house, "dead-end");
    house_free(house);
}

/* ---- Conditions and effects ---- */

static void conditions_that_are_always_the_same(void **unused)
{
    struct house *house = house_new(1);

    (void)unused;
    scene(house, "room");
    choice(house, "ask", 0, 2)->when = &little_trust;
    choice(house, "never", 0, 2)->when = &much_trust;
    choice(house, "idle", -1, 2)->when = &some_trust;
    judge(house);
    assert_fault(house, "constant-condition", ABOUT_CHOICE_WHEN, 1, UINT32_MAX);
    assert_fault(house, "constant-condition", ABOUT_CHOICE_WHEN, 3, UINT32_MAX);
    assert_fault(house, "unreachable-choice", ABOUT_CHOICE, 2, UINT32_MAX);
    assert_int_equal(
        verdict_count(&house->verdict, "constant-condition", EITHER), 2);
    assert_none(house, "idle-effect");
    house_free(house);
}

static void an_effect_without_room(void **unused)
{
    struct house *house = house_new(3);

    (void)unused;
    scene(house, "room");
    choice(house, "ask", 2, 2);
    choice(house, "push", -1, 2);
    judge(house);
    assert_fault(house, "idle-effect", ABOUT_EFFECT, 1, UINT32_MAX);
    assert_int_equal(verdict_count(&house->verdict, "idle-effect", EITHER), 1);
    house_free(house);
}

static void a_product_that_is_too_large(void **unused)
{
    const struct term much = {TERM_MULTIPLY, 0, &million, &million};
    const struct term times = {TERM_MULTIPLY, 0, &trust, &much};
    const struct term over = {TERM_GREATER, 0, &times, &one};
    const struct term lazily = {TERM_AND, 0, &much_trust, &over};
    const int32_t values[] = {0, 2};

    (void)unused;
    assert_true(verdict_saturates(&over, values, true));
    assert_false(verdict_saturates(&little_trust, values, true));
    assert_true(verdict_saturates(&lazily, values, false));
    assert_false(verdict_saturates(&lazily, values, true));
}

/* ---- Repair ---- */

/* A harm in the first scene, silence in the second, and a choice that repairs
 * in the scene number `at`. */
static struct house *repaired_at(uint32_t at)
{
    static const char *const ids[] = {"", "a", "b", "c", "d", "e"};
    struct house *house = house_new(3);

    scene(house, ids[1]);
    choice(house, "push", -1, 2)->harm = "pressure";
    passage(house, ids[2], 3);
    for (uint32_t s = 3; s <= 5; s++) {
        scene(house, ids[s]);
        struct draft_choice *made = choice(house, "on", 0, s + 1);
        if (s == at)
            made->practice = "repair";
    }
    judge(house);
    return house;
}

static void repair_is_in_time_at_the_second_decision(void **unused)
{
    (void)unused;
    for (uint32_t at = 3; at <= 5; at++) {
        struct house *house = repaired_at(at);
        if (at < 5)
            assert_none(house, "no-repair");
        else
            assert_fault(house, "no-repair", ABOUT_RESPONSE, 1, 0);
        house_free(house);
    }
}

static void what_cannot_be_undone_needs_no_repair(void **unused)
{
    struct house *house = house_new(3);

    (void)unused;
    scene(house, "a");
    choice(house, "push", -1, 2)->harm = "pressure";
    choice(house, "tell", -1, 2)->harm = "blame";
    house->choices[2].irreversible = true;
    choice(house, "shout", -1, 3)->harm = "blame";
    scene(house, "b");
    choice(house, "on", 0, 3);
    judge(house);
    assert_fault(house, "no-repair", ABOUT_RESPONSE, 1, 0);
    assert_int_equal(verdict_count(&house->verdict, "no-repair", EITHER), 1);
    house_free(house);
}

/* ---- Ways ---- */

static void a_way_is_walked_word_by_word(void **unused)
{
    struct house *house = house_new(1);
    uint32_t steps;

    (void)unused;
    scene(house, "a");
    choice(house, "on", -1, 2);
    passage(house, "b", 3);
    scene(house, "c");
    choice(house, "stay", 1, 3);
    judge(house);
    struct space *space = space_new(house->said.scenario, NULL, 100);
    assert_true(way_leads(space, "here, at the start", 0, &steps));
    assert_true(way_leads(space, "a > on > b > continue > here, with trust 0",
                          2, &steps));
    assert_int_equal(steps, 2);
    assert_true(way_leads(space, "a > on > ... (1 choices left out) > here", 2,
                          &steps));
    assert_false(way_leads(space, "a > on > here", 2, &steps));
    assert_false(way_leads(space, "a > on > c > continue > here", 2, &steps));
    assert_false(
        way_leads(space, "a > on > (5 in 10) b > continue > here", 2, &steps));
    assert_false(way_leads(space, "a > on > b > continue", 2, &steps));
    space_free(space);
    house_free(house);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dead_end_is_two_steps_away),
        cmocka_unit_test(two_rooms_without_a_door),
        cmocka_unit_test(silence_is_where_nothing_can_follow),
        cmocka_unit_test(conditions_that_are_always_the_same),
        cmocka_unit_test(an_effect_without_room),
        cmocka_unit_test(a_product_that_is_too_large),
        cmocka_unit_test(repair_is_in_time_at_the_second_decision),
        cmocka_unit_test(what_cannot_be_undone_needs_no_repair),
        cmocka_unit_test(a_way_is_walked_word_by_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
