/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands beside the scenes: the head of the file, people, gauges, facts,
 * expectations. */
#include "support/writer.h"

void writer_people(struct writer *writer)
{
    const struct draft *draft = writer->draft;

    if (draft->person_count < 2)
        return;
    emitter_key(writer->to, ROLE_PEOPLE, "people");
    emitter_map(writer->to, writer_chooses(writer, 30));
    for (uint32_t p = 2; p <= draft->person_count; p++) {
        bool pronouns = writer_adds(writer, ADD_PRONOUNS, p, 40);
        emitter_key(writer->to, ROLE_PERSON, draft->people[p]);
        if (!pronouns) {
            emitter_text(writer->to, draft->names[p]);
            continue;
        }
        emitter_map(writer->to, writer_chooses(writer, 40));
        writer_shown(writer, ROLE_TITLE, "name", draft->names[p]);
        writer_shown(writer, ROLE_SHOWN, "pronouns", "they and them");
        emitter_end(writer->to);
    }
    emitter_end(writer->to);
    if (writer_adds(writer, ADD_WITH, 0, 40))
        emitter_pair(writer->to, ROLE_WITH, "with",
                     draft->people[draft->person_count]);
}

static void write_gauge(struct writer *writer, uint32_t number)
{
    const struct draft_variable *gauge = &writer->draft->variables[number];
    bool usual = gauge->min == 0 && gauge->max == 10 && !gauge->good;
    bool low = writer_adds(writer, ADD_GOOD, number, 30);

    if (usual && !low && !writer_chooses(writer, 40)) {
        writer_number(writer, ROLE_GAUGE, gauge->id, gauge->start);
        return;
    }
    emitter_key(writer->to, ROLE_GAUGE, gauge->id);
    emitter_map(writer->to, writer_chooses(writer, 50));
    writer_number(writer, ROLE_START, "start", gauge->start);
    if (gauge->min != 0 || writer_chooses(writer, 30))
        writer_number(writer, ROLE_MIN, "min", gauge->min);
    if (gauge->max != 10 || writer_chooses(writer, 30))
        writer_number(writer, ROLE_MAX, "max", gauge->max);
    if (gauge->good)
        emitter_pair(writer->to, ROLE_LEVEL, "good", gauge->good);
    else if (low)
        emitter_pair(writer->to, ROLE_LEVEL, "good", "low");
    emitter_end(writer->to);
}

void writer_gauges(struct writer *writer)
{
    const struct draft *draft = writer->draft;

    if (!draft->gauge_count)
        return;
    emitter_key(writer->to, ROLE_GAUGES, "gauges");
    emitter_map(writer->to, false);
    for (uint32_t v = 1; v <= draft->gauge_count; v++)
        write_gauge(writer, v);
    emitter_end(writer->to);
}

static bool has_about(struct writer *writer, uint32_t fact)
{
    return writer_adds(writer, ADD_ABOUT, fact, 15);
}

static void write_fact(struct writer *writer, uint32_t number)
{
    const struct draft_variable *fact = &writer->draft->variables[number];
    const char *start = fact->start ? "true" : "false";
    bool about = has_about(writer, number);

    if (!about && !writer_chooses(writer, 20)) {
        emitter_pair(writer->to, ROLE_FACT, fact->id, start);
        return;
    }
    emitter_key(writer->to, ROLE_NONE, fact->id);
    emitter_map(writer->to, true);
    emitter_pair(writer->to, ROLE_SHUFFLE, "start", start);
    writer_shown(writer, ROLE_SHOWN, "about",
                 about ? "What has been told" : NULL);
    emitter_end(writer->to);
}

void writer_facts(struct writer *writer)
{
    const struct draft *draft = writer->draft;
    uint32_t first = draft->gauge_count + 1;
    bool list = !writer_chooses(writer, 40);

    if (first > draft->variable_count)
        return;
    for (uint32_t v = first; v <= draft->variable_count; v++)
        list &= !draft->variables[v].start && !has_about(writer, v);
    emitter_key(writer->to, ROLE_FACTS, "facts");
    if (list)
        emitter_list(writer->to, !writer_chooses(writer, 40));
    else
        emitter_map(writer->to, false);
    for (uint32_t v = first; v <= draft->variable_count; v++)
        if (list)
            emitter_word(writer->to, draft->variables[v].id);
        else
            write_fact(writer, v);
    emitter_end(writer->to);
}

/* ---- The head ---- */

void writer_head(struct writer *writer)
{
    const struct draft *draft = writer->draft;

    writer_shown(writer, ROLE_SHOWN, "summary", draft->summary);
    if (writer_adds(writer, ADD_LEVEL, 0, 30))
        emitter_pair(writer->to, ROLE_LEVEL, "level", "advanced");
    if (writer_adds(writer, ADD_MINUTES, 0, 30))
        emitter_pair(writer->to, ROLE_MINUTES, "minutes", "12");
    if (writer_adds(writer, ADD_NOTES, 0, 30)) {
        emitter_key(writer->to, ROLE_NOTES, "content_notes");
        emitter_list(writer->to, writer_chooses(writer, 50));
        emitter_text(writer->to, "Talk of loss");
        emitter_text(writer->to, "A drink is offered, and refused");
        emitter_end(writer->to);
    }
    if (!draft->shuffle)
        emitter_pair(writer->to, ROLE_SHUFFLE, "shuffle", "false");
}

void writer_start(struct writer *writer)
{
    const struct draft *draft = writer->draft;

    if (draft->start > 1 || writer_chooses(writer, 20))
        emitter_pair(writer->to, ROLE_FIRST, "start",
                     draft->scenes[draft->start].id);
}

static void write_expectation(struct writer *writer, uint32_t number)
{
    const struct draft_expectation *item = &writer->draft->expectations[number];
    uint32_t first = writer->to->spot_count;

    emitter_map(writer->to, writer_chooses(writer, 50));
    emitter_pair(writer->to, ROLE_POLICY, "policy", item->policy);
    emitter_pair(writer->to, ROLE_REACH, "reach", item->reach);
    if (item->least)
        emitter_pair(writer->to, ROLE_BOUND, "at_least", item->least);
    if (item->most)
        emitter_pair(writer->to, ROLE_BOUND, "at_most", item->most);
    emitter_mark_key(writer->to, ABOUT_EXPECTATION, number, first);
    emitter_end(writer->to);
}

static void write_own_expectations(struct writer *writer)
{
    emitter_key(writer->to, ROLE_EXPECT, "expect");
    emitter_list(writer->to, false);
    for (uint32_t i = 1; i <= writer->draft->expectation_count; i++)
        write_expectation(writer, i);
    emitter_end(writer->to);
}

void writer_expectations(struct writer *writer)
{
    if (writer->draft->expectation_count) {
        write_own_expectations(writer);
        return;
    }
    if (!writer_adds(writer, ADD_EXPECTATION, 0, 30))
        return;
    emitter_key(writer->to, ROLE_EXPECT, "expect");
    emitter_list(writer->to, false);
    emitter_map(writer->to, writer_chooses(writer, 50));
    emitter_pair(writer->to, ROLE_POLICY, "policy", "uniform");
    emitter_pair(writer->to, ROLE_REACH, "reach",
                 writer_adds(writer, ADD_REACH, 0, 50)
                     ? "unharmed"
                     : writer->draft->endings[1].id);
    emitter_pair(writer->to, ROLE_BOUND, "at_most", "100%");
    emitter_end(writer->to);
    emitter_end(writer->to);
}
