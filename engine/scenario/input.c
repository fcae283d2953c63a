/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scenario/input.h"

#include "scenario/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void input_report_whole(const char *path, enum code code, const char *message,
                        const char *help, struct primum_report *report)
{
    struct source source;

    source_init(&source, path, "", 0);
    report_say(report, &source, code, (struct span){{1, 1}, {1, 2}}, message,
               help);
    source_release(&source);
}

enum primum_status input_too_large(const char *path,
                                   struct primum_report *report)
{
    input_report_whole(
        path, CODE_TOO_LARGE, "this file is larger than 64 MiB",
        "a scenario is a text of some ten pages: is this the right "
        "file?",
        report);
    return PRIMUM_PROBLEMS;
}

static const char copy_out[] =
    "copy its words into a new file in a text editor, and save that as plain "
    "text, in UTF-8";
static const char right_file[] =
    "is this the right file? A scenario is plain text, as a text editor writes "
    "it";

/* What files begin with that are something else. */
static const struct stranger {
    const char *bytes;
    size_t length;
    const char *what, *help;
} strangers[] = {
    {"PK\3\4", 4, "a Word or LibreOffice document, or a packed folder",
     copy_out},
    {"\xd0\xcf\x11\xe0", 4, "a document of an older Word", copy_out},
    {"{\\rtf", 5, "a document of a word processor (RTF)", copy_out},
    {"%PDF", 4, "a PDF", copy_out},
    {"<!DOCTYPE", 9, "a web page", copy_out},
    {"<!doctype", 9, "a web page", copy_out},
    {"<html", 5, "a web page", copy_out},
    {"<?xml", 5, "an XML file", right_file},
    {"\x89PNG", 4, "a picture", right_file},
    {"\xff\xd8\xff", 3, "a picture", right_file},
    {"GIF8", 4, "a picture", right_file},
    {"\x1f\x8b", 2, "a packed file", right_file},
    {"SQLite format 3", 15, "a database", right_file},
};

bool input_is_stranger(const char *path, const char *text, size_t length,
                       struct primum_report *report)
{
    char message[120];

    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
        const struct stranger *stranger = &strangers[i];
        if (length < stranger->length ||
            memcmp(text, stranger->bytes, stranger->length) != 0)
            continue;
        snprintf(message, sizeof message, "this is %s, not a scenario",
                 stranger->what);
        input_report_whole(path, CODE_ENCODING, message, stranger->help,
                           report);
        return true;
    }
    return false;
}

enum primum_status input_read(const char *path, struct primum_report *report,
                              char **text, size_t *length)
{
    char *trouble = NULL;
    enum primum_status status =
        file_read(path, YAML_FILE_MAX, text, length, &trouble);

    if (status == PRIMUM_PROBLEMS) {
        free(trouble);
        return input_too_large(path, report);
    }
    if (status)
        report_trouble(report, trouble);
    return status;
}

void input_source(struct source *source, const char *path, const char *text,
                  size_t length)
{
    size_t mark = length >= 3 && !memcmp(text, "\xef\xbb\xbf", 3) ? 3 : 0;

    source_init(source, path, text + mark, length - mark);
}
