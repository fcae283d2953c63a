/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules inside a scene: conditions, odds, effects. */
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

/* Was something said of this id where it stands?  Then it is enough. */
static bool was_reported(const struct load *load, const struct yaml_node *id)
{
    const struct primum_diagnostic *told;

    for (size_t i = 0; (told = primum_report_get(load->report, i)); i++)
        if (told->line == id->start.line && told->column >= id->start.column &&
            told->column <= id->end.column &&
            !strcmp(told->path, load->source->path))
            return true;
    return false;
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
    if ((near && was_reported(load, near)) || load_report_odd(load, code, at))
        return;
    text_format(&said, "%s `%.60s`", message, at->text);
    if (near)
        text_format(&help, "write `%s`", near->text);
    else
        text_put(&help, otherwise);
    if (near && names_is_surely(names, at->text, near))
        finding.fix = near->text;
    finding.was = at->text;
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

/* Does an id with a hyphen begin here, which a gauge cannot have, and which was
 * reported where it stands? */
static bool is_part_of_bad(const struct loader *loader, const char *text)
{
    const struct names *names = &loader->gauges.names;

    for (uint32_t i = 0; i < names->count; i++)
        if (strchr(names->keys[i]->text, '-') &&
            !strncmp(names->keys[i]->text, text, names->keys[i]->length))
            return true;
    return false;
}

static void report_name(struct loader *loader, const struct yaml_node *node,
                        const struct expression_problem *problem)
{
    size_t length = problem->end - problem->start;
    char *name = memory_text(node->text + problem->start, length);
    struct yaml_node at = *node;
    struct span span;

    if (!is_part_of_bad(loader, node->text + problem->start) &&
        !space_is_silent(loader, &loader->gauges)) {
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

/* `70%`, `0.7`, `7/10`, `3 in 10`: a share of a whole.  Returns the whole, and
 * the share of it; 0 if it is something else. */
static long share_of(const char *text, long *share)
{
    static const char *const joins[] = {" in ", " out of ", "/", " of "};
    char *end, *last;
    long value = strtol(text, &end, 10), whole = 1;

    *share = value;
    if (end == text || value < 0 || value > 100)
        return 0;
    if (!strcmp(end, "%") || !strcmp(end, " %"))
        return 100;
    if ((*end == '.' || *end == ',') && !value && strlen(end) <= 3) {
        *share = strtol(end + 1, &last, 10);
        for (const char *digit = end + 1; *digit; digit++)
            whole *= 10;
        return *last || last == end + 1 ? 0 : whole;
    }
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
        if (!strncmp(end, joins[i], strlen(joins[i]))) {
            whole = strtol(end + strlen(joins[i]), &last, 10);
            return *last || whole < value || whole > 100 ? 0 : whole;
        }
    return 0;
}

static bool report_share(struct loader *loader, const struct yaml_node *node)
{
    char help[160];
    long share,
        whole = node->kind == YAML_TEXT ? share_of(node->text, &share) : 0;

    if (!whole)
        return false;
    snprintf(help, sizeof help,
             "write `odds: %ld`, and let the `odds` of the other responses "
             "make up the other %ld",
             share, whole - share);
    load_report(&loader->load, CODE_BAD_EXPRESSION, node, help,
                "`odds` are parts, in whole numbers, and `%.40s` is a share",
                node->text);
    return true;
}

/* `likely`: a word that is the name of nothing. */
static bool report_odds_word(struct loader *loader,
                             const struct yaml_node *node)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ";
    const struct names *names = &loader->gauges.names;

    if (node->kind != YAML_TEXT || !node->length ||
        strspn(node->text, letters) != node->length ||
        names_find(names, node->text, node->length) ||
        names_nearest(names, node->text) || !strcmp(node->text, "true") ||
        !strcmp(node->text, "false") ||
        space_is_silent(loader, &loader->gauges))
        return false;
    load_report(&loader->load, CODE_BAD_EXPRESSION, node,
                "write a whole number: `3` beside a `1` means three times as "
                "often",
                "`odds` cannot be `%.40s`", node->text);
    return true;
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
    return report_share(loader, node) || report_odds_word(loader, node)
               ? 0
               : load_expression(loader, node, EXPRESSION_WHOLE);
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

/* The change that was probably meant: `+ 2`, `2+`, `+= 2`, `trust + 2` have one
 * sign and one whole number.  Empty if there is none. */
static void guess_amount(const char *text, struct text *amount)
{
    static const struct {
        const char *written, sign;
    } signs[] = {{"+", '+'}, {"-", '-'}, {"−", '-'}, {"–", '-'}, {"=", '='}};
    size_t start = strcspn(text, "0123456789");
    size_t length = strspn(text + start, "0123456789");
    const char *rest = text + start + length;
    int32_t number;

    if (!load_number(text + start, length, &number) ||
        strcspn(rest, "0123456789") != strlen(rest) || strpbrk(text, ".,*/%"))
        return;
    for (size_t i = 0; i < sizeof signs / sizeof *signs && !amount->length; i++)
        if (strstr(text, signs[i].written))
            text_format(amount, "%c%.*s", signs[i].sign, (int)length,
                        text + start);
}

static void report_amount(struct loader *loader, const struct yaml_node *node)
{
    struct text amount = {0}, help = {0}, fix = {0};
    int32_t number;

    guess_amount(node->text, &amount);
    if (amount.length)
        text_format(&help, "write `%s`", amount.bytes);
    else if (load_number(node->text, node->length, &number)) {
        text_format(&fix, "+%d", (int)number);
        text_format(&help, "write `+%d` to add to it, or `=%d` to set it",
                    (int)number, (int)number);
    } else
        text_put(&help, "write a sign and a whole number of at most 1000000: "
                        "`+2`, `-1`, `=5`, `=-5`");
    load_report_fix(&loader->load, CODE_BAD_VALUE, node,
                    amount.length ? amount.bytes : fix.bytes, help.bytes,
                    amount.length || strchr("+-=", node->text[0])
                        ? "`%.40s` is no change of a gauge"
                        : "`%.40s` does not say whether to add, take or set",
                    node->text);
    text_release(&amount);
    text_release(&fix);
    text_release(&help);
}

static bool read_effect(struct loader *loader, const struct yaml_node *key,
                        struct effect *effect)
{
    const struct yaml_node *value = key->next;
    uint32_t number = names_find(&loader->gauges.names, key->text, key->length);

    if (!number) {
        if (!space_is_silent(loader, &loader->gauges) &&
            !load_report_no_colon(&loader->load, key))
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
