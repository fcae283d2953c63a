/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the doctor found, in words. */
#include "doctor.h"

#include "buffer.h"
#include "size.h"
#include "when.h"

#include <stdlib.h>
#include <string.h>

/* ---- Rows that own their texts ------------------------------------------- */

struct sheet {
    struct screen_row rows[DOCTOR_PLACES];
    size_t count;
};

/* The text is taken over. */
static void row(struct sheet *sheet, const char *label, char *text)
{
    if (sheet->count < DOCTOR_PLACES)
        sheet->rows[sheet->count++] = (struct screen_row){label, text};
    else
        free(text);
}

static void flush(struct screen *screen, const char *heading,
                  struct sheet *sheet)
{
    screen_gap(screen);
    screen_heading(screen, heading, NULL);
    screen_rows(screen, sheet->rows, sheet->count);
    while (sheet->count > 0)
        free((char *)sheet->rows[--sheet->count].text);
}

/* ---- Versions ------------------------------------------------------------ */

static void show_versions(struct screen *screen, const struct doctor *doctor)
{
    struct sheet sheet = {0};
    struct primum_library library;
    row(&sheet, "Primum", buffer_text("%s", PRIMUM_VERSION));
    for (size_t i = 0; primum_library_at(i, &library); i++)
        row(&sheet, library.name, buffer_text("%s", library.version));
    row(&sheet, "Readline", buffer_text("%s", terminal_library()));
    row(&sheet, "System", buffer_text("%s", doctor->system));
    flush(screen, "Versions", &sheet);
}

/* ---- Places -------------------------------------------------------------- */

/* "24 KiB", "3 scenarios", or nothing. */
static char *amount(const struct doctor_place *place)
{
    if (strcmp(place->what, "scenarios") == 0 && place->folder)
        return size_counted(place->scenarios, "scenario");
    return place->folder ? buffer_text("folder") : size_bytes(place->bytes);
}

static char *say_place(const struct doctor_place *place)
{
    if (place->trouble)
        return buffer_text("%s: cannot be looked at (%s)", place->path,
                           strerror(place->trouble));
    if (!place->there)
        return buffer_text("%s: not there", place->path);
    char *much = amount(place);
    char *text =
        buffer_text("%s: %s, rights %04o", place->path, much, place->mode);
    free(much);
    return text;
}

/* What to do about it, in words. */
static void warn(struct screen *screen, const struct doctor_place *place)
{
    if (!place->others_read && !place->others_change)
        return;
    bool both = place->others_read && place->others_change;
    char *text =
        buffer_text("Others on this computer can %s%s%s %s. `chmod %s` "
                    "with its name closes it.",
                    place->others_read ? "read" : "", both ? " and " : "",
                    place->others_change ? "change" : "", place->path,
                    place->others_read ? "go-rwx" : "go-w");
    screen_problem(screen, text);
    free(text);
}

static void show_places(struct screen *screen, const struct doctor *doctor)
{
    struct sheet sheet = {0};
    for (size_t i = 0; i < doctor->place_count; i++)
        row(&sheet, doctor->places[i].label, say_place(&doctor->places[i]));
    flush(screen, "Where things are", &sheet);
    for (size_t i = 0; i < doctor->place_count; i++)
        warn(screen, &doctor->places[i]);
}

/* ---- The terminal -------------------------------------------------------- */

static char *say_if(bool is)
{
    return buffer_text("%s", is ? "yes" : "no");
}

static void show_terminal(struct screen *screen, const struct doctor *doctor)
{
    struct sheet sheet = {0};
    row(&sheet, "Kind",
        buffer_text("%s", doctor->term ? doctor->term : "none"));
    row(&sheet, "Size",
        doctor->columns > 0
            ? buffer_text("%d columns, %d lines", doctor->columns, doctor->rows)
            : buffer_text("none: this goes to no terminal"));
    row(&sheet, "Asks questions", say_if(doctor->interactive));
    row(&sheet, "Colour", say_if(doctor->color));
    row(&sheet, "Plain text", say_if(doctor->plain));
    row(&sheet, "Encoding", buffer_text("%s", doctor->encoding));
    flush(screen, "The terminal", &sheet);
}

/* ---- What is kept -------------------------------------------------------- */

/* "12; 3 of them were left in the middle" */
static char *say_attempts(const struct primum_holdings *held)
{
    char *all = size_count((size_t)held->attempts);
    char *open = size_count((size_t)held->open);
    char *text =
        held->open == 0       ? buffer_text("%s", all)
        : held->attempts == 1 ? buffer_text("%s, left in the middle", all)
        : held->open == 1
            ? buffer_text("%s; one of them was left in the middle", all)
            : buffer_text("%s; %s of them were left in the middle", all, open);
    free(open);
    free(all);
    return text;
}

static char *say_span(const struct primum_holdings *held)
{
    char *first = when_day(held->first), *last = when_day(held->last);
    char *text = buffer_text("%s to %s", first, last);
    free(last);
    free(first);
    return text;
}

static void show_held(struct screen *screen, const struct primum_holdings *held)
{
    struct sheet sheet = {0};
    row(&sheet, "Conversations", say_attempts(held));
    row(&sheet, "Choices", size_count((size_t)held->choices));
    row(&sheet, "Predictions", size_count((size_t)held->predictions));
    row(&sheet, "Reflections", size_count((size_t)held->reflections));
    row(&sheet, "Scenario texts", size_count((size_t)held->texts));
    row(&sheet, "From", say_span(held));
    row(&sheet, "Form of the file", buffer_text("%d", held->version));
    flush(screen, "What is kept of you", &sheet);
    screen_note(screen, "Kept as well: when it was, the file of the scenario, "
                        "and an id for you, made up, that exports carry. No "
                        "name. `primum forget` takes any of it away.");
}

static void show_verdict(struct screen *screen, const struct doctor *doctor)
{
    if (doctor->problem || doctor->held.attempts > 0)
        screen_gap(screen);
    for (size_t i = 0; i < doctor->fault_count; i++)
        screen_problem(screen, doctor->faults[i]);
    if (doctor->problem)
        screen_problem(screen, doctor->problem);
    else if (doctor->fault_count > 0)
        screen_paragraph(screen, "Something in the records is not as it should "
                                 "be. Keep a copy of the file before anything "
                                 "else.");
    else if (doctor->held.attempts > 0)
        screen_paragraph(screen, "The records are sound: every conversation "
                                 "in them was played again.");
}

static void show_records(struct screen *screen, const struct doctor *doctor)
{
    if (!doctor->problem && doctor->held.attempts > 0) {
        show_held(screen, &doctor->held);
    } else if (!doctor->problem) {
        screen_gap(screen);
        screen_paragraph(screen, "Nothing is kept of you yet.");
    }
    show_verdict(screen, doctor);
}

void doctor_show(struct screen *screen, const struct doctor *doctor)
{
    screen_title(screen, "How Primum is doing here");
    show_versions(screen, doctor);
    show_places(screen, doctor);
    show_terminal(screen, doctor);
    show_records(screen, doctor);
}
