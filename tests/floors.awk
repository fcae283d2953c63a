# SPDX-License-Identifier: GPL-3.0-or-later
#
# Do the #includes of these files keep to the floors?
#
#     awk -f tests/floors.awk include/*.h engine/*/*.[ch]
#
# A file may include headers of its own floor and of lower ones; a third-party
# header stands in one file; the CLI knows primum.h and its own headers.  What
# does not fit is printed, a line each, and makes the exit code 1.  With
# -v list=1 the floors are printed, lowest first, and nothing else is done.

BEGIN {
    count = split("base scenario play impact check records cli", floors)
    for (i = 1; i <= count; i++)
        height[floors[i]] = i

    # Each header that C and POSIX do not have, and the file or floor that it
    # is for.
    home["yaml.h"] = "scenario/yaml.c"
    home["jansson.h"] = "base/json.c"
    home["sha2.h"] = home["sha256.h"] = "base/digest.c"
    home["readline/readline.h"] = home["readline/history.h"] = "cli/terminal.c"
    home["getopt.h"] = home["sys/ioctl.h"] = "cli/"
    home["sys/inotify.h"] = "cli/watch.c"
    home["sqlite3.h"] = "records/store.c"
    split("unistr.h uniwidth.h unilbrk.h unictype.h unigbrk.h uninorm.h " \
          "uniname.h unicase.h uniconv.h unistdio.h", names)
    for (i in names)
        home[names[i]] = "base/text.c"

    # What C11 and POSIX have, but for the network: nothing leaves a computer.
    standards = "assert complex ctype dirent dlfcn errno fcntl fenv float " \
        "fnmatch ftw glob grp iconv inttypes iso646 langinfo libgen " \
        "limits locale math monetary poll pthread pwd regex sched " \
        "search semaphore setjmp signal spawn stdalign stdarg " \
        "stdatomic stdbool stddef stdint stdio stdlib stdnoreturn " \
        "string strings sys/mman sys/resource sys/select sys/stat " \
        "sys/statvfs sys/time sys/times sys/types sys/uio sys/utsname " \
        "sys/wait syslog termios tgmath threads time uchar unistd " \
        "utime wchar wctype wordexp"
    split(standards, names, " ")
    for (i in names)
        standard[names[i] ".h"] = 1

    if (list) {
        for (i = 1; i <= count; i++)
            print floors[i]
        exit
    }
}

function problem(sentence)
{
    printf "%s:%d: %s\n", FILENAME, FNR, sentence
    problems = 1
}

# engine/FLOOR/FILE; the public header stands below all floors.
FNR == 1 {
    split(FILENAME, part, "/")
    floor = part[1] == "include" ? "" : part[2]
    file = part[2] "/" part[3]
    if (floor != "" && !(floor in height))
        problem("\"" floor "\" is no floor")
}

/^[ \t]*#[ \t]*include/ {
    header = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", header)
    if (match(header, /^<[^>]+>/))
        foreign(substr(header, 2, RLENGTH - 2))
    else if (match(header, /^"[^"]+"/))
        own(substr(header, 2, RLENGTH - 2))
    else
        problem("an #include must name its header")
}

function foreign(name)
{
    if (name in standard)
        return
    if (!(name in home))
        problem("<" name "> is not in C or POSIX, and has no home here")
    else if (index(file, home[name]) != 1)
        problem("<" name "> is for " home[name] " alone")
}

function own(name,    part)
{
    if (name == "primum.h" && (floor != "" || file ~ /primum_records\.h/))
        return
    if (name == "primum_records.h" && (floor == "records" || floor == "cli"))
        return
    if (floor == "")
        problem("the public header includes \"" name "\"")
    else if (floor == "cli") {
        if (index(name, "/"))
            problem("the CLI includes the private header \"" name "\"")
    } else if (split(name, part, "/") != 2 || !(part[1] in height))
        problem("\"" name "\" is not written as \"floor/file.h\"")
    else if (height[part[1]] > height[floor])
        problem("\"" name "\" is above " floor)
}

END { exit problems }
