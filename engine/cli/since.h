/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of a scenario's file since an attempt was kept. */
#ifndef CLI_SINCE_H
#define CLI_SINCE_H

#include "primum_records.h"

/* A sentence about it; NULL: it is as it was, at its place or at another. */
const char *since_then(const struct primum_record *record);

#endif
