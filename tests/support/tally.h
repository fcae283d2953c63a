/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts what a property was tried on, and shows the first few places where
 * it did not hold. */
#ifndef SUPPORT_TALLY_H
#define SUPPORT_TALLY_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#ifndef TALLY_SHOWN
#define TALLY_SHOWN 5
#endif

struct tally {
    const char *name; /* a sentence that is true of every case */
    uint64_t tried, failed;
};

/* One case; if it is not good, what it was. */
__attribute__((format(printf, 3, 4))) static inline void
tally_case(struct tally *tally, bool good, const char *format, ...)
{
    va_list arguments;

    tally->tried++;
    if (good || tally->failed++ >= TALLY_SHOWN)
        return;
    printf("# %s, but not here:\n# ", tally->name);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
}

/* A line for each; the exit code of the program.  What was never tried has
 * not been shown. */
static inline int tally_end(const struct tally *tallies, size_t count)
{
    int status = EXIT_SUCCESS;

    for (size_t i = 0; i < count; i++) {
        bool good = tallies[i].tried && !tallies[i].failed;
        printf("%s - %s (%ju cases", good ? "ok" : "not ok", tallies[i].name,
               (uintmax_t)tallies[i].tried);
        if (tallies[i].failed)
            printf(", not in %ju", (uintmax_t)tallies[i].failed);
        puts(")");
        if (!good)
            status = EXIT_FAILURE;
    }
    return status;
}

/* How many times what `make check` tries: the program's first argument. */
static inline uint32_t tally_effort(int argc, char **argv)
{
    long effort = argc > 1 ? strtol(argv[1], NULL, 10) : 1;

    return effort > 0 && effort < 100000 ? (uint32_t)effort : 1;
}

#endif
