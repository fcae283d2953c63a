/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A YAML file on its way in. */
#ifndef SCENARIO_INPUT_H
#define SCENARIO_INPUT_H

#include "base/report.h"
#include "base/source.h"
#include "primum.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads a file of at most YAML_FILE_MAX bytes into *text (free() it).  What
 * goes wrong is in the report. */
enum primum_status input_read(const char *path, struct primum_report *report,
                              char **text, size_t *length);

/* Reports that the file is larger than that; PRIMUM_PROBLEMS. */
enum primum_status input_too_large(const char *path,
                                   struct primum_report *report);

/* Reports on a file as a whole, of which nothing is to be shown. */
void input_report_whole(const char *path, enum code code, const char *message,
                        const char *help, struct primum_report *report);

/* Is the file no text that somebody typed, but a document or a picture?  Reports
 * that by its first bytes. */
bool input_is_stranger(const char *path, const char *text, size_t length,
                       struct primum_report *report);

/* The text behind a byte order mark, if there is one.  Borrows both. */
void input_source(struct source *source, const char *path, const char *text,
                  size_t length);

#endif
