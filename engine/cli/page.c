/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gathers a page and writes it.  Knows terminals (their width, their escape
 * sequences) and write(2); does not know what a choice or a table is. */
#include "page.h"

#include "primum.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { LEAST_COLUMNS = 10, NARROW_COLUMNS = 50 };

/* Never blue as text, and nothing is said by a style alone. */
static const struct style {
    const char *on, *off;
    const char *em_on, *em_off; /* emphasis inside of it */
} styles[ROLE_COUNT] = {
    [ROLE_TEXT] = {"", "", "\033[1m", "\033[22m"},
    [ROLE_STRONG] = {"\033[1m", "\033[0m", "", ""},
    [ROLE_LABEL] = {"\033[35m", "\033[0m", "\033[1m", "\033[22m"},
    [ROLE_QUIET] = {"\033[2m", "\033[0m", "\033[22m", "\033[2m"},
    [ROLE_PROBLEM] = {"\033[1;35m", "\033[0m", "", ""},
};

/* Without escape sequences emphasis keeps its stars; a screen reader would
 * read them out, so in plain mode it is left to the words. */
static const struct style starred = {"", "", "*", "*"};
static const struct style spoken = {"", "", "", ""};

static const struct style *style_of(const struct screen *screen, enum role role)
{
    if (screen->look.plain)
        return &spoken;
    return screen->look.color ? &styles[role] : &starred;
}

/* ---- A screen ------------------------------------------------------------ */

struct screen *screen_new(int fd, struct look look)
{
    struct screen *screen = buffer_memory(NULL, sizeof *screen);
    *screen = (struct screen){.fd = fd, .look = look, .blank = true};
    return screen;
}

void screen_free(struct screen *screen)
{
    if (!screen)
        return;
    screen_flush(screen);
    buffer_release(&screen->page);
    free(screen);
}

void screen_drop(struct screen *screen)
{
    buffer_clear(&screen->page);
    screen->blank = false; /* a prompt may stand there now */
}

int screen_trouble(const struct screen *screen)
{
    return screen->trouble;
}

bool screen_unicode(const struct screen *screen)
{
    return screen->look.utf8;
}

bool screen_color(const struct screen *screen)
{
    return screen->look.color;
}

bool screen_plain(const struct screen *screen)
{
    return screen->look.plain;
}

void screen_set_plain(struct screen *screen, bool plain)
{
    screen->look.plain = plain;
}

/* Of what the terminal has now. */
static size_t measure(int fd)
{
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) || size.ws_col == 0 ||
        size.ws_col > SCREEN_WIDTH)
        return SCREEN_WIDTH;
    return size.ws_col < LEAST_COLUMNS ? LEAST_COLUMNS : size.ws_col;
}

/* A page keeps the width with which it was begun. */
size_t screen_width(const struct screen *screen)
{
    return screen->page.length > 0 ? screen->columns : measure(screen->fd);
}

void page_begin(struct screen *screen)
{
    screen->columns = screen_width(screen);
}

bool page_narrow(const struct screen *screen)
{
    return screen_width(screen) < NARROW_COLUMNS;
}

size_t page_margin(const struct screen *screen)
{
    return screen->look.plain || page_narrow(screen) ? 0 : 1;
}

/* ---- Writing ------------------------------------------------------------- */

/* Writes once, and waits if there is no room.  Returns how much was taken, -1
 * if nothing ever will be. */
static ssize_t write_some(int fd, const char *bytes, size_t length)
{
    ssize_t written = write(fd, bytes, length);
    if (written >= 0)
        return written;
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
        struct pollfd room = {.fd = fd, .events = POLLOUT};
        poll(&room, 1, -1);
        return 0;
    }
    return errno == EINTR ? 0 : -1;
}

int page_write(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write_some(fd, bytes, length);
        if (written < 0)
            return errno;
        bytes += written;
        length -= (size_t)written;
    }
    return 0;
}

bool screen_flush(struct screen *screen)
{
    if (!screen->trouble)
        screen->trouble =
            page_write(screen->fd, screen->page.bytes, screen->page.length);
    screen_drop(screen);
    return !screen->trouble;
}

/* ---- Setting text -------------------------------------------------------- */

size_t page_columns_of(const char *text)
{
    char *safe = primum_text_safe(text);
    size_t columns = primum_text_width(safe);
    free(safe);
    return columns;
}

void lead_put(struct lead *lead, const struct screen *screen, enum role role,
              const char *text)
{
    const struct style *style = style_of(screen, role);
    char *safe = primum_text_safe(text);
    buffer_format(&lead->bytes, "%s%s%s", style->on, safe, style->off);
    lead->columns += primum_text_width(safe);
    free(safe);
}

void lead_pad(struct lead *lead, size_t columns)
{
    for (; lead->columns < columns; lead->columns++)
        buffer_put(&lead->bytes, " ");
}

void page_line(struct screen *screen, struct lead *lead)
{
    page_begin(screen);
    if (lead->bytes.bytes)
        buffer_put(&screen->page, lead->bytes.bytes);
    buffer_put(&screen->page, "\n");
    buffer_release(&lead->bytes);
    screen->blank = false;
}

/* Lines as primum_text_wrap() made them: styles each, skips the first `skip`
 * bytes of the first, and leaves out empty ones in plain mode. */
static void put_lines(struct screen *screen, const struct style *style,
                      const char *lines, size_t skip)
{
    if (!*lines)
        buffer_put(&screen->page, "\n");
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        if (length > skip)
            buffer_format(&screen->page, "%s%.*s%s\n", style->on,
                          (int)(length - skip), lines + skip, style->off);
        else if (!screen->look.plain)
            buffer_put(&screen->page, "\n");
        lines += length + (lines[length] == '\n');
        skip = 0;
    }
}

void page_set(struct screen *screen, enum role role, struct lead *lead,
              size_t indent, const char *text)
{
    struct lead none = {0};
    if (!lead) {
        lead = &none;
        lead_pad(lead, indent);
    }
    page_begin(screen);
    const struct style *style = style_of(screen, role);
    size_t stars = style == &starred && strchr(text, '*') ? 2 : 0;
    char *first = buffer_text("%*s", (int)lead->columns, "");
    char *rest = buffer_text("%*s", (int)indent, "");
    const struct primum_wrap how = {
        .width = screen->columns - stars,
        .first = first,
        .rest = rest,
        .em_on = style->em_on,
        .em_off = style->em_off,
    };
    char *lines = primum_text_wrap(text, &how);
    if (lead->bytes.bytes)
        buffer_put(&screen->page, lead->bytes.bytes);
    put_lines(screen, style, lines, lead->columns);
    screen->blank = false;
    free(lines);
    free(rest);
    free(first);
    buffer_release(&lead->bytes);
}

void page_say(struct screen *screen, const char *format, ...)
{
    struct buffer text = {0};
    va_list list;
    va_start(list, format);
    buffer_vformat(&text, format, list);
    va_end(list);
    page_set(screen, ROLE_TEXT, NULL, 0, text.bytes);
    buffer_release(&text);
}
