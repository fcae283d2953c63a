/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least that a program can do that asks something on a terminal, again and
 * again, linked with all that the real one is linked with.  Given a file, it
 * first lets libyaml read that, and does nothing with it. */
#include <readline/readline.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static void read_events(const char *path)
{
    FILE *file = fopen(path, "r");
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_event_type_t type;

    if (!file || !yaml_parser_initialize(&parser))
        abort();
    yaml_parser_set_input_file(&parser, file);
    do {
        if (!yaml_parser_parse(&parser, &event))
            abort();
        type = event.type;
        yaml_event_delete(&event);
    } while (type != YAML_STREAM_END_EVENT);
    yaml_parser_delete(&parser);
    fclose(file);
}

int main(int argc, char **argv)
{
    char *line;

    if (argc > 1)
        read_events(argv[1]);
    rl_readline_name = "primum";
    while ((line = readline("Enter to begin: ")))
        free(line);
    return 0;
}
