/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a practice is worth meeting again: each rule of docs/meeting-again.md,
 * and the example that is worked by hand there, read from the page. */
#include "records/schedule.h"

#include "support/dice.h"
#include "loaded.h"

#include <stdio.h>

#define DAY (INT64_C(24) * 60 * 60 * 1000)
#define NOON(day) ((day)*DAY + DAY / 2)

static struct schedule_item *items;
static size_t item_count;

static int forget(void **unused)
{
    (void)unused;
    free(items);
    items = NULL;
    return 0;
}

static void plan(const struct schedule_meeting *meetings, size_t count,
                 int64_t day)
{
    free(items);
    item_count = schedule_items(
        meetings, count, &(struct primum_clock){.now = NOON(day)}, &items);
}

#define PLAN(meetings, day)                                                    \
    plan(meetings, sizeof(meetings) / sizeof *(meetings), day)

static struct schedule_meeting held(const char *scenario, const char *practice,
                                    int64_t day)
{
    return (struct schedule_meeting){scenario, practice, NOON(day), 1, 0, 0};
}

static struct schedule_meeting missed(const char *scenario,
                                      const char *practice, int64_t day)
{
    return (struct schedule_meeting){scenario, practice, NOON(day), 1, 1, 0};
}

static struct schedule_meeting surely(const char *scenario,
                                      const char *practice, int64_t day)
{
    return (struct schedule_meeting){scenario, practice, NOON(day), 1, 1, 1};
}

/* ---- Days and intervals ---- */

static void test_days(void **unused)
{
    (void)unused;
    assert_int_equal(schedule_day(0, 0), 0);
    assert_int_equal(schedule_day(DAY - 1, 0), 0);
    assert_int_equal(schedule_day(DAY, 0), 1);
    assert_int_equal(schedule_day(DAY - 1000, 1), 1);
    assert_int_equal(schedule_day(DAY, -1), 0);
    assert_int_equal(schedule_day(0, -1), -1);
    assert_int_equal(schedule_day(-DAY, 0), -1);
    assert_int_equal(schedule_day(-DAY - 1000, 0), -2);
}

static void test_held_in_time_goes_one_interval_on(void **unused)
{
    static const int expected[] = {2, 7, 21, 60, 120, 180, 180, 180};
    struct schedule_meeting meetings[8];
    int64_t day = 0;

    (void)unused;
    for (size_t i = 0; i < 8; i++) {
        meetings[i] = held("s", "p", day);
        plan(meetings, i + 1, day);
        assert_int_equal(item_count, 1);
        assert_int_equal(items->interval, expected[i]);
        assert_int_equal(items->reason, PRIMUM_OFFER_TIME);
        day += expected[i];
    }
}

static void test_held_before_its_time_begins_the_interval_anew(void **unused)
{
    const struct schedule_meeting meetings[] = {
        held("s", "p", 10), held("s", "p", 12), /* 7 days from here */
        held("s", "p", 18), held("s", "p", 24), /* 6 and 6 */
        held("s", "p", 31)};

    (void)unused;
    for (size_t i = 2; i < 4; i++) {
        plan(meetings, i + 1, 30);
        assert_int_equal(items->interval, 7);
    }
    PLAN(meetings, 31);
    assert_int_equal(items->interval, 21);
}

static void test_a_day_counts_once(void **unused)
{
    const struct schedule_meeting meetings[] = {
        {"s", "p", NOON(4) + 5, 1, 0, 0},
        {"s", "p", NOON(4), 2, 0, 0},
        {"s", "p", NOON(4) + 9, 1, 0, 0},
    };

    (void)unused;
    PLAN(meetings, 5);
    assert_int_equal(item_count, 1);
    assert_int_equal(items->interval, 2);
    assert_int_equal(items->last, NOON(4) + 9);
    assert_int_equal(items->days, 1);
}

static void test_a_day_ends_at_midnight_where_people_are(void **unused)
{
    const struct schedule_meeting meetings[] = {
        {"s", "p", 2 * DAY, 1, 0, 0},
        {"s", "p", 4 * DAY - 1000, 1, 0, 0},
    };
    struct primum_clock clock = {.now = NOON(4), .ahead = 0};

    (void)unused;
    item_count = schedule_items(meetings, 2, &clock, &items);
    assert_int_equal(items->interval, 2); /* one day apart */
    free(items);
    clock.ahead = 3600;
    item_count = schedule_items(meetings, 2, &clock, &items);
    assert_int_equal(items->interval, 7); /* two */
}

static void test_a_miss_goes_back_to_the_first(void **unused)
{
    const struct schedule_meeting meetings[] = {
        held("s", "p", 1), held("s", "p", 3), missed("s", "p", 10),
        held("s", "p", 12), held("s", "p", 14)};

    (void)unused;
    plan(meetings, 3, 10);
    assert_int_equal(items->interval, 2);
    assert_int_equal(items->reason, PRIMUM_OFFER_MISSED);
    plan(meetings, 4, 12);
    assert_int_equal(items->interval, 2);
    assert_int_equal(items->reason, PRIMUM_OFFER_TIME);
    plan(meetings, 5, 14);
    assert_int_equal(items->interval, 7);
}

static void test_a_sure_miss_is_soon(void **unused)
{
    const struct schedule_meeting meetings[] = {surely("s", "p", 5)};

    (void)unused;
    PLAN(meetings, 5);
    assert_int_equal(items->interval, 1);
    assert_int_equal(items->reason, PRIMUM_OFFER_SURE);
}

static void test_a_miss_is_one_of_the_day(void **unused)
{
    const struct schedule_meeting meetings[] = {
        held("s", "p", 5), surely("s", "p", 5), missed("s", "p", 5),
        held("s", "p", 5)};

    (void)unused;
    plan(meetings, 4, 6);
    assert_int_equal(items->reason, PRIMUM_OFFER_SURE);
    plan(meetings + 2, 2, 6);
    assert_int_equal(items->reason, PRIMUM_OFFER_MISSED);
}

static void test_what_was_not_asked_for_is_nothing(void **unused)
{
    const struct schedule_meeting meetings[] = {{"s", "p", NOON(1), 0, 3, 3}};

    (void)unused;
    PLAN(meetings, 9);
    assert_int_equal(item_count, 0);
    assert_null(items);
    plan(NULL, 0, 9);
    assert_int_equal(item_count, 0);
}

static void test_a_clock_that_went_back(void **unused)
{
    const struct schedule_meeting meetings[] = {held("a", "p", 9),
                                                {"b", "p", INT64_MAX, 1, 0, 0},
                                                {"c", "p", INT64_MIN, 1, 0, 0}};

    (void)unused;
    PLAN(meetings, 5);
    assert_int_equal(item_count, 3);
    assert_string_equal(items[0].scenario, "c");
    assert_true(items[0].days > 0);
    assert_int_equal(items[1].days, 0);
    assert_int_equal(items[2].days, 0);
}

/* ---- Order ---- */

static void test_order(void **unused)
{
    const struct schedule_meeting meetings[] = {
        held("a", "p", 1),   held("b", "p", 90),   missed("c", "p", 98),
        missed("d", "p", 2), surely("e", "p", 99), held("f", "p", 99)};

    (void)unused;
    PLAN(meetings, 100);
    assert_int_equal(item_count, 6);
    assert_string_equal(items[0].scenario, "e");
    assert_string_equal(items[1].scenario, "d");
    assert_string_equal(items[2].scenario, "c");
    assert_string_equal(items[3].scenario, "a");
    assert_string_equal(items[4].scenario, "b");
    assert_string_equal(items[5].scenario, "f");
}

static void test_order_is_by_the_interval(void **unused)
{
    const struct schedule_meeting meetings[] = {
        held("long", "p", 60), held("long", "p", 65), held("long", "p", 72),
        held("short", "p", 96)};

    (void)unused;
    PLAN(meetings, 100); /* 28 of 21 days, and 4 of 2 */
    assert_string_equal(items[0].scenario, "short");
    assert_string_equal(items[1].scenario, "long");
}

/* ---- Offers ---- */

static size_t offers[SCHEDULE_OFFERS];

static size_t offer(void)
{
    return schedule_offers(items, item_count, offers);
}

static void test_practices_take_turns(void **unused)
{
    const struct schedule_meeting meetings[] = {
        held("a", "p", 1), held("b", "p", 2), held("c", "q", 3),
        held("d", "p", 4)};

    (void)unused;
    PLAN(meetings, 50);
    assert_int_equal(offer(), 3);
    assert_string_equal(items[offers[0]].scenario, "a");
    assert_string_equal(items[offers[1]].scenario, "c");
    assert_string_equal(items[offers[2]].scenario, "b");
    plan(meetings, 2, 50);
    assert_int_equal(offer(), 2);
}

static void test_one_offer_a_scenario(void **unused)
{
    const struct schedule_meeting meetings[] = {
        held("a", "p", 1), held("a", "q", 2), held("b", "p", 3)};

    (void)unused;
    PLAN(meetings, 50);
    assert_int_equal(offer(), 2);
    assert_string_equal(items[offers[0]].scenario, "a");
    assert_string_equal(items[offers[1]].scenario, "b");
}

static void test_what_was_met_today_rests(void **unused)
{
    const struct schedule_meeting meetings[] = {held("a", "p", 1),
                                                held("a", "q", 50)};

    (void)unused;
    PLAN(meetings, 50);
    assert_int_equal(offer(), 0);
    PLAN(meetings, 51);
    assert_int_equal(offer(), 1);
}

static void test_nothing_before_its_interval(void **unused)
{
    const struct schedule_meeting meetings[] = {
        held("a", "p", 1), missed("b", "q", 1), surely("c", "r", 1)};

    (void)unused;
    PLAN(meetings, 1);
    assert_int_equal(offer(), 0);
    PLAN(meetings, 2);
    assert_int_equal(offer(), 1);
    PLAN(meetings, 3);
    assert_int_equal(offer(), 3);
}

static void test_a_scenario_as_a_whole(void **unused)
{
    const struct schedule_meeting meetings[] = {held("a", NULL, 1),
                                                held("b", NULL, 2)};

    (void)unused;
    PLAN(meetings, 50);
    assert_int_equal(offer(), 2);
    assert_null(items[offers[0]].practice);
    assert_string_equal(items[offers[1]].scenario, "b");
}

/* ---- Whatever was met ---- */

enum { MEETINGS = 40 };

static const char *const names[] = {"a", "b", "c", "d", "e", "f"};

static void make_up(struct dice *dice, struct schedule_meeting *meetings,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t missed_too = dice_says(dice, 30);
        meetings[i] = (struct schedule_meeting){
            .scenario = names[dice_below(dice, 6)],
            .practice = dice_says(dice, 10) ? NULL : names[dice_below(dice, 4)],
            .when = dice_between(dice, 0, 60) * DAY +
                    dice_between(dice, 0, 86399999),
            .asked = dice_below(dice, 3),
            .missed = missed_too,
            .surely = missed_too && dice_says(dice, 30),
        };
    }
}

static void shuffle(struct dice *dice, struct schedule_meeting *meetings,
                    size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = dice_below(dice, (uint32_t)i);
        struct schedule_meeting swap = meetings[i - 1];
        meetings[i - 1] = meetings[other];
        meetings[other] = swap;
    }
}

static void assert_offers_keep_the_rules(void)
{
    size_t count = offer();

    for (size_t i = 0; i < count; i++) {
        assert_true(items[offers[i]].days >= items[offers[i]].interval);
        assert_true(items[offers[i]].days > 0);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(items[offers[i]].scenario,
                                    items[offers[j]].scenario);
    }
}

static void test_order_of_meetings_does_not_matter(void **unused)
{
    (void)unused;
    for (uint32_t i = 0; i < 2000; i++) {
        struct dice dice = dice_for(6, i);
        struct schedule_meeting meetings[MEETINGS];
        struct schedule_item *before;
        size_t count = dice_below(&dice, MEETINGS + 1), before_count;
        make_up(&dice, meetings, count);
        plan(meetings, count, 61);
        assert_offers_keep_the_rules();
        before = items;
        before_count = item_count;
        items = NULL;
        shuffle(&dice, meetings, count);
        plan(meetings, count, 61);
        assert_int_equal(item_count, before_count);
        for (size_t k = 0; k < item_count; k++) {
            assert_ptr_equal(items[k].scenario, before[k].scenario);
            assert_ptr_equal(items[k].practice, before[k].practice);
            assert_int_equal(items[k].reason, before[k].reason);
            assert_int_equal(items[k].last, before[k].last);
            assert_int_equal(items[k].days, before[k].days);
            assert_int_equal(items[k].interval, before[k].interval);
        }
        free(before);
    }
}

/* ---- The example of the page ---- */

#define CELLS 6
#define CELL 32

struct row {
    char cells[CELLS][CELL];
};

static bool read_row(const char *line, size_t columns, struct row *row)
{
    for (size_t i = 0; i < columns; i++) {
        int length = 0;
        if (sscanf(line, "| %31[a-z0-9-]%n", row->cells[i], &length) != 1)
            return false;
        line += length;
        line += strspn(line, " ");
    }
    return strcmp(line, "|\n") == 0;
}

/* The rows of the table with this head. */
static size_t read_table(const char *head, size_t columns, struct row *rows,
                         size_t most)
{
    FILE *file = fopen("docs/meeting-again.md", "r");
    char line[256];
    bool inside = false;
    size_t count = 0;

    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        if (strncmp(line, head, strlen(head)) == 0)
            inside = true;
        else if (inside && line[0] != '|')
            break;
        else if (inside && line[1] == ' ') {
            assert_true(count < most);
            assert_true(read_row(line, columns, &rows[count++]));
        }
    }
    fclose(file);
    return count;
}

/* Noon of a day of March 2026. */
static int64_t march(const char *date)
{
    int day;

    assert_int_equal(sscanf(date, "2026-03-%d", &day), 1);
    return NOON(20512 + day);
}

static void test_the_example(void **unused)
{
    static const char *const reasons[] = {"sure", "missed", "time"};
    struct row rows[20];
    struct schedule_meeting meetings[20];
    struct row met[20];
    size_t count = read_table("| scenario | practice | day |", 6, met, 20);

    (void)unused;
    assert_int_equal(count, 11);
    for (size_t i = 0; i < count; i++)
        meetings[i] = (struct schedule_meeting){
            .scenario = met[i].cells[0],
            .practice = met[i].cells[1],
            .when = march(met[i].cells[2]),
            .asked = (uint32_t)atoi(met[i].cells[3]),
            .missed = (uint32_t)atoi(met[i].cells[4]),
            .surely = (uint32_t)atoi(met[i].cells[5])};
    plan(meetings, count, 20512 + 30);
    assert_int_equal(
        read_table("| scenario | practice | days since |", 5, rows, 20),
        item_count);
    for (size_t i = 0; i < item_count; i++) {
        assert_string_equal(items[i].scenario, rows[i].cells[0]);
        assert_string_equal(items[i].practice, rows[i].cells[1]);
        assert_int_equal(items[i].days, atoi(rows[i].cells[2]));
        assert_int_equal(items[i].interval, atoi(rows[i].cells[3]));
        assert_string_equal(reasons[items[i].reason], rows[i].cells[4]);
    }
    assert_int_equal(read_table("| offer |", 2, rows, 20), offer());
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(items[offers[i]].scenario, rows[i].cells[0]);
        assert_string_equal(items[offers[i]].practice, rows[i].cells[1]);
    }
}

#define TEST(name) cmocka_unit_test_teardown(name, forget)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_days),
        TEST(test_held_in_time_goes_one_interval_on),
        TEST(test_held_before_its_time_begins_the_interval_anew),
        TEST(test_a_day_counts_once),
        TEST(test_a_day_ends_at_midnight_where_people_are),
        TEST(test_a_miss_goes_back_to_the_first),
        TEST(test_a_sure_miss_is_soon),
        TEST(test_a_miss_is_one_of_the_day),
        TEST(test_what_was_not_asked_for_is_nothing),
        TEST(test_a_clock_that_went_back),
        TEST(test_order),
        TEST(test_order_is_by_the_interval),
        TEST(test_practices_take_turns),
        TEST(test_one_offer_a_scenario),
        TEST(test_what_was_met_today_rests),
        TEST(test_nothing_before_its_interval),
        TEST(test_a_scenario_as_a_whole),
        TEST(test_order_of_meetings_does_not_matter),
        TEST(test_the_example),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
