/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers that are worked out beside the conversation: they come, they stay
 * away where there is too much, and nobody waits for them who leaves. */
#include "cli/buffer.c"
#include "cli/forecast.c"

#include "unit/loaded.h"

#include <math.h>

static const char stairs[] =
    "primum: 1\n"
    "title: Stairs\n"
    "people: {ana: Ana}\n"
    "gauges: {trust: 5}\n"
    "scenes:\n"
    "  stairs:\n"
    "    choices:\n"
    "      push: {say: Go on., next: fell}\n"
    "      wait:\n"
    "        say: Take your time.\n"
    "        responses:\n"
    "          - {odds: 3, lines: She climbs., next: climbed}\n"
    "          - {odds: 1, lines: She falls., next: fell}\n"
    "endings:\n"
    "  climbed: {outcome: helped, title: Up, worth: 80}\n"
    "  fell: {outcome: harmed, title: Down, worth: 0}\n";

/* So many states, in one loop, that it takes seconds. */
static const char loops[] =
    "primum: 1\n"
    "title: Loops\n"
    "people: {ana: Ana}\n"
    "gauges: {a: {start: 0, max: 30}, b: {start: 0, max: 30},\n"
    "  c: {start: 0, max: 30}, d: {start: 0, max: 30}}\n"
    "scenes:\n"
    "  room:\n"
    "    choices:\n"
    "      a: {say: A., responses: [\n"
    "        {odds: 3, lines: X., effects: {a: +1, b: -1}, next: room},\n"
    "        {odds: 1, lines: X., effects: {a: -1}, next: room}]}\n"
    "      b: {say: B., responses: [\n"
    "        {odds: 3, lines: X., effects: {b: +1, c: -1}, next: room},\n"
    "        {odds: 1, lines: X., effects: {b: -1}, next: room}]}\n"
    "      c: {say: C., responses: [\n"
    "        {odds: 3, lines: X., effects: {c: +1, d: -1}, next: room},\n"
    "        {odds: 1, lines: X., effects: {c: -1}, next: room}]}\n"
    "      d: {say: D., responses: [\n"
    "        {odds: 3, lines: X., effects: {d: +1, a: -1}, next: room},\n"
    "        {odds: 1, lines: X., effects: {d: -1}, next: room}]}\n"
    "      go: {say: Go., next: over}\n"
    "endings: {over: {outcome: helped, title: Over, worth: 80}}\n";

static bool is(double value, double wanted)
{
    return fabs(value - wanted) < 1e-7;
}

static void test_answers(void **unused)
{
    const struct primum_scenario *scenario = loaded(stairs);
    struct primum_state *start = primum_state_new(scenario);
    struct forecast *forecast = forecast_new(scenario, start, 0);
    const uint32_t take_time = choice_named(scenario, "stairs", "wait");

    (void)unused;
    const struct primum_impact *impact = forecast_impact(forecast, true);
    assert_non_null(impact);
    assert_false(forecast_failed(forecast));
    assert_true(is(primum_impact_at(impact, start, FORECAST_WORTH), 60));
    assert_true(is(
        primum_impact_after(impact, start, take_time, FORECAST_HELPED), 0.75));
    assert_true(is(primum_impact_at(impact, start, FORECAST_UNHARMED), 0.75));
    assert_true(
        is(primum_impact_at(impact, start, FORECAST_RANDOM_HELPED), 0.375));
    assert_true(
        is(primum_impact_at(impact, start, FORECAST_RANDOM_HARMED), 0.625));
    forecast_begin(forecast); /* a second time is nothing */
    assert_ptr_equal(forecast_impact(forecast, false), impact);
    forecast_free(forecast);
    primum_state_free(start);
    primum_scenario_free(scenario);
}

/* Where what follows does not fit there are no answers, and that is known. */
static void test_too_much(void **unused)
{
    const struct primum_scenario *scenario = loaded(loops);
    struct primum_state *start = primum_state_new(scenario);
    struct forecast *forecast = forecast_new(scenario, start, 100000);

    (void)unused;
    assert_null(forecast_impact(forecast, true));
    assert_true(forecast_failed(forecast));
    forecast_free(forecast);
    primum_state_free(start);
    primum_scenario_free(scenario);
}

/* Who leaves before there are any is let go, whether the work had begun or
 * not. */
static void test_leaving(void **unused)
{
    const struct primum_scenario *scenario = loaded(loops);
    struct primum_state *start = primum_state_new(scenario);

    (void)unused;
    forecast_free(forecast_new(scenario, start, 0));
    struct forecast *forecast = forecast_new(scenario, start, 0);
    forecast_begin(forecast);
    assert_false(forecast_failed(forecast));
    forecast_free(forecast);
    primum_state_free(start);
    primum_scenario_free(scenario);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_too_much),
        cmocka_unit_test(test_leaving),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
