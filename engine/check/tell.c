/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From sentences and places to a finding.  Knows no check. */
#include "check/tell.h"

#include "check/witness.h"

#include <stdlib.h>

#define NAMES_MOST 4

bool tell_worth(struct check *check, enum code code)
{
    return !report_only_count(check->report, &check->where.source, code);
}

/* A group of several lines is shown by what it begins with. */
static struct span span_of(const struct yaml_node *node)
{
    while (node->kind != YAML_TEXT && node->child)
        node = node->child;
    return yaml_span(node);
}

void tell(struct check *check, struct tale *tale)
{
    struct finding finding = {.code = tale->code,
                              .span = span_of(tale->at),
                              .message = tale->message.bytes,
                              .label = tale->label.bytes,
                              .help = tale->help.bytes};
    char *how = NULL, *from = NULL;

    if (tale->other) {
        finding.remark.span = span_of(tale->other);
        finding.remark.label = tale->other_label.bytes;
    }
    if (tale->row) {
        finding.how = how = witness_how(check->witness, tale->row);
        finding.from = from = witness_from(check->witness, tale->row);
    }
    check_add(check, &finding);
    free(how);
    free(from);
    text_release(&tale->message);
    text_release(&tale->label);
    text_release(&tale->help);
    text_release(&tale->other_label);
}

void tell_name(struct tell_names *names, const char *name)
{
    if (names->told == NAMES_MOST) {
        names->left++;
        return;
    }
    text_format(&names->text, "%s`%s`", names->told++ ? ", " : "", name);
}

void tell_names_end(struct tell_names *names)
{
    if (names->left)
        text_format(&names->text, " and %u more", (unsigned)names->left);
}
