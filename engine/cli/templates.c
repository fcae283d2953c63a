/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fits a template into its place, line by line.  Knows how the templates are
 * written: a tag or a list of tags stands on one line, behind its key.  Does
 * not know where the result goes. */
#include "templates.h"

#include "buffer.h"
#include "primum.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const char modeline[] = "# yaml-language-server: $schema=";
static const char title[] = "title: ";

/* What stands at the end where a choice may have lost all of its tags. */
static const char untagged[] =
    "\n"
    "# The catalogue in this folder lacks some of the tags that this template\n"
    "# came with, so they were left out. Tag each choice with what is there\n"
    "# (see primum learn), and take this line out.\n"
    "allow: no-practice\n";

const struct template *template_find(const char *name)
{
    const struct template *template = template_table;
    while (strcmp(template->name, name) != 0)
        template ++;
    return template;
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* ---- Tags ---------------------------------------------------------------- */

static bool has_entry(const struct primum_catalogue *catalogue, const char *id,
                      enum primum_entry_kind kind)
{
    uint32_t entry = primum_entry_find(catalogue, id);
    return entry && catalogue->entries[entry].kind == kind;
}

static bool has_practice(const struct primum_catalogue *catalogue,
                         const char *id)
{
    return has_entry(catalogue, id, PRIMUM_PRACTICE);
}

static bool has_harm(const struct primum_catalogue *catalogue, const char *id)
{
    return has_entry(catalogue, id, PRIMUM_HARM);
}

static bool has_evidence(const struct primum_catalogue *catalogue,
                         const char *id)
{
    return primum_evidence_find(catalogue, id) != 0;
}

static const struct tag_key {
    const char *key;
    bool (*has)(const struct primum_catalogue *catalogue, const char *id);
} tag_keys[] = {
    {"practices: ", has_practice},
    {"harms: ", has_harm},
    {"evidence: ", has_evidence},
};

static const struct tag_key *tag_key_of(const char *line)
{
    for (size_t i = 0; i < sizeof tag_keys / sizeof *tag_keys; i++)
        if (begins(line, tag_keys[i].key))
            return &tag_keys[i];
    return NULL;
}

/* The tags of a line that the catalogue has, as a list; returns how many there
 * were to ask about. */
static size_t keep_tags(struct buffer *kept, const struct tag_key *key,
                        const char *tags,
                        const struct primum_catalogue *catalogue)
{
    static const char between[] = "[], ";
    size_t count = 0;
    for (tags += strspn(tags, between); *tags; tags += strspn(tags, between)) {
        size_t length = strcspn(tags, between);
        char *id = buffer_text("%.*s", (int)length, tags);
        if (key->has(catalogue, id))
            buffer_format(kept, "%s%s", kept->length ? ", " : "", id);
        free(id);
        tags += length;
        count++;
    }
    return count;
}

/* A line with tags, as far as the catalogue has them.  False if nothing of it
 * is left. */
static bool add_tags(struct buffer *text, const char *line,
                     const struct tag_key *key,
                     const struct primum_catalogue *catalogue)
{
    struct buffer kept = {0};
    const char *tags = strchr(line, ':') + 1;
    size_t asked = keep_tags(&kept, key, tags, catalogue);
    bool any = kept.length > 0 || asked == 0; /* `[]` is for none */
    if (any)
        buffer_format(text, "%.*s [%s]\n", (int)(tags - line), line,
                      kept.length ? kept.bytes : "");
    buffer_release(&kept);
    return any;
}

/* ---- Lines --------------------------------------------------------------- */

char *template_fill(const struct template *template,
                    const struct template_place *place)
{
    struct buffer text = {0};
    bool lost = false;
    for (const char *const *line = template->lines; *line; line++) {
        const struct tag_key *key =
            place->catalogue ? tag_key_of(*line + strspn(*line, " ")) : NULL;
        if (key)
            lost |= !add_tags(&text, *line, key, place->catalogue);
        else if (place->title && begins(*line, title))
            buffer_format(&text, "%s%s\n", title, place->title);
        else if (!begins(*line, modeline))
            buffer_format(&text, "%s\n", *line);
        else if (place->schema)
            buffer_format(&text, "%s%s\n", modeline, place->schema);
    }
    if (lost)
        buffer_put(&text, untagged);
    return buffer_take(&text);
}
