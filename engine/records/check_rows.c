/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold between rows beyond what the tables themselves see to.  The
 * numbers are those of docs/records.md. */
#include "records/check.h"

#include "base/text.h"
#include "records/id.h"

#include <string.h>

/* Each shows what breaks a rule: its id, or something else to know it by. */
static const struct {
    const char *sql, *sentence;
} rules[] = {
    /* 4 */
    {"SELECT substr(sha256, 1, 8) FROM text t"
     "  WHERE NOT EXISTS (SELECT 1 FROM attempt WHERE text = t.number)"
     "  AND NOT EXISTS (SELECT 1 FROM attempt WHERE catalogue = t.number)",
     "A text is kept that no attempt needs (%s)."},
    /* 6 */
    {"SELECT DISTINCT \"table\" FROM pragma_foreign_key_check",
     "In the table %s there is something that belongs to no attempt."},
    /* 8 */
    {"SELECT id FROM attempt a WHERE NOT EXISTS"
     "  (SELECT 1 FROM move WHERE attempt = a.number AND kind = 'choice'"
     "    AND number >= borrowed)",
     "The attempt %s has no choice of its own."},
    /* 10 */
    {"SELECT DISTINCT a.id FROM attempt a JOIN move m ON m.attempt = a.number"
     "  LEFT JOIN move n ON n.attempt = m.attempt AND n.number = m.number + 1"
     "  WHERE m.at < a.begun OR n.at < m.at",
     "In the attempt %s time goes backwards."},
    /* 11 */
    {"SELECT id FROM attempt a WHERE NOT EXISTS"
     "  (SELECT 1 FROM visit WHERE attempt = a.number AND number = 0)"
     "  OR (SELECT count(*) <> max(number) + 1 FROM visit"
     "    WHERE attempt = a.number)",
     "A visit of the attempt %s is missing."},
    {"SELECT DISTINCT a.id FROM attempt a"
     "  JOIN visit v ON v.attempt = a.number"
     "  JOIN visit w ON w.attempt = v.attempt AND w.number = v.number + 1"
     "  WHERE w.begun < ifnull(v.ended, v.begun)",
     "A visit of the attempt %s begins before the last one is over."},
    /* 12 */
    {"SELECT DISTINCT a.id FROM prediction p"
     "  JOIN attempt a ON a.number = p.attempt"
     "  JOIN move m ON m.attempt = p.attempt AND m.number = p.move"
     "  WHERE m.kind <> 'choice'",
     "A prediction in the attempt %s is not about a choice."},
    /* 13 */
    {"SELECT DISTINCT a.id FROM reflection r"
     "  JOIN attempt a ON a.number = r.attempt GROUP BY r.attempt"
     "  HAVING count(*) <> max(r.number) + 1",
     "Something that was written about the attempt %s is missing."},
    /* 15 */
    {"SELECT id FROM attempt a LEFT JOIN summary s ON s.attempt = a.number"
     "  WHERE s.last IS NOT max("
     "    ifnull((SELECT max(at) FROM move WHERE attempt = a.number), a.begun),"
     "    ifnull((SELECT max(max(begun, ifnull(ended, begun))) FROM visit"
     "      WHERE attempt = a.number), a.begun),"
     "    ifnull((SELECT max(at) FROM prediction"
     "      WHERE attempt = a.number), a.begun),"
     "    ifnull((SELECT max(at) FROM reflection"
     "      WHERE attempt = a.number), a.begun))",
     "When the attempt %s was last gone on with is not told right in lists."},
    {"SELECT id FROM attempt a JOIN summary s ON s.attempt = a.number"
     "  WHERE (s.standing = 1) <> (s.ending IS NOT NULL)"
     "  OR (s.ending IS NULL) <> (s.ending_title IS NULL)",
     "Of the attempt %s, lists do not tell right how it ended."},
    /* 17 */
    {"SELECT 'nothing' FROM attempt WHERE NOT EXISTS"
     "  (SELECT 1 FROM about WHERE key = '" RECORDS_TRAINEE "') LIMIT 1",
     "There are attempts, but %s says whose they are to other programs."},
};

/* All that is a text, beside something to know it by. */
static const char *const texts[] = {
    "SELECT key, key, value FROM about",
    "SELECT id, id, scenario, title, path, start, after FROM attempt",
    "SELECT a.id, choice FROM move m JOIN attempt a ON a.number = m.attempt",
    "SELECT a.id, hope FROM prediction p JOIN attempt a"
    "  ON a.number = p.attempt",
    "SELECT a.id, question, answer FROM reflection r JOIN attempt a"
    "  ON a.number = r.attempt",
    "SELECT a.id, ending, ending_title FROM summary s JOIN attempt a"
    "  ON a.number = s.attempt",
    "SELECT a.id, tag FROM tally t JOIN attempt a ON a.number = t.attempt",
};

/* The sentence with the name where its %s is. */
static void put_sentence(struct text *text, const char *sentence,
                         const char *name)
{
    const char *gap = strstr(sentence, "%s");

    text_add(text, sentence, (size_t)(gap - sentence));
    text_put(text, name);
    text_put(text, gap + 2);
}

static const char *name_of(struct query *query)
{
    const char *name = store_text(query, 0);

    return !name ? "?" : id_sound(name) ? id_short(name) : name;
}

static void end(struct checking *checking, struct query *query)
{
    if (store_end(query))
        check_say(checking, "%s", store_problem(checking->records->store));
}

static void check_rule(struct checking *checking, size_t rule)
{
    struct query *query =
        store_query(checking->records->store, rules[rule].sql);

    while (!checking->stopped && store_row(query)) {
        struct text sentence = {0};
        put_sentence(&sentence, rules[rule].sentence, name_of(query));
        check_say(checking, "%s", sentence.bytes);
        text_release(&sentence);
    }
    end(checking, query);
}

/* 18 */
static void check_texts(struct checking *checking, size_t which)
{
    struct query *query = store_query(checking->records->store, texts[which]);

    while (!checking->stopped && store_row(query)) {
        bool sound = true;
        for (int i = 0; i < store_columns(query); i++)
            sound &= store_text_sound(query, i);
        if (!sound)
            check_say(checking,
                      "Something in the attempt %s is not a text any more.",
                      name_of(query));
    }
    end(checking, query);
}

void check_rows(struct checking *checking)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        check_rule(checking, i);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_texts(checking, i);
}
