/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an author may have left out: reasons, impacts, tags, a content note, and
 * who wrote it.  Each is asked for in the words of the case. */
#include "check/advice.h"

#include "check/tell.h"

#include <string.h>

enum { QUOTE_BYTES = 48 };

/* Adds the first words of a text. */
static void add_quote(struct text *text, const char *words)
{
    size_t length = strlen(words), end = length;

    if (length > QUOTE_BYTES) {
        end = QUOTE_BYTES;
        while (end && words[end] != ' ')
            end--;
    }
    text_format(text, "\u201c%.*s%s\u201d", (int)end, words,
                end < length ? "…" : "");
}

static const struct primum_scenario *words_of(const struct check *check)
{
    return &check->scenario->words;
}

bool advice_reads(const struct check *check)
{
    const char *language = words_of(check)->language;

    return !strncmp(language, "en", 2) && (!language[2] || language[2] == '-');
}

/* ---- no-intent ---- */

static void say_no_intent(struct check *check, uint32_t number)
{
    const struct primum_choice *choice = &words_of(check)->choices[number];
    struct tale tale = {.code = CODE_NO_INTENT,
                        .at = where_choice(&check->where, number)};

    text_format(&tale.message, "`%s` has no `intent`", choice->id);
    text_put(&tale.help,
             "add a line `intent: To …` to it, with a good reason that "
             "a decent coach could have to ");
    text_put(&tale.help, choice->say ? "say " : "do this: ");
    add_quote(&tale.help, choice->say ? choice->say : choice->deed);
    tell(check, &tale);
}

void advise_intent(struct check *check)
{
    const struct primum_scenario *words = words_of(check);

    for (uint32_t i = 1; i <= words->choice_count; i++)
        if (advice_chooses(&words->choices[i]) && !words->choices[i].intent &&
            !check_spares(check, CODE_NO_INTENT, THING_CHOICE, i))
            say_no_intent(check, i);
}

/* ---- no-impact ---- */

/* What of a response there is to point at: the id of a choice that carries it
 * itself, else the first words of the item. */
static const struct yaml_node *handle_of(struct check *check, uint32_t number)
{
    const struct primum_response *response =
        &words_of(check)->responses[number];
    const struct yaml_node *choice =
        where_choice(&check->where, response->choice);
    const struct yaml_node *map = where_response(&check->where, number);
    const struct yaml_node *title = where_value(map, "title");

    if (map == choice->next)
        return choice;
    return title ? title : map->child ? map->child : map;
}

static void say_no_impact(struct check *check, uint32_t number)
{
    const struct primum_scenario *words = words_of(check);
    const struct primum_choice *choice =
        &words->choices[words->responses[number].choice];
    const char *person = words->with ? words->people[words->with].name : NULL;
    struct tale tale = {.code = CODE_NO_IMPACT, .at = handle_of(check, number)};

    if (choice->responses == 1)
        text_format(&tale.message, "`%s` has no `impact`", choice->id);
    else
        text_format(&tale.message, "response %u of `%s` has no `impact`",
                    (unsigned)(number - choice->response + 1), choice->id);
    text_put(&tale.help, "add a line `impact: …` with how ");
    add_quote(&tale.help, choice->say ? choice->say : choice->deed);
    text_format(&tale.help, " landed%s%.60s, in a sentence or two",
                person ? " with " : "", person ? person : "");
    tell(check, &tale);
}

void advise_impact(struct check *check)
{
    const struct primum_scenario *words = words_of(check);

    for (uint32_t i = 1; i <= words->response_count; i++) {
        const struct primum_response *response = &words->responses[i];
        if (advice_chooses(&words->choices[response->choice]) &&
            !response->impact &&
            !check_spares(check, CODE_NO_IMPACT, THING_RESPONSE, i))
            say_no_impact(check, i);
    }
}

/* ---- no-practice ---- */

/* In itself, or in how it may land. */
static bool is_harmful(const struct primum_scenario *words,
                       const struct primum_choice *choice)
{
    bool harms = choice->harms.count > 0;

    for (uint32_t i = 0; i < choice->responses; i++)
        harms |= words->responses[choice->response + i].harms.count > 0;
    return harms;
}

/* The first id of a kind in the catalogue, as an example. */
static const char *example_of(const struct primum_catalogue *catalogue,
                              enum primum_entry_kind kind)
{
    for (uint32_t i = 1; i <= catalogue->entry_count; i++)
        if (catalogue->entries[i].kind == kind)
            return catalogue->entries[i].id;
    return NULL;
}

static void say_no_practice(struct check *check, uint32_t number)
{
    const struct primum_catalogue *catalogue = words_of(check)->catalogue;
    const char *practice = example_of(catalogue, PRIMUM_PRACTICE);
    const char *harm = example_of(catalogue, PRIMUM_HARM);
    struct tale tale = {.code = CODE_NO_PRACTICE,
                        .at = where_choice(&check->where, number)};

    text_format(&tale.message, "`%s` is tagged with no practice and no harm",
                words_of(check)->choices[number].id);
    text_put(&tale.help,
             "say what it practises or how it harms, with ids from the "
             "catalogue");
    if (practice)
        text_format(&tale.help, ": `practices: %s`", practice);
    if (harm)
        text_format(&tale.help, "%s `harms: %s`", practice ? " or" : ":", harm);
    text_put(&tale.help,
             "; `catalogue.yaml`, in the same folder, has them all");
    tell(check, &tale);
}

void advise_practice(struct check *check)
{
    const struct primum_scenario *words = words_of(check);

    if (!words->catalogue || !words->catalogue->entry_count)
        return;
    for (uint32_t i = 1; i <= words->choice_count; i++) {
        const struct primum_choice *choice = &words->choices[i];
        if (advice_chooses(choice) && !choice->practices.count &&
            !is_harmful(words, choice) &&
            !check_spares(check, CODE_NO_PRACTICE, THING_CHOICE, i))
            say_no_practice(check, i);
    }
}

/* ---- no-content-note ---- */

/* The first entry of the list that the catalogue calls a crisis; 0: none. */
static uint32_t crisis_in(const struct primum_catalogue *catalogue,
                          struct primum_list tags)
{
    for (uint32_t i = 0; i < tags.count; i++)
        if (catalogue->entries[tags.items[i]].crisis)
            return tags.items[i];
    return 0;
}

static uint32_t crisis_of(const struct primum_scenario *words,
                          const struct primum_choice *choice)
{
    uint32_t entry = crisis_in(words->catalogue, choice->practices);

    if (!entry)
        entry = crisis_in(words->catalogue, choice->harms);
    for (uint32_t i = 0; i < choice->responses && !entry; i++)
        entry = crisis_in(words->catalogue,
                          words->responses[choice->response + i].harms);
    return entry;
}

void advise_content_note(struct check *check)
{
    const struct primum_scenario *words = words_of(check);
    uint32_t entry = 0, number = 0;

    if (!words->catalogue || words->content_notes.count)
        return;
    while (!entry && number++ < words->choice_count)
        if (!check_allows(check, CODE_NO_CONTENT_NOTE, THING_CHOICE, number))
            entry = crisis_of(words, &words->choices[number]);
    if (!entry)
        return;
    struct tale tale = {.code = CODE_NO_CONTENT_NOTE,
                        .at = where_choice(&check->where, number)};
    text_format(&tale.message,
                "this is about a crisis (`%s`), and the scenario has no "
                "content note",
                words->catalogue->entries[entry].id);
    text_put(&tale.help,
             "add at the top, in a few neutral words, what somebody may "
             "want to know before, such as `content_notes: [Overdose, and the "
             "fear of it.]`");
    tell(check, &tale);
}

/* ---- no-attribution ---- */

void advise_attribution(struct check *check)
{
    const struct primum_scenario *words = words_of(check);
    bool authors = words->authors.count, license = words->license.count;
    struct tale tale = {.code = CODE_NO_ATTRIBUTION,
                        .at = where_top(&check->where, "title")};

    if ((authors && license) ||
        check_allows(check, CODE_NO_ATTRIBUTION, THING_SCENE, 0))
        return;
    text_put(&tale.message, authors ? "it is not said how others may use this"
                            : license
                                ? "it is not said who wrote this"
                                : "it is not said who wrote this, nor how "
                                  "others may use it");
    text_put(&tale.help, "add at the top: ");
    text_put(&tale.help, authors ? "" : "`authors: Your name`");
    text_put(&tale.help, authors || license ? "" : "; and ");
    text_put(&tale.help,
             license ? ""
                     : "`license: CC-BY-4.0` if they may use and change "
                       "it and say whose it was, or another licence");
    tell(check, &tale);
}
