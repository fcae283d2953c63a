/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the pieces of the page, and how they look.  Knows what HTML makes of
 * characters; what a number is about it does not know. */
#include "records/cohort_page.h"

#include "records/cohort.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- How it looks ------------------------------------------------------------ */

static const char *const style[] = {
    ":root{color-scheme:light "
    "dark;--paper:#fcfbf8;--ink:#1f2423;--quiet:#5a605d;"
    "--line:#d8d5cb;--track:#e9e6dc;--bar:#2f7173;--mark:#1f2423;"
    "--panel:#f3f1ea}",
    "@media (prefers-color-scheme:dark){:root{--paper:#171b1c;--ink:#e8e5dd;"
    "--quiet:#a5aaa5;--line:#3a4142;--track:#2b3132;--bar:#5f9f9d;"
    "--mark:#fbfaf6;--panel:#1f2425}}",
    "*{box-sizing:border-box}",
    "body{margin:0;background:var(--paper);color:var(--ink);"
    "font:1rem/1.5 system-ui,\"Segoe UI\",Roboto,\"DejaVu Sans\",sans-serif;"
    "overflow-wrap:anywhere}",
    "main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}",
    "h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0 1rem}",
    "h2{font-size:1.35rem;line-height:1.25;margin:3rem 0 .5rem;"
    "padding-top:1rem;border-top:2px solid var(--line)}",
    "h3{font-size:1.1rem;margin:2rem 0 .5rem}",
    "h4{font-size:1rem;margin:1.5rem 0 .25rem}",
    "p{margin:.5rem 0}a{color:inherit}",
    ".lead{font-size:1.1rem}",
    ".quiet,.few{color:var(--quiet)}.quiet{font-size:.9rem}",
    ".panel{background:var(--panel);border:1px solid var(--line);"
    "border-radius:.4rem;padding:.75rem 1rem;margin:1rem 0}",
    ".panel h2{margin:0 0 .5rem;padding:0;border:0;font-size:1.1rem}",
    ".panel ul{margin:.5rem 0;padding-left:1.2rem}",
    "table{width:100%;border-collapse:collapse;margin:.5rem 0 1.25rem}",
    "caption{text-align:left;color:var(--quiet);font-size:.9rem;"
    "padding-bottom:.25rem}",
    "th,td{text-align:right;vertical-align:top;padding:.4rem 0 .4rem .75rem;"
    "border-bottom:1px solid var(--line)}",
    "th:first-child{text-align:left;padding-left:0}",
    "thead th{font-size:.85rem;color:var(--quiet);font-weight:600;"
    "vertical-align:bottom;overflow-wrap:normal}",
    "tbody th{font-weight:400}td{width:6.5rem;font-variant-numeric:"
    "tabular-nums;overflow-wrap:normal}",
    "td small,th small{display:block;color:var(--quiet);font-size:.85rem}",
    "svg{display:block;width:100%;height:.8rem;margin:.35rem 0 .2rem}",
    ".track{fill:var(--track)}.bar{fill:var(--bar)}.mark{fill:var(--mark)}."
    "edge{fill:var(--paper)}",
    "code{white-space:nowrap}.two td{width:11rem}.count{white-space:nowrap}",
    "@media (max-width:30rem){td{width:4.7rem;font-size:.9rem}"
    ".two td{width:8rem}th,td{padding-left:.5rem}}",
    "@media print{:root{--paper:#fff;--ink:#000;--quiet:#333;--line:#999;"
    "--track:#ddd;--bar:#555;--mark:#000;--panel:#fff}"
    "html{font-size:10pt}main{max-width:none;padding:0}nav{display:none}"
    "tr,caption,.panel{break-inside:avoid}caption,thead,h2,h3,h4{"
    "break-after:avoid}}",
};

void page_open(struct text *out)
{
    text_put(out, "<!DOCTYPE html>\n"
                  "<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n"
                  "<head>\n"
                  "<meta charset=\"utf-8\"/>\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\""
                  "default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                  "<meta name=\"viewport\" content=\"width=device-width, "
                  "initial-scale=1\"/>\n"
                  "<title>What the group practised</title>\n"
                  "<style>\n");
    for (size_t i = 0; i < sizeof style / sizeof *style; i++)
        text_format(out, "%s\n", style[i]);
    text_put(out, "</style>\n</head>\n<body>\n<main>\n");
}

void page_close(struct text *out)
{
    text_put(out, "</main>\n</body>\n</html>\n");
}

/* ---- Words --------------------------------------------------------------------- */

static const char *const stand_ins[128] = {
    ['&'] = "&amp;",  ['<'] = "&lt;",   ['>'] = "&gt;",
    ['"'] = "&quot;", ['\''] = "&#39;",
};

void page_words(struct text *out, const char *words)
{
    struct text safe = {0};

    text_add_safe(&safe, words, strlen(words));
    for (size_t at = 0; at < safe.length;) {
        uint32_t point;
        size_t size = text_point(safe.bytes + at, safe.length - at, &point);
        if (point == 0xfffe || point == 0xffff) /* XML does not have them */
            text_put(out, "\xef\xbf\xbd");
        else if (point < 128 && stand_ins[point])
            text_put(out, stand_ins[point]);
        else
            text_add(out, safe.bytes + at, size);
        at += size;
    }
    text_release(&safe);
}

void page_about(struct text *out, const char *before, primum_about number)
{
    if (number >= 0)
        text_format(out, "%s%" PRId64, before ? before : "", number);
    else
        text_put(out, cohort_reason(number));
}

/* ---- Bars ---------------------------------------------------------------------- */

static void put_rectangle(struct text *out, const char *class, int x, int width,
                          int y, int height)
{
    text_format(out,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" "
                "height=\"%d\"/>",
                class, x, y, width, height);
}

/* The line is taller than the bar, and has an edge, so that it is seen on any
 * colour. */
static void put_mark(struct text *out, int hundredths)
{
    int x = 10 * hundredths;

    x = x < 6 ? 6 : x > 994 ? 994 : x;
    put_rectangle(out, "edge", x - 6, 12, 0, 16);
    put_rectangle(out, "mark", x - 3, 6, 0, 16);
}

/* The picture says what the numbers beside it say; so does its label. */
static void put_bar(struct text *out, const struct page_row *row)
{
    int width = cohort_hundredths(row->times);

    text_format(out,
                "<svg viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\""
                " role=\"img\" aria-label=\"Bar: %d in 100",
                width);
    if (row->mark >= 0)
        text_format(out, "; line at %d in 100, as if at random", row->mark);
    text_put(out, "\">");
    put_rectangle(out, "track", 0, 1000, 3, 10);
    put_rectangle(out, "bar", 0, 10 * width, 3, 10);
    if (row->mark >= 0)
        put_mark(out, row->mark);
    text_put(out, "</svg>");
}

/* ---- Tables -------------------------------------------------------------------- */

static void put_head(struct text *out, const char *head)
{
    if (head)
        text_format(out, "<th scope=\"col\">%s</th>", head);
}

void page_table_open(struct text *out, const char *caption,
                     const struct page_heads *heads)
{
    text_format(out, "<table%s>\n<caption>%s</caption>\n<thead><tr>",
                heads->mark ? "" : " class=\"two\"", caption);
    put_head(out, heads->name);
    put_head(out, heads->times);
    put_head(out, heads->mark);
    put_head(out, heads->also);
    text_put(out, "</tr></thead>\n<tbody>\n");
}

static void put_portion(struct text *out, const char *unit,
                        struct primum_portion portion)
{
    if (portion.count < 0) {
        text_format(out, "<td class=\"few\">%s</td>",
                    cohort_reason(portion.count));
        return;
    }
    text_format(out, "<td class=\"count\">%s%" PRId64 " of %" PRId64 "<small>",
                unit ? "in " : "", portion.count, portion.of);
    if (unit)
        text_put(out, unit);
    else
        text_format(out, "%d in 100", cohort_hundredths(portion));
    text_put(out, "</small></td>");
}

void page_table_row(struct text *out, const struct page_row *row)
{
    text_put(out, "<tr><th scope=\"row\">");
    page_words(out, row->name);
    if (row->aside) {
        text_put(out, "<small>");
        page_words(out, row->aside);
        text_put(out, "</small>");
    }
    if (row->times.count >= 0)
        put_bar(out, row);
    text_put(out, "</th>");
    put_portion(out, row->unit, row->times);
    if (row->has_mark && row->mark >= 0)
        text_format(out, "<td>%d in 100</td>", row->mark);
    else if (row->has_mark)
        text_put(out, "<td class=\"few\">not known</td>");
    if (row->also)
        put_portion(out, NULL, *row->also);
    text_put(out, "</tr>\n");
}

void page_table_close(struct text *out, const char *rest)
{
    if (rest)
        text_format(out,
                    "<tr><th scope=\"row\" class=\"few\">%s</th>"
                    "<td class=\"few\">fewer than five each</td></tr>\n",
                    rest);
    text_put(out, "</tbody>\n</table>\n");
}
