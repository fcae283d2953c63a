/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Expectations: what an author, or a catalogue, promises.  Read and checked
 * for form here; whether they hold is for others to compute. */
#include "base/memory.h"
#include "scenario/keys.h"
#include "scenario/loader.h"

#include <stddef.h>
#include <string.h>

struct expectation_form {
    const struct yaml_node *policy, *reach, *at_least, *at_most;
};

static const struct field rows[] = {
    FIELD_ROW(expectation_form, policy, "policy", FIELD_NODE, true),
    FIELD_ROW(expectation_form, reach, "reach", FIELD_NODE, true),
    FIELD_ROW_NODE(expectation_form, at_least, "at_least"),
    FIELD_ROW_NODE(expectation_form, at_most, "at_most"),
};
const struct fields expectation_fields = FIELDS("an expectation", rows);

static bool is_one_of(const char *text, const char *const *words)
{
    while (*words && strcmp(*words, text) != 0)
        words++;
    return *words;
}

static bool is_style(const struct primum_catalogue *catalogue, const char *id)
{
    for (uint32_t s = 1; catalogue && s <= catalogue->style_count; s++)
        if (!strcmp(catalogue->styles[s].id, id))
            return true;
    return false;
}

static const char *load_policy(const struct load *load,
                               const struct expectation_scope *scope,
                               const struct yaml_node *node)
{
    static const char *const policies[] = {"max", "min", "uniform", NULL};

    if (!load_expect(load, node, YAML_TEXT, "policy", "a way of choosing"))
        return NULL;
    if (!is_one_of(node->text, policies) &&
        !is_style(scope->catalogue, node->text)) {
        if (!scope->styles_silent)
            load_report(load, CODE_UNKNOWN_NAME, node,
                        "write `max`, `min`, `uniform` or the id of a style "
                        "in the catalogue",
                        "there is no way of choosing `%.60s`", node->text);
        return NULL;
    }
    return load_kept(load, node);
}

static bool is_ending(const struct expectation_scope *scope,
                      const struct yaml_node *node)
{
    return scope->endings && names_find(scope->endings, node->text,
                                        node->length) >= scope->first_ending;
}

static const char *load_reach(const struct load *load,
                              const struct expectation_scope *scope,
                              const struct yaml_node *node)
{
    static const char *const reaches[] = {"helped",   "mixed",      "harmed",
                                          "unharmed", "unfinished", NULL};

    if (!load_expect(load, node, YAML_TEXT, "reach", "an outcome or an ending"))
        return NULL;
    if (!is_one_of(node->text, reaches) && !is_ending(scope, node)) {
        if (!scope->endings_silent)
            load_report(load, CODE_UNKNOWN_NAME, node,
                        scope->endings
                            ? "write the id of an ending, or `helped`, "
                              "`mixed`, `harmed`, `unharmed`, `unfinished`"
                            : "write `helped`, `mixed`, `harmed`, `unharmed` "
                              "or `unfinished`",
                        "nothing called `%.60s` can be reached", node->text);
        return NULL;
    }
    return load_kept(load, node);
}

/* `unfinished` asks about a way of choosing, not about the best of all. */
static void check_pair(const struct load *load, const struct yaml_node *node,
                       const struct primum_expectation *expectation)
{
    if (expectation->policy && expectation->reach &&
        !strcmp(expectation->reach, "unfinished") &&
        (!strcmp(expectation->policy, "max") ||
         !strcmp(expectation->policy, "min")))
        load_report(load, CODE_BAD_VALUE, node,
                    "write `uniform` or the id of a style as `policy`",
                    "`unfinished` has no `%s`", expectation->policy);
}

static bool load_expectation(const struct load *load,
                             const struct expectation_scope *scope,
                             const struct yaml_node *item,
                             struct primum_expectation *expectation)
{
    struct expectation_form form = {0};

    *expectation = (struct primum_expectation){.at_most = 1};
    if (!fields_read(load, &expectation_fields, item, item, &form))
        return false;
    if (form.policy)
        expectation->policy = load_policy(load, scope, form.policy);
    if (form.reach)
        expectation->reach = load_reach(load, scope, form.reach);
    if (form.at_least)
        load_percent(load, form.at_least, "at_least", &expectation->at_least);
    if (form.at_most)
        load_percent(load, form.at_most, "at_most", &expectation->at_most);
    if (!form.at_least && !form.at_most && !item->open)
        load_report(load, CODE_MISSING_KEY, item,
                    "add a line such as `at_least: 60%`",
                    "an expectation needs `at_least` or `at_most`");
    check_pair(load, form.policy, expectation);
    return expectation->policy && expectation->reach;
}

uint32_t load_expectations(const struct load *load,
                           const struct expectation_scope *scope,
                           const struct yaml_node *node,
                           const struct primum_expectation **expectations)
{
    uint32_t count = 0;

    if (!load_expect(load, node, YAML_LIST, "expect",
                     "a list, each item beginning with `- `"))
        return 0;
    struct primum_expectation *list =
        arena_new(load->arena, (node->length + 1) * sizeof *list);
    for (const struct yaml_node *item = node->child; item; item = item->next)
        count += load_expectation(load, scope, item, &list[count]);
    *expectations = list;
    return count;
}
