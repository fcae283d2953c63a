/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the codes.  Knows where in a page its first sentence stands;
 * what pages look like on a screen is for others. */
#include "base/code.h"
#include "base/embedded.h"
#include "base/text.h"

#include <string.h>

const char *primum_code_page(const char *name)
{
    return embedded_find(embedded_pages, name);
}

/* The first paragraph, behind the title. */
static const char *first_paragraph(const char *page)
{
    while (*page == '#' || *page == '\n') {
        page += strcspn(page, "\n");
        page += *page == '\n';
    }
    return page;
}

/* How long the sentence is: up to a full stop with a blank behind it, or to
 * the end of its paragraph. */
static size_t sentence_length(const char *text)
{
    size_t at = 0;

    while (text[at] && strncmp(text + at, "\n\n", 2) != 0 &&
           !(text[at] == '.' && strchr(" \n", text[at + 1])))
        at++;
    return at + (text[at] == '.');
}

char *code_about(enum code code)
{
    struct text paragraph = {0};
    const char *page = first_paragraph(primum_code_page(code_name(code)));
    const char *end = strstr(page, "\n\n");

    text_add_safe(&paragraph, page, end ? (size_t)(end - page) : strlen(page));
    return text_take(&paragraph);
}

char *primum_code_meaning(const char *name)
{
    const char *page = primum_code_page(name);
    struct text sentence = {0};

    if (!page)
        return NULL;
    page = first_paragraph(page);
    text_add_safe(&sentence, page, sentence_length(page));
    return text_take(&sentence);
}
