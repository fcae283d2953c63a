/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules inside a scene: conditions, odds, targets, effects. */
#include "base/memory.h"
#include "base/text.h"
#include "scenario/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void load_declare(const struct load *load, struct names *names,
                  const struct yaml_node *key, const char *message)
{
    uint32_t first = names_add(names, key);

    if (!first)
        return;
    struct finding finding = {
        .code = CODE_DUPLICATE_KEY,
        .span = yaml_span(key),
        .message = message,
        .help = "give one of the two another id",
        .remark = {yaml_span(names->keys[first - 1]), "the first"}};
    report_add(load->report, load->source, &finding);
}

void load_report_unknown(const struct load *load, enum code code,
                         const struct yaml_node *at, struct span span,
                         const struct names *names, const char *message,
                         const char *otherwise)
{
    struct text said = {0}, help = {0};
    struct finding finding = {.code = code, .span = span};

    if (report_only_count(load->report, load->source, code))
        return;
    const struct yaml_node *near = names_nearest(names, at->text);
    text_format(&said, "%s `%.60s`", message, at->text);
    if (near)
        text_format(&help, "write `%s`", near->text);
    else
        text_put(&help, otherwise);
    finding.message = said.bytes;
    finding.help = help.bytes;
    if (near && near->start.line) {
        finding.label = "nothing has this id";
        finding.remark.span = yaml_span(near);
        finding.remark.label = "did you mean this one?";
    }
    report_add(load->report, load->source, &finding);
    text_release(&said);
    text_release(&help);
}

/* ---- Expressions ---- */

static const char declare_gauge[] =
    "add it to `gauges` (a number) or `facts` (true or false)";

static bool look_up(void *context, const char *name, size_t length,
                    uint16_t *variable, bool *fact)
{
    const struct loader *loader = context;
    uint32_t number = names_find(&loader->gauges.names, name, length);

    if (!number)
        return false;
    *variable = (uint16_t)(number - 1);
    *fact = loader->gauge_rows[number].fact;
    return true;
}

static void report_name(struct loader *loader, const struct yaml_node *node,
                        const struct expression_problem *problem)
{
    size_t length = problem->end - problem->start;
    char *name = memory_text(node->text + problem->start, length);
    struct yaml_node at = *node;
    struct span span;

    if (!space_is_silent(loader, &loader->gauges)) {
        at.text = name;
        span.start = yaml_locate(node, loader->load.source, problem->start);
        span.end = span.start;
        span.end.column += (uint32_t)length;
        load_report_unknown(&loader->load, CODE_UNKNOWN_NAME, &at, span,
                            &loader->gauges.names, "there is no gauge or fact",
                            declare_gauge);
    }
    free(name);
}

program load_expression(struct loader *loader, const struct yaml_node *node,
                        enum expression_type type)
{
    struct scenario *scenario = loader->scenario;
    struct expression_problem problem;
    bool truth = type == EXPRESSION_TRUTH;

    if (!load_expect(&loader->load, node, YAML_TEXT, truth ? "when" : "odds",
                     truth ? "a condition such as `trust >= 4`"
                           : "a whole number such as `3`"))
        return 0;
    if (truth && !strcmp(node->text, "else")) {
        load_report(&loader->load, CODE_BAD_EXPRESSION, node,
                    "write a condition, or take the `when` out",
                    "`else` belongs to a response or a route");
        return 0;
    }
    program start = scenario->code_count;
    if (expression_parse(node->text, node->length, type, look_up, loader,
                         &scenario->code, &scenario->code_count, &problem))
        return start;
    if (problem.unknown_name)
        report_name(loader, node, &problem);
    else
        load_report_within(&loader->load, CODE_BAD_EXPRESSION, node,
                           problem.start, problem.end - problem.start,
                           problem.message, problem.help);
    return 0;
}

program load_odds(struct loader *loader, const struct yaml_node *node,
                  int32_t *weight)
{
    int32_t number;

    if (node->kind == YAML_TEXT &&
        load_number(node->text, node->length, &number)) {
        *weight = number > 0 ? number : 0;
        return 0;
    }
    return load_expression(loader, node, EXPRESSION_WHOLE);
}

/* ---- Targets ---- */

place load_target(struct loader *loader, const struct yaml_node *node)
{
    if (!load_expect(&loader->load, node, YAML_TEXT, "next",
                     "the id of a scene or an ending"))
        return 0;
    if (loader->ahead.on)
        return ahead_target(loader, node);
    place target = names_find(&loader->places.names, node->text, node->length);
    if (!target && !space_is_silent(loader, &loader->places))
        load_report_unknown(&loader->load, CODE_UNKNOWN_TARGET, node,
                            yaml_span(node), &loader->places.names,
                            "there is no scene or ending",
                            "write the id of a scene or of an ending");
    return target;
}

/* ---- Effects ---- */

/* "+2" adds, "-1" takes, "=5" and "=-5" set. */
static bool read_amount(const struct yaml_node *node, struct effect *effect)
{
    char sign = node->text[0];
    const char *digits = node->text + (sign == '+' || sign == '=');

    effect->set = sign == '=';
    return (sign == '+' || sign == '-' || sign == '=') &&
           !(sign == '+' && *digits == '-') &&
           load_number(digits, node->length - (size_t)(digits - node->text),
                       &effect->amount);
}

static void report_amount(struct loader *loader, const struct yaml_node *node)
{
    int32_t number;
    char help[96] = "write a sign and a whole number of at most 1000000: "
                    "`+2`, `-1`, `=5`, `=-5`";

    if (strchr("+-=", node->text[0])) {
        load_report(&loader->load, CODE_BAD_VALUE, node, help,
                    "`%.40s` is no change of a gauge", node->text);
        return;
    }
    if (load_number(node->text, node->length, &number))
        snprintf(help, sizeof help,
                 "write `+%d` to add to it, or `=%d` to set it", (int)number,
                 (int)number);
    load_report(&loader->load, CODE_BAD_VALUE, node, help,
                "`%.40s` does not say whether to add, take or set", node->text);
}

static bool read_effect(struct loader *loader, const struct yaml_node *key,
                        struct effect *effect)
{
    const struct yaml_node *value = key->next;
    uint32_t number = names_find(&loader->gauges.names, key->text, key->length);

    if (!number) {
        if (!space_is_silent(loader, &loader->gauges))
            load_report_unknown(&loader->load, CODE_UNKNOWN_NAME, key,
                                yaml_span(key), &loader->gauges.names,
                                "there is no gauge or fact", declare_gauge);
        return false;
    }
    effect->variable = (uint16_t)(number - 1);
    if (loader->gauge_rows[number].fact) {
        bool flag = false;
        effect->set = true;
        load_flag(&loader->load, value, key->text, &flag);
        effect->amount = flag;
        return true;
    }
    if (!load_expect(&loader->load, value, YAML_TEXT, key->text,
                     "a change such as `+2`, `-1` or `=5`"))
        return false;
    if (!read_amount(value, effect)) {
        report_amount(loader, value);
        return false;
    }
    return true;
}

struct run load_effects(struct loader *loader, const struct yaml_node *node)
{
    struct scenario *scenario = loader->scenario;
    struct run run = {scenario->effect_count, 0};

    if (!load_expect(&loader->load, node, YAML_MAP, "effects",
                     "a group of lines such as `trust: +1`"))
        return run;
    for (const struct yaml_node *key = node->child; key;
         key = key->next->next) {
        struct effect effect = {0};
        if (!read_effect(loader, key, &effect))
            continue;
        LOADER_ROW(loader, scenario->effects, scenario->effect_count,
                   SHARE_EFFECTS);
        scenario->effects[scenario->effect_count++] = effect;
        run.count++;
    }
    return run;
}

/* ---- Advice weighed ---- */

void load_allow(struct loader *loader, const struct yaml_node *node,
                enum thing thing, uint32_t number)
{
    struct scenario *scenario = loader->scenario;

    if (!node)
        return;
    struct primum_texts codes = load_codes(&loader->load, node);
    for (uint32_t i = 0; i < codes.count; i++) {
        scenario->allowances =
            memory_more(scenario->allowances, scenario->allowance_count,
                        sizeof *scenario->allowances);
        scenario->allowances[scenario->allowance_count++] = (struct allowance){
            .thing = thing, .number = number, .code = codes.items[i]};
    }
}
