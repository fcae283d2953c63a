/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For tests of what is said of broken YAML: reads a text with libyaml alone,
 * and has its error, if there is one, reported. */
#ifndef TESTS_BROKEN_YAML_H
#define TESTS_BROKEN_YAML_H

#include "scenario/yaml_error.h"

#include <string.h>
#include <yaml.h>

static inline struct mark mark_of(yaml_mark_t at)
{
    return (struct mark){(uint32_t)at.line + 1, (uint32_t)at.column + 1};
}

static inline void report_error(const yaml_parser_t *parser, const char *text,
                                size_t length, struct primum_report *report)
{
    struct source source;
    struct yaml_error error = {
        .trouble = parser->error == YAML_READER_ERROR ? YAML_TROUBLE_READER
                                                      : YAML_TROUBLE_SYNTAX,
        .problem = parser->problem,
        .context = parser->context,
        .problem_mark = mark_of(parser->problem_mark),
        .context_mark = mark_of(parser->context_mark),
        .offset = parser->problem_offset,
    };

    source_init(&source, "room.yaml", text, length);
    yaml_error_report(&error, &source, report);
    source_release(&source);
}

/* Is the text YAML?  Where it is not, that is in the report. */
static inline bool read_yaml(const char *text, size_t length,
                             struct primum_report *report)
{
    yaml_parser_t parser;
    yaml_event_t event;
    bool good, ended = false;

    yaml_parser_initialize(&parser);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    do {
        good = yaml_parser_parse(&parser, &event);
        if (good) {
            ended = event.type == YAML_STREAM_END_EVENT;
            yaml_event_delete(&event);
        }
    } while (good && !ended);
    if (!good)
        report_error(&parser, text, length, report);
    yaml_parser_delete(&parser);
    return good;
}

#endif
