/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of the records and its folders: what is there, and making it with
 * rights for one person alone.  Knows nothing of what is in it. */
#ifndef RECORDS_STORE_FILE_H
#define RECORDS_STORE_FILE_H

#include "records/store_trouble.h"

#include <stdbool.h>

/* What is at the path?  *there is false where nothing is.  A file is not
 * opened: to close it would let go of the locks that others here have on it. */
enum store_trouble store_file_look(const char *path, bool *there);

/* Can it be written to, and files be made beside it? */
enum store_trouble store_file_writable(const char *path);

/* Makes an empty file (0600), and the folders on the way to it (0700) that are
 * missing, whatever the umask; all of it is on the disk then.  No trouble if
 * somebody else was quicker. */
enum store_trouble store_file_make(const char *path);

/* Is there something in a file beside it?  SQLite may leave an old one with
 * its first bytes made 0. */
bool store_file_filled(const char *path);

#endif
