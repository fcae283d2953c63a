/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a model, word by word.  The grammar is the part of PRISM's that we
 * write, and nothing beyond it is let through. */
#include "support/prism.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    struct prism *model;
    const char *at;
    char word[80]; /* the one to be read next; "" at the end */
};

/* Room for one more; the model is small and its tests are not. */
#define MORE(items, count)                                                     \
    ((items) = realloc((items), ((count) + 1) * sizeof *(items)),              \
     &(items)[(count)++])

static void complain(struct reader *reader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void complain(struct reader *reader, const char *format, ...)
{
    va_list list;

    if (*reader->model->problem)
        return;
    va_start(list, format);
    vsnprintf(reader->model->problem, sizeof reader->model->problem, format,
              list);
    va_end(list);
}

/* ---- Words ---- */

static void skip_blank(struct reader *reader)
{
    for (;;) {
        reader->at += strspn(reader->at, " \n");
        if (strncmp(reader->at, "//", 2) != 0)
            return;
        reader->at += strcspn(reader->at, "\n");
    }
}

static size_t word_length(const char *at)
{
    size_t length = 0;

    if (*at == '"') {
        length = 1 + strcspn(at + 1, "\"\n");
        return length + (at[length] == '"');
    }
    if (isdigit((unsigned char)*at)) {
        length = strspn(at, "0123456789");
        if (at[length] == '.' && isdigit((unsigned char)at[length + 1]))
            length += 1 + strspn(at + length + 1, "0123456789");
        return length;
    }
    while (isalnum((unsigned char)at[length]) || at[length] == '_')
        length++;
    if (length)
        return length;
    return strncmp(at, "->", 2) == 0 || strncmp(at, "..", 2) == 0 ? 2 : !!*at;
}

static void next(struct reader *reader)
{
    size_t length;

    skip_blank(reader);
    length = word_length(reader->at);
    if (length >= sizeof reader->word) {
        complain(reader, "a long word");
        length = sizeof reader->word - 1;
    }
    memcpy(reader->word, reader->at, length);
    reader->word[length] = '\0';
    reader->at += length;
}

static bool is(const struct reader *reader, const char *word)
{
    return strcmp(reader->word, word) == 0;
}

static bool take(struct reader *reader, const char *word)
{
    bool found = is(reader, word) && !*reader->model->problem;

    if (found)
        next(reader);
    return found;
}

static void expect(struct reader *reader, const char *word)
{
    if (!take(reader, word))
        complain(reader, "%s where %s should be", reader->word, word);
}

/* All words that PRISM 4 keeps for itself, as its manual lists them. */
static bool is_kept(const char *word)
{
    static const char kept[] =
        " A bool clock const ctmc C double dtmc E endinit endinvariant "
        "endmodule endobservables endrewards endsystem false formula filter "
        "func F global G init invariant I int label max mdp min module X "
        "nondeterministic observable observables of Pmax Pmin P pomdp popta "
        "probabilistic prob pta rate rewards Rmax Rmin R S stochastic system "
        "true U W ";
    char padded[84];

    snprintf(padded, sizeof padded, " %s ", word);
    return strstr(kept, padded);
}

/* A name, copied. */
static void take_name(struct reader *reader, char *name)
{
    if (!isalpha((unsigned char)*reader->word) && *reader->word != '_')
        complain(reader, "%s is no name", reader->word);
    if (is_kept(reader->word))
        complain(reader, "%s is a keyword", reader->word);
    strcpy(name, reader->word);
    next(reader);
}

/* ---- Values ---- */

static size_t find_name(const struct prism *model, const char *text)
{
    size_t i = 0;

    while (i < model->name_count && strcmp(model->names[i].text, text) != 0)
        i++;
    return i;
}

/* The number of a name that was declared. */
static size_t take_known(struct reader *reader)
{
    size_t name = find_name(reader->model, reader->word);

    if (name == reader->model->name_count)
        complain(reader, "%s was not declared", reader->word);
    next(reader);
    return name < reader->model->name_count ? name : 0;
}

static double take_number(struct reader *reader)
{
    double number = strtod(reader->word, NULL);

    if (!isdigit((unsigned char)*reader->word))
        complain(reader, "%s is no number", reader->word);
    if (!strchr(reader->word, '.') && number > INT32_MAX)
        complain(reader, "%s is too large", reader->word);
    next(reader);
    return number;
}

static int64_t take_value(struct reader *reader)
{
    if (take(reader, "-"))
        return -(int64_t)take_number(reader);
    if (isdigit((unsigned char)*reader->word))
        return (int64_t)take_number(reader);
    const struct prism_name *name = &reader->model->names[take_known(reader)];
    if (!name->constant)
        complain(reader, "%s varies", name->text);
    return name->value;
}

/* A value of that variable. */
static int64_t take_value_of(struct reader *reader, size_t name)
{
    const struct prism_name *of = &reader->model->names[name];
    int64_t value = take_value(reader);

    if (of->constant || value < of->min || value > of->max)
        complain(reader, "%s cannot be %jd", of->text, (intmax_t)value);
    return value;
}

/* ---- Declarations ---- */

static struct prism_name *declare(struct reader *reader)
{
    struct prism *model = reader->model;
    struct prism_name name = {0};

    take_name(reader, name.text);
    if (find_name(model, name.text) < model->name_count)
        complain(reader, "%s is declared twice", name.text);
    return memcpy(MORE(model->names, model->name_count), &name, sizeof name);
}

static void take_constant(struct reader *reader)
{
    expect(reader, "int");
    struct prism_name *name = declare(reader);
    name->constant = true;
    expect(reader, "=");
    name->value = take_value(reader);
    expect(reader, ";");
}

static void take_variable(struct reader *reader)
{
    struct prism_name *name = declare(reader);

    expect(reader, ":");
    expect(reader, "[");
    name->min = take_value(reader);
    expect(reader, "..");
    name->max = take_value(reader);
    expect(reader, "]");
    expect(reader, "init");
    name->value = take_value(reader);
    if (name->min >= name->max || name->value < name->min ||
        name->value > name->max)
        complain(reader, "%s has no good range", name->text);
    expect(reader, ";");
}

/* ---- Commands ---- */

/* A row in which nothing is said yet. */
static size_t new_row(struct prism *model)
{
    size_t count = model->name_count;

    model->rows = realloc(model->rows,
                          (model->row_count + 1) * count * sizeof *model->rows);
    for (size_t i = 0; i < count; i++)
        model->rows[model->row_count * count + i] = PRISM_ANY;
    return model->row_count++;
}

static void say(struct reader *reader, size_t row, size_t name, int64_t value)
{
    struct prism *model = reader->model;
    int64_t *cell = &model->rows[row * model->name_count + name];

    if (*cell != PRISM_ANY)
        complain(reader, "%s is said twice", model->names[name].text);
    *cell = value;
}

static void take_guard(struct reader *reader, size_t row)
{
    do {
        size_t name = take_known(reader);
        expect(reader, "=");
        say(reader, row, name, take_value_of(reader, name));
    } while (take(reader, "&"));
}

static void take_assignments(struct reader *reader, size_t row)
{
    if (take(reader, "true"))
        return;
    do {
        expect(reader, "(");
        size_t name = take_known(reader);
        expect(reader, "'");
        expect(reader, "=");
        say(reader, row, name, take_value_of(reader, name));
        expect(reader, ")");
    } while (take(reader, "&"));
}

static void take_command(struct reader *reader)
{
    struct prism *model = reader->model;
    struct prism_command command = {.row = new_row(model),
                                    .update = model->update_count};
    char name[80];
    double sum = 0;

    if (!is(reader, "]"))
        take_name(reader, name);
    expect(reader, "]");
    take_guard(reader, command.row);
    expect(reader, "->");
    do {
        double chance = take_number(reader);
        if (take(reader, "/"))
            chance /= take_number(reader);
        expect(reader, ":");
        size_t row = new_row(model);
        take_assignments(reader, row);
        *MORE(model->updates, model->update_count) =
            (struct prism_update){chance, row};
        command.updates++;
        sum += chance;
    } while (take(reader, "+"));
    expect(reader, ";");
    if (fabs(sum - 1) > 1e-12)
        complain(reader, "chances make %.17g", sum);
    *MORE(model->commands, model->command_count) = command;
}

static void take_module(struct reader *reader)
{
    char name[80];

    take_name(reader, name);
    while (*reader->word && !is(reader, "[") && !is(reader, "endmodule") &&
           !*reader->model->problem)
        take_variable(reader);
    while (take(reader, "["))
        take_command(reader);
    expect(reader, "endmodule");
}

/* ---- Labels and rewards ---- */

static int64_t take_place(struct reader *reader)
{
    size_t name = find_name(reader->model, "Place");

    expect(reader, "Place");
    expect(reader, "=");
    return take_value_of(reader, name);
}

static void take_label(struct reader *reader)
{
    struct prism *model = reader->model;
    struct prism_label label = {0};

    strcpy(label.text, reader->word);
    if (prism_find_label(model, label.text) || is(reader, "\"init\"") ||
        is(reader, "\"deadlock\""))
        complain(reader, "label %s stands already", label.text);
    next(reader);
    expect(reader, "=");
    if (!take(reader, "false"))
        do
            *MORE(label.places, label.count) = take_place(reader);
        while (take(reader, "|"));
    expect(reader, ";");
    *MORE(model->labels, model->label_count) = label;
}

static void take_rewards(struct reader *reader)
{
    struct prism *model = reader->model;

    expect(reader, "\"worth\"");
    while (is(reader, "Place") && !*model->problem) {
        size_t count = model->reward_count;
        *MORE(model->reward_places, count) = take_place(reader);
        expect(reader, ":");
        *MORE(model->rewards, model->reward_count) = take_value(reader);
        expect(reader, ";");
    }
    expect(reader, "endrewards");
}

void prism_parse(struct prism *model, const char *text)
{
    struct reader reader = {.model = model, .at = text};

    next(&reader);
    expect(&reader, "mdp");
    while (take(&reader, "const"))
        take_constant(&reader);
    expect(&reader, "module");
    take_module(&reader);
    while (take(&reader, "label"))
        take_label(&reader);
    while (take(&reader, "rewards"))
        take_rewards(&reader);
    expect(&reader, "");
}
