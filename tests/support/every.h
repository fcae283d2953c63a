/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scenario and a catalogue with every key that the language has.  What
 * stands between two `~` is a text for people; between two `^`, any other. */
#ifndef SUPPORT_EVERY_H
#define SUPPORT_EVERY_H

extern const char every_scenario[];
extern const char every_catalogue[];

#endif
