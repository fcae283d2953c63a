/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `check --fix`: mends what is safe to mend, and says each.  The library knows
 * what that is; here are rounds, for what was hidden behind a mistake shows
 * when it is gone. */
#include "buffer.h"
#include "checker.h"
#include "save.h"

#include <stdlib.h>
#include <string.h>

enum { ROUNDS_MOST = 10 };

static void say_mended(const struct invocation *invocation,
                       struct primum_report *report)
{
    const struct primum_diagnostic *told;
    for (size_t i = 0; (told = primum_report_get(report, i)); i++) {
        if (!told->fix)
            continue;
        char *safe = primum_text_safe(told->fix);
        char *text = buffer_text("%s:%u:%u: mended: %s, now `%s` [%s]",
                                 told->path, told->line, told->column,
                                 told->message, safe, told->code);
        screen_verbatim(invocation->err, text);
        free(text);
        free(safe);
    }
}

/* One round.  A status; *again where something was mended. */
static int mend_once(const struct invocation *invocation, const char *path,
                     struct primum_report *report, bool *again)
{
    char *text = NULL;
    size_t length, mended = 0;
    *again = false;
    if (primum_mend(path, report, &text, &length, &mended))
        return PRIMUM_OK; /* the check that follows says that it is not there */
    int error = mended > 0 ? save_over(path, text, length) : 0;
    free(text);
    if (error)
        return invocation_fail(invocation, PRIMUM_WORLD,
                               "%s could not be mended: %s. It is as it was.",
                               path, strerror(error));
    if (mended > 0)
        say_mended(invocation, report);
    *again = mended > 0;
    return PRIMUM_OK;
}

static int mend_file(const struct invocation *invocation, const char *path)
{
    int status = PRIMUM_OK;
    bool again = true;
    for (int round = 0; again && !status && round < ROUNDS_MOST; round++) {
        struct primum_report *report = primum_report_new();
        struct checker checker = {
            .invocation = invocation, .report = report, .unproved = true};
        checker_file(&checker, path);
        status = mend_once(invocation, path, report, &again);
        checker_release(&checker);
        primum_report_free(report);
    }
    return status;
}

int check_fix(const struct invocation *invocation, const struct files *files)
{
    int status = PRIMUM_OK;
    for (size_t i = 0; i < files->count; i++) {
        int one = mend_file(invocation, files->paths[i]);
        status = one ? one : status;
    }
    return status;
}
