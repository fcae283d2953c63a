/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How well sureness and outcome go together: Brier scores of forecasts over
 * three outcomes.  Pure; knows neither attempts nor words. */
#include "primum_records.h"

enum { OUTCOMES = 3 };

/* What each sureness gives the guess, in place of words that everybody takes
 * another way. */
static const double given[PRIMUM_SURENESS] = {0.40, 0.60, 0.80, 0.95};

double primum_sureness_chance(int sure)
{
    return sure >= 1 && sure <= PRIMUM_SURENESS ? given[sure - 1] : 0;
}

const char *primum_sureness_name(int sure)
{
    static const char *const names[PRIMUM_SURENESS] = {
        "a guess", "rather likely", "quite sure", "almost certain"};

    return sure >= 1 && sure <= PRIMUM_SURENESS ? names[sure - 1] : NULL;
}

/* The outcomes that were not guessed share what is left. */
static void forecast(enum primum_opening guess, int sure,
                     double chances[OUTCOMES])
{
    double guessed = primum_sureness_chance(sure);
    for (int i = 0; i < OUTCOMES; i++)
        chances[i] = i == 1 + guess ? guessed : (1 - guessed) / (OUTCOMES - 1);
}

/* The squares of what is between two forecasts. */
static double between(const double a[OUTCOMES], const double b[OUTCOMES])
{
    double sum = 0;
    for (int i = 0; i < OUTCOMES; i++)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

void primum_calibration_add(struct primum_calibration *calibration,
                            enum primum_opening guess, int sure,
                            enum primum_opening went, const double chances[3])
{
    double guessed[OUTCOMES], happened[OUTCOMES] = {0};
    if (sure < 1 || sure > PRIMUM_SURENESS)
        return;
    forecast(guess, sure, guessed);
    happened[1 + went] = 1;
    calibration->made++;
    calibration->right += guess == went;
    calibration->sure[sure - 1].made++;
    calibration->sure[sure - 1].right += guess == went;
    calibration->score += between(guessed, happened);
    calibration->knowing += between(chances, happened);
    calibration->apart += between(guessed, chances);
    calibration->claimed += guessed[1 + guess];
    calibration->likely += chances[1 + guess];
}
