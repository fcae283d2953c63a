/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for a line: with readline at a terminal, from stdin otherwise.  The
 * only file that knows readline.
 *
 * Readline's own signal handling is off.  It reads through next_byte(), which
 * waits in pselect(): only there can a signal of ours arrive, so that nothing
 * is ever interrupted half-way, and readline returns in good order and restores
 * the terminal whatever the signal was.
 *
 * Readline flushes every few bytes.  So it writes to memory, and what stands
 * there goes to the terminal at once, before anybody is waited for. */
#include "terminal.h"

#include "buffer.h"
#include "page.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

enum { HISTORY_MOST = 100, CONTROL_D = 4, SUBSTITUTE = 0x1a };

struct terminal {
    bool interactive, begun, gone; /* gone: hung up */
    enum terminal_answer answer;   /* to the question that is open */
    bool returned;                 /* the line is to be read once more */
    bool more;                     /* input came right behind the Enter */
    sigset_t mask;                 /* in force outside of questions */
    char *said;                    /* by readline, and nobody saw it yet */
    size_t said_length;
    struct buffer line;
    const char *const *words;
    size_t word_count;
};

/* Readline and signals know no owner, so the question that is open is here. */
static struct terminal *asking;

/* ---- What readline says -------------------------------------------------- */

/* Writes it to the terminal.  False if that is not possible. */
static bool pass_on(struct terminal *terminal)
{
    fflush(rl_outstream);
    int error =
        page_write(STDOUT_FILENO, terminal->said, terminal->said_length);
    rewind(rl_outstream); /* what comes next takes its place */
    return !error;
}

/* A pause may follow, as where readline shows which bracket is closed. */
static void redisplay(void)
{
    rl_redisplay();
    pass_on(asking);
}

/* Only while keys are dealt with: where a redisplay is not readline's own, it
 * asks without a prompt if the terminal does not echo, and does not clear the
 * line of a window that was made smaller. */
static int begin_input(void)
{
    rl_redisplay_function = redisplay;
    return 0;
}

/* ---- Signals ------------------------------------------------------------- */

static void go_on(int number);
static void stop(int number);
static void resize(int number);

/* What is looked after while a question is open: each either answers the
 * question or is dealt with at once. */
static const struct watched {
    int number;
    enum terminal_answer answer;
    void (*deal)(int number);
} watched[] = {
    {SIGINT, TERMINAL_INTERRUPT, NULL}, {SIGQUIT, TERMINAL_HANGUP, NULL},
    {SIGTERM, TERMINAL_HANGUP, NULL},   {SIGHUP, TERMINAL_HANGUP, NULL},
    {SIGTSTP, TERMINAL_LINE, stop},     {SIGCONT, TERMINAL_LINE, go_on},
    {SIGWINCH, TERMINAL_LINE, resize},
};

enum { WATCHED = sizeof watched / sizeof *watched };

static volatile sig_atomic_t arrived[WATCHED];

static void note_arrival(int number)
{
    for (size_t i = 0; i < WATCHED; i++)
        if (watched[i].number == number)
            arrived[i] = 1;
}

static void handle(int number, struct sigaction *old)
{
    struct sigaction action = {.sa_handler = note_arrival};
    sigfillset(&action.sa_mask);
    sigaction(number, &action, old);
}

/* A signal that was ignored when the program began stays so. */
static void watch_signals(struct terminal *terminal,
                          struct sigaction old[WATCHED])
{
    sigset_t blocked;
    sigemptyset(&blocked);
    for (size_t i = 0; i < WATCHED; i++)
        sigaddset(&blocked, watched[i].number);
    sigprocmask(SIG_BLOCK, &blocked, &terminal->mask);
    for (size_t i = 0; i < WATCHED; i++) {
        arrived[i] = 0;
        handle(watched[i].number, &old[i]);
        if (old[i].sa_handler == SIG_IGN)
            sigaction(watched[i].number, &old[i], NULL);
    }
}

static void unwatch_signals(const struct terminal *terminal,
                            const struct sigaction old[WATCHED])
{
    for (size_t i = 0; i < WATCHED; i++)
        sigaction(watched[i].number, &old[i], NULL);
    sigprocmask(SIG_SETMASK, &terminal->mask, NULL);
}

/* The shell may have changed the terminal meanwhile. */
static void go_on(int number)
{
    (void)number;
    rl_deprep_terminal();
    rl_prep_terminal(1);
    rl_on_new_line();
    rl_forced_update_display();
}

/* Stops as if the signal had not been handled, so that the shell sees why.
 * What is on the screen is left to SIGCONT. */
static void stop(int number)
{
    struct sigaction by_default = {.sa_handler = SIG_DFL};
    sigset_t only;
    rl_deprep_terminal();
    pass_on(asking);
    sigemptyset(&by_default.sa_mask);
    sigemptyset(&only);
    sigaddset(&only, number);
    sigaction(number, &by_default, NULL);
    raise(number);
    sigprocmask(SIG_UNBLOCK, &only, NULL); /* stopped here until SIGCONT */
    sigprocmask(SIG_BLOCK, &only, NULL);
    handle(number, NULL);
    rl_prep_terminal(1);
}

static void resize(int number)
{
    (void)number;
    rl_redisplay_function = rl_redisplay;
    rl_resize_terminal();
    rl_redisplay_function = redisplay;
}

static void deal_with_signals(void)
{
    for (size_t i = 0; i < WATCHED; i++) {
        if (!arrived[i])
            continue;
        arrived[i] = 0;
        if (watched[i].deal)
            watched[i].deal(watched[i].number);
        else
            asking->answer = watched[i].answer;
    }
}

/* ---- What readline calls ------------------------------------------------- */

/* Waits for input; false if a signal came instead. */
static bool wait_for_input(int fd)
{
    fd_set readable;
    pass_on(asking);
    FD_ZERO(&readable);
    FD_SET(fd, &readable);
    return pselect(fd + 1, &readable, NULL, NULL, NULL, &asking->mask) > 0;
}

static bool is_waiting(int fd)
{
    struct pollfd input = {.fd = fd, .events = POLLIN};
    return poll(&input, 1, 0) > 0;
}

/* The next byte for readline.  Once the question has another answer than a
 * line, it gets no more of them, at whatever depth it asks. */
static int next_byte(FILE *stream)
{
    int fd = fileno(stream);
    bool reading_command = RL_ISSTATE(RL_STATE_READCMD) != 0;
    while (asking->answer == TERMINAL_LINE) {
        unsigned char byte;
        if (!wait_for_input(fd)) {
            deal_with_signals();
            continue;
        }
        ssize_t count = read(fd, &byte, 1);
        if (count == 1 && !(byte == CONTROL_D && reading_command && !rl_end)) {
            asking->more = (byte == '\r' || byte == '\n') && is_waiting(fd);
            return byte;
        }
        if (count == 1)
            asking->answer = TERMINAL_END;
        else if (count == 0 || (errno != EINTR && errno != EAGAIN))
            asking->answer = TERMINAL_HANGUP;
    }
    rl_deprep_terminal(); /* before readline ends the line in its own way */
    return reading_command ? READERR : EOF;
}

/* One after the other, the words that begin with `text`. */
static char *next_word(const char *text, int state)
{
    static size_t next;
    if (state == 0)
        next = 0;
    while (next < asking->word_count) {
        const char *word = asking->words[next++];
        if (strncmp(word, text, strlen(text)) == 0)
            return buffer_text("%s", word);
    }
    return NULL;
}

/* Never the names of files. */
static char **complete(const char *text, int start, int end)
{
    (void)start;
    (void)end;
    rl_attempted_completion_over = 1;
    rl_completion_append_character = '\0';
    return rl_completion_matches(text, next_word);
}

static void begin_readline(struct terminal *terminal)
{
    terminal->begun = true;
    rl_outstream = open_memstream(&terminal->said, &terminal->said_length);
    /* Where the locale names no characters, most terminals still speak UTF-8;
     * it goes through as it is. */
    rl_variable_bind("input-meta", "on");
    rl_variable_bind("output-meta", "on");
    rl_variable_bind("convert-meta", "off");
    rl_readline_name = "primum";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_getc_function = next_byte;
    rl_pre_input_hook = begin_input;
    rl_attempted_completion_function = complete;
    rl_completer_word_break_characters = "";
    stifle_history(HISTORY_MOST);
}

/* ---- Asking -------------------------------------------------------------- */

static enum terminal_answer take_line(struct terminal *terminal, char *typed,
                                      const char **line)
{
    buffer_clear(&terminal->line);
    buffer_add(&terminal->line, typed, strnlen(typed, TERMINAL_LINE_MAX));
    const char *trimmed = buffer_trim(&terminal->line);
    if (terminal->more || strpbrk(trimmed, "\r\n"))
        return TERMINAL_SEVERAL;
    if (*trimmed)
        add_history(trimmed);
    *line = trimmed;
    return TERMINAL_LINE;
}

static enum terminal_answer ask_person(struct terminal *terminal,
                                       const char *prompt, const char **line)
{
    struct sigaction old[WATCHED];
    if (!terminal->begun)
        begin_readline(terminal);
    terminal->answer = TERMINAL_LINE;
    terminal->more = false;
    asking = terminal;
    tcflush(STDIN_FILENO, TCIFLUSH);
    watch_signals(terminal, old);
    char *typed = readline(prompt);
    rl_redisplay_function = rl_redisplay;
    if (terminal->answer != TERMINAL_LINE)
        putc('\n', rl_outstream);
    bool passed = pass_on(terminal);
    unwatch_signals(terminal, old);
    asking = NULL;
    if (terminal->answer == TERMINAL_LINE)
        terminal->answer =
            typed ? take_line(terminal, typed, line) : TERMINAL_END;
    else if (!passed)
        terminal->answer = TERMINAL_HANGUP;
    terminal->gone = terminal->answer == TERMINAL_HANGUP;
    free(typed);
    return terminal->answer;
}

/* A byte at a time, for stdin has a buffer, and no more of a line than is
 * kept. */
enum terminal_answer terminal_read(struct terminal *terminal, const char **line)
{
    int byte;
    bool any = false;
    *line = "";
    buffer_clear(&terminal->line);
    while ((byte = getc(stdin)) != EOF && byte != '\n') {
        char kept = byte == '\0' ? SUBSTITUTE : (char)byte;
        any = true;
        if (terminal->line.length < TERMINAL_LINE_MAX)
            buffer_add(&terminal->line, &kept, 1);
    }
    if (byte == EOF && !any)
        return TERMINAL_END;
    *line = buffer_trim(&terminal->line);
    return TERMINAL_LINE;
}

/* ---- The terminal -------------------------------------------------------- */

struct terminal *terminal_new(void)
{
    struct terminal *terminal = buffer_memory(NULL, sizeof *terminal);
    *terminal = (struct terminal){
        .interactive = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO),
    };
    return terminal;
}

void terminal_free(struct terminal *terminal)
{
    if (!terminal)
        return;
    if (terminal->begun)
        clear_history();
    if (terminal->said)
        fclose(rl_outstream);
    free(terminal->said);
    buffer_release(&terminal->line);
    free(terminal);
}

const char *terminal_library(void)
{
    return rl_library_version;
}

bool terminal_interactive(const struct terminal *terminal)
{
    return terminal->interactive;
}

void terminal_offer(struct terminal *terminal, const char *const *words,
                    size_t count)
{
    terminal->words = words;
    terminal->word_count = words ? count : 0;
}

enum terminal_answer terminal_ask(struct terminal *terminal, const char *prompt,
                                  const char **line)
{
    *line = "";
    if (terminal->gone)
        return TERMINAL_HANGUP;
    if (terminal->returned) {
        terminal->returned = false;
        *line = buffer_trim(&terminal->line);
        return TERMINAL_LINE;
    }
    return terminal->interactive ? ask_person(terminal, prompt, line)
                                 : terminal_read(terminal, line);
}

void terminal_return(struct terminal *terminal)
{
    terminal->returned = true;
}

void terminal_forget(struct terminal *terminal)
{
    if (terminal->begun && history_length > 0)
        free_history_entry(remove_history(history_length - 1));
}
