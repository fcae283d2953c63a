/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scenario/input.h"

#include "scenario/yaml.h"

#include <stdlib.h>
#include <string.h>

enum primum_status input_too_large(const char *path,
                                   struct primum_report *report)
{
    struct finding finding = {
        .code = CODE_TOO_LARGE,
        .span = {{1, 1}, {1, 2}},
        .message = "this file is larger than 64 MiB",
        .help = "a scenario is a text of some ten pages: is this the right "
                "file?"};
    struct source source;

    source_init(&source, path, "", 0);
    report_add(report, &source, &finding);
    source_release(&source);
    return PRIMUM_PROBLEMS;
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
