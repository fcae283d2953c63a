/* SPDX-License-Identifier: GPL-3.0-or-later */
/* example SCENARIO.yaml: plays it, the number of a choice on each line. */
#include <primum.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *story;
    if (argc != 2 || primum_scenario_open(argv[1], report, &story)) {
        fputs(primum_report_render(report, PRIMUM_FORMAT_SHORT), stderr);
        return 1;
    }
    struct primum_session *session = primum_session_new(story, NULL, 7);
    struct primum_line *lines = calloc(story->most_lines + 1, sizeof *lines);
    const uint32_t *choices;
    struct primum_step step;
    for (unsigned number; primum_session_turn(session) <= PRIMUM_TURN_PASSES;) {
        const struct primum_state *now = primum_session_state(session);
        uint32_t scene = primum_state_scene(story, now);
        size_t told = primum_scene_lines(story, scene, now, lines);
        for (size_t i = 0; i < told; i++)
            printf("%s\n", lines[i].text);
        size_t count = primum_session_choices(session, &choices);
        for (size_t i = 0; i < count && !story->scenes[scene].passes; i++) {
            const struct primum_choice *choice = &story->choices[choices[i]];
            printf("%zu  %s\n", i + 1,
                   choice->say ? choice->say : choice->deed);
        }
        number = 1; /* what passes by itself has one silent choice */
        if (!story->scenes[scene].passes && scanf("%u", &number) != 1)
            break;
        if (number < 1 || number > count)
            continue;
        primum_session_take(session, choices[number - 1]);
        primum_session_step(session, primum_session_steps(session) - 1, &step);
        if (story->responses[step.response].impact)
            printf("   %s\n", story->responses[step.response].impact);
    }
    uint32_t end = primum_state_ending(story, primum_session_state(session));
    printf("%s\n", end ? story->endings[end].title : "You left.");
}
