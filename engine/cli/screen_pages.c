/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages that are longer than the terminal, shown a part at a time.  Does not
 * wait for anybody. */
#include "screen.h"

#include "page.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

/* From so many lines on, there is one to spare between prompt and text. */
enum { ROOMY_LINES = 16 };

/* Lines that the terminal shows; 0: there is no end to them. */
static size_t height_of(int fd)
{
    struct winsize size;
    return ioctl(fd, TIOCGWINSZ, &size) ? 0 : size.ws_row;
}

/* How many bytes of a page fit in so many lines.  Best is to end with an empty
 * line, then to end where something begins again at the left, unless that would
 * leave many of them unused. */
static size_t cut(const char *page, size_t lines)
{
    const char *end = page, *gap = NULL, *item = NULL;
    size_t indent = 0;
    for (size_t line = 0; line < lines && *end; line++) {
        size_t before = indent;
        const char *begin = end;
        indent = strspn(begin, " ");
        end += strcspn(end, "\n");
        end += *end == '\n';
        if (*begin == '\n' && line >= lines / 3)
            gap = end;
        else if (indent < before && line >= lines / 2)
            item = begin;
    }
    const char *best = gap ? gap : item ? item : end;
    return (size_t)((*end ? best : end) - page);
}

bool screen_flush_part(struct screen *screen)
{
    size_t lines = height_of(screen->fd);
    if (screen->look.plain || lines < 2 || screen->page.length == 0)
        return false;
    size_t length = cut(screen->page.bytes, lines - 1);
    const char *behind = screen->page.bytes + length;
    char *rest = buffer_text("%s", behind + strspn(behind, "\n"));
    bool more = *rest, blank = screen->blank;
    screen->page.length = length;
    if (more) {
        more = screen_flush(screen);
        if (lines > ROOMY_LINES)
            buffer_put(&screen->page, "\n");
        buffer_put(&screen->page, rest);
        screen->blank = blank;
    }
    free(rest);
    return more;
}
