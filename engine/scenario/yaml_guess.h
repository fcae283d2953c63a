/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses at the slip behind an error.  Each looks at the lines around it
 * and, only if it is sure, says what was meant; the first that does wins. */
#ifndef SCENARIO_YAML_GUESS_H
#define SCENARIO_YAML_GUESS_H

#include "scenario/yaml_error.h"
#include "scenario/yaml_line.h"

struct guess {
    struct source *source;
    size_t problem, context; /* where libyaml saw it, in bytes */
    struct line line;        /* the line of the problem */
    struct line opening;     /* the line of the context */
    bool back;               /* the context is the place to show */
    struct span span;
    struct text message, help;
    struct remark remark;
};

typedef bool guess_maker(struct guess *guess);

/* Sets what is wrong from byte `start` to `end` of the file; adds to what is
 * to be done.  Both return true. */
bool guess_say(struct guess *guess, size_t start, size_t end,
               const char *format, ...) __attribute__((format(printf, 4, 5)));
bool guess_advise(struct guess *guess, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Says that a quoted text was closed too early. */
bool guess_say_closed(struct guess *guess, size_t closed);

/* Advises to put a character into a line at byte `at`, and shows it; if it is
 * too long to be shown, advises `otherwise`. */
bool guess_advise_insert(struct guess *guess, const struct line *line,
                         size_t at, char c, const char *otherwise);

/* Advises to put a line's text in quotes, and shows it if that is safe. */
bool guess_advise_quotes(struct guess *guess, const struct line *line);

/* A byte of the file; NUL behind its end.  Where in a line it is. */
char guess_byte(const struct guess *guess, size_t offset);
size_t guess_column(const struct line *line, size_t offset);

/* Is the problem the first thing on its line? */
bool guess_at_line_start(const struct guess *guess);

/* Is the problem the colon behind its line's own key? */
bool guess_at_own_colon(const struct guess *guess);

/* The line at fault: the one above, if that was taken for a text; or the one
 * of the context. */
struct line guess_suspect(const struct guess *guess);

/* Is there a list item at the same indentation, right above or below? */
bool guess_beside_item(const struct line *line, struct source *source);

/* Is this byte an apostrophe inside a word? */
bool guess_is_apostrophe(const struct guess *guess, size_t offset);

/* The quotation mark right before the problem, on its line; 0 if none is. */
size_t guess_closed_quote(const struct guess *guess);

/* ---- yaml_guess_text.c: what stands inside a text ---- */

guess_maker guess_first_character;      /* at the problem */
guess_maker guess_first_character_back; /* at the context */
guess_maker guess_curly_quote;
guess_maker guess_colon_in_text;
guess_maker guess_comment_in_text;
guess_maker guess_block_text;
guess_maker guess_after_quote;
guess_maker guess_open_quote;
guess_maker guess_escape;

/* ---- yaml_guess_form.c: what stands around it ---- */

guess_maker guess_tab;
guess_maker guess_tight_colon;
guess_maker guess_missing_colon;
guess_maker guess_missing_key;
guess_maker guess_missing_bar;
guess_maker guess_missing_first_key;

/* ---- yaml_guess_copied.c: what came along from elsewhere ---- */

guess_maker guess_odd_space;
guess_maker guess_fence;
guess_maker guess_foreign_comment;
guess_maker guess_bullet;

/* ---- yaml_guess_dash.c: dashes ---- */

guess_maker guess_tight_dash;
guess_maker guess_missing_dash;
guess_maker guess_stray_dash;

/* ---- yaml_guess_indent.c: where lines begin ---- */

guess_maker guess_left_of_text;
guess_maker guess_indentation;
guess_maker guess_deep_key;

/* ---- yaml_guess_bracket.c: brackets, and what stands between them ---- */

guess_maker guess_stray_bracket;
guess_maker guess_other_bracket;
guess_maker guess_after_bracket;
guess_maker guess_open_bracket;
guess_maker guess_comment_in_brackets;
guess_maker guess_missing_comma;
guess_maker guess_flow_quote;

#endif
