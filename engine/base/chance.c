/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chances in words that people use.  Knows no chance, only how to say one.
 *
 *     0                     never
 *     above 0, below 0.01   fewer than 1 in 100
 *     below 0.05            1 to 5 in 100
 *     up to 0.95            1 to 9 in 10
 *     up to 0.99            95 to 99 in 100
 *     below 1               almost surely
 *     1                     surely
 *
 * A half is rounded to the even number, so that the words for a chance and
 * for its opposite always add up: 1 in 4 and 3 in 4 become 2 in 10 and 8 in
 * 10.  A chance is first taken to a billionth, lest the last bit of a sum
 * move it over one of these bounds. */
#include "primum.h"

#define BILLION INT64_C(1000000000)
#define TENTH (BILLION / 10)
#define HUNDREDTH (BILLION / 100)

/* The number of units, at least 1 and at most `most`. */
static int64_t rounded(int64_t chance, int64_t unit, int64_t most)
{
    int64_t count = chance / unit, rest = chance % unit;

    if (2 * rest > unit || (2 * rest == unit && count % 2))
        count++;
    return count < 1 ? 1 : count > most ? most : count;
}

const char *primum_text_chance(double chance)
{
    static const char *const tenths[] = {
        "1 in 10", "2 in 10", "3 in 10", "4 in 10", "5 in 10",
        "6 in 10", "7 in 10", "8 in 10", "9 in 10",
    };
    static const char *const few[] = {
        "1 in 100", "2 in 100", "3 in 100", "4 in 100", "5 in 100",
    };
    static const char *const most[] = {
        "95 in 100", "96 in 100", "97 in 100", "98 in 100", "99 in 100",
    };

    if (!(chance > 0))
        return "never";
    if (chance >= 1)
        return "surely";
    int64_t billionths = (int64_t)(chance * (double)BILLION + 0.5);
    if (billionths < HUNDREDTH)
        return "fewer than 1 in 100";
    if (billionths < 5 * HUNDREDTH)
        return few[rounded(billionths, HUNDREDTH, 5) - 1];
    if (billionths <= 95 * HUNDREDTH)
        return tenths[rounded(billionths, TENTH, 9) - 1];
    if (billionths <= 99 * HUNDREDTH)
        return most[rounded(billionths, HUNDREDTH, 99) - 95];
    return "almost surely";
}
