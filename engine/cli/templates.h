/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a new scenario begins as: the files of the folder templates/, which the
 * build makes a part of the program. */
#ifndef CLI_TEMPLATES_H
#define CLI_TEMPLATES_H

struct primum_catalogue;

struct template
{
    const char *name;         /* that of its file, without ".yaml" */
    const char *const *lines; /* without their newlines; ends with NULL */
};

/* Ends with a row without a name. */
extern const struct template template_table[];

/* The template of this name, which is there. */
const struct template *template_find(const char *name);

/* What becomes of a template in its place. */
struct template_place {
    const char *title;  /* NULL: as it is */
    const char *schema; /* where an editor finds it; NULL: nowhere */

    /* Whose tags it may use; NULL: all of its own. */
    const struct primum_catalogue *catalogue;
};

/* Its text in that place; the caller's to free. */
char *template_fill(const struct template *template,
                    const struct template_place *place);

#endif
