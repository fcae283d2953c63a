/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Feeds a fuzz target every file of its corpus, once, without a fuzzer, so
 * that what was found stays mended with every compiler.  Knows where a corpus
 * is: the one of `fuzz_load` in tests/fuzz/corpus/fuzz_load.  Knows nothing of
 * what a target does. */

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* A block of just the file's size, so that a sanitizer sees each byte read
 * beyond it; NULL if the file cannot be read. */
static uint8_t *file_bytes(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    uint8_t *bytes = NULL;
    if (!fseek(file, 0, SEEK_END)) {
        long end = ftell(file);
        rewind(file);
        *size = end > 0 ? (size_t)end : 0;
        bytes = malloc(*size ? *size : 1);
        if (bytes && fread(bytes, 1, *size, file) != *size) {
            free(bytes);
            bytes = NULL;
        }
    }
    fclose(file);
    return bytes;
}

/* The path stands before the feeding: it is the last word of a crash. */
static int feed(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    printf("# %s\n", path);
    fflush(stdout);
    size_t size;
    uint8_t *bytes = file_bytes(path, &size);
    if (!bytes)
        return 0;
    LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    return 1;
}

int main(int argc, char **argv)
{
    const char *slash = argc ? strrchr(argv[0], '/') : NULL;
    const char *target = slash ? slash + 1 : argv[0];
    char folder[1024];
    snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", target);

    struct dirent **entries;
    int count = scandir(folder, &entries, visible, alphasort);
    int fed = 0;
    for (int i = 0; i < count; i++) {
        fed += feed(folder, entries[i]->d_name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    int good = count > 0 && fed == count;
    printf("%s - %s took %d of %d inputs\n", good ? "ok" : "not ok", target,
           fed, count);
    return !good;
}
