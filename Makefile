# SPDX-License-Identifier: GPL-3.0-or-later
#
# Primum.  On a fresh machine: `make deps play`.  `make help` lists the rest.
# For GNU make 4.2 or later.  Everything that is made goes to build/.

BUILD = build
PREFIX = /usr/local
CC = cc
CFLAGS = -O2 -g
CLANG = clang
FUZZ_SECONDS = 60

all: program

# ---- What there is ----------------------------------------------------------

LIBRARY = $(BUILD)/libprimum.a
PROGRAM = $(BUILD)/primum
SUPPORT = $(BUILD)/libsupport.a

library := $(filter-out engine/cli/%,$(wildcard engine/*/*.c))
cli := $(wildcard engine/cli/*.c)
headers := $(wildcard include/*.h engine/*/*.h)

# Each of these is a program; what several of them share is in tests/support.
tests := $(wildcard tests/unit/test_*.c tests/property/*.c tests/hostile/*.c \
	tests/fuzz/fuzz_*.c tests/terminal/*.c)
properties := $(filter tests/property/%,$(tests))

# What the records are put through; of each, `check` has a quick sample.
FAILING = $(BUILD)/tests/crash/failing.so
crashes := $(filter-out tests/crash/failing.c,$(wildcard tests/crash/*.c))
tests += $(crashes)

fuzzers := $(filter tests/fuzz/%,$(tests))
benches := $(filter-out tests/bench/empty.c,$(wildcard tests/bench/*.c))
support := $(wildcard tests/support/*.c)
tools := $(wildcard tests/tools/*.c)

scripts := .ci/run .ci/deps $(wildcard tests/*.sh tests/*/*.sh)
manuals := $(wildcard docs/*.[15])

# What `primum new` begins with is part of the program.
templates := $(wildcard templates/*.yaml)

# Texts that are compiled in: the tables of them, and their files.
embedded := pages lexicons
pages := $(filter-out %/README.md,$(wildcard docs/diagnostics/*.md))
lexicons := $(wildcard engine/check/*.txt)

object = $(patsubst %.c,$(BUILD)/%.o,$(1))
binary = $(patsubst %.c,$(BUILD)/%,$(1))

# The libraries as pkg-config knows them; libunistring is unknown to it.  They
# are looked up when they are used, and so after `deps`.
NEEDS = yaml-0.1 jansson libmd sqlite3
LIBS = $$(pkg-config --libs $(NEEDS) $(1)) -lunistring

# ---- How to compile ---------------------------------------------------------

STANDARD = -std=c11 -D_POSIX_C_SOURCE=200809L -pthread

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wundef \
	-Wwrite-strings $(if $(WERROR),-Werror)

# Asserts are on in every build, and all compilers agree to the last bit.
ALWAYS = -UNDEBUG -ffp-contract=off

# Each is used if the compiler takes it; of two that differ, the later wins.
HARDENING = -fPIE -fstack-protector-strong -fstack-clash-protection \
	-fcf-protection -Wp,-U_FORTIFY_SOURCE,-D_FORTIFY_SOURCE=2 \
	-Wp,-U_FORTIFY_SOURCE,-D_FORTIFY_SOURCE=3
LINKING = -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,--as-needed

ifdef SANITIZE
HARDENING = -fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
LINKING = -fsanitize=$(SANITIZE)
endif

# What comes before all else where it is asked for, under -j too.
first = $(filter deps clean,$(MAKECMDGOALS))

# build/NAME is made anew, and all that hangs on it, when what the variable NAME
# holds is not what it held last time, or `clean` has been there.
compiler = $(CC) $(STANDARD) $(WARNINGS) $(ALWAYS) $(HARDENING) $(LINKING) \
	$(CPPFLAGS) $(CFLAGS) $(LDFLAGS)
sources = $(library) $(cli) $(headers) $(support) $(templates)
prefix = $(PREFIX)

define remember
ifneq ($$(file <$(BUILD)/$(1))$$(filter clean,$$(first)),$$(strip $$($(1))))
$(BUILD)/$(1): FORCE
endif
$(BUILD)/$(1): | $$(first)
	@mkdir -p $$(@D)
	@printf '%s\n' '$$(strip $$($(1)))' >$$@
endef
$(foreach name,compiler sources prefix $(embedded),$(eval $(call remember,$(name))))

# Those of the flags $(1) that the compiler takes without a word.
taken = for flag in $(1); do \
	printf '%s\n' '\#include <stdio.h>' 'int main(void) { return 0; }' | \
	$(CC) $(CFLAGS) -Werror $$flag -x c -o $(BUILD)/probe - 2>/dev/null && \
	printf '%s\n' "$$flag"; done; rm -f $(BUILD)/probe

# The flags are in files, so that commands stay short.
$(BUILD)/flags: $(BUILD)/compiler
	@pkg-config --exists --print-errors $(NEEDS) readline || \
	    { echo 'Something is missing here; try `make deps`.' >&2; exit 1; }
	@{ $(call taken,$(LINKING)); printf '%s\n' $(LDFLAGS); } >$@.link
	@{ printf '%s\n' $(STANDARD) $(WARNINGS); $(call taken,$(HARDENING)); \
	    printf '%s\n' $(CPPFLAGS) $(CFLAGS) $(ALWAYS); } >$@

# The program sees the public header, and nothing else of the library.  A
# package is seen by the one file that includes its header.
INCLUDE = -Iinclude -Iengine -Itests
$(BUILD)/engine/cli/%.o: INCLUDE = -Iinclude
$(BUILD)/engine/cli/terminal.o: PACKAGE = readline
$(BUILD)/engine/scenario/yaml.o: PACKAGE = yaml-0.1
$(BUILD)/engine/base/json.o: PACKAGE = jansson
$(BUILD)/engine/base/digest.o: PACKAGE = libmd
$(BUILD)/engine/records/store.o: PACKAGE = sqlite3
$(BUILD)/tests/unit/%.o: PACKAGE = cmocka

# Where the program finds what was installed with it.
$(BUILD)/engine/cli/%.o: DEFINES = -DPRIMUM_DATADIR='"$(PREFIX)/share/primum"'
$(call object,$(cli)): $(BUILD)/prefix

COMPILE = $(strip $(CC) @$(BUILD)/flags $(INCLUDE) $(DEFINES) \
	$(if $(PACKAGE),$$(pkg-config --cflags-only-I $(PACKAGE))) -MMD -MP -c)
LINK = $(CC) @$(BUILD)/flags -o $@ $(filter %.o %.a,$^) @$(BUILD)/flags.link

# A command is shown in a word or two; whole with V=1.
short = $(if $(V),,@echo '  $(1)';)

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call short,cc $<)$(COMPILE) -o $@ $<

$(BUILD)/templates.c: engine/cli/templates.awk $(templates) $(BUILD)/sources
	@mkdir -p $(@D)
	$(call short,awk $@)awk -f engine/cli/templates.awk $(templates) >$@

$(BUILD)/templates.o: INCLUDE = -Iinclude -Iengine/cli
$(BUILD)/templates.o: $(BUILD)/templates.c $(BUILD)/flags
	$(call short,cc $<)$(COMPILE) -o $@ $<

# build/embedded/NAME.c holds the texts of the table NAME.
define embed
$(BUILD)/embedded/$(1).c: engine/embed.awk $($(1)) $(BUILD)/$(1)
	@mkdir -p $$(@D)
	@awk -v table=$(1) -f engine/embed.awk $($(1)) </dev/null >$$@
endef
$(foreach name,$(embedded),$(eval $(call embed,$(name))))

$(BUILD)/embedded/%.o: $(BUILD)/embedded/%.c $(BUILD)/flags
	$(call short,cc $<)$(COMPILE) -o $@ $<

# ---- What is made -----------------------------------------------------------

#: make            the library and the program, in build/
program: $(LIBRARY) $(PROGRAM)

# An #include that runs up a floor ends the build.
$(BUILD)/floors: tests/floors.awk $(headers) $(library) $(cli) $(BUILD)/sources
	@awk -f tests/floors.awk $(headers) $(library) $(cli)
	@touch $@

$(LIBRARY): $(call object,$(library)) $(embedded:%=$(BUILD)/embedded/%.o) \
	$(BUILD)/floors
$(SUPPORT): $(call object,$(support))

$(LIBRARY) $(SUPPORT): $(BUILD)/sources
	@rm -f $@
	$(call short,ar $@)$(AR) rcs $@ $(filter %.o,$^)

$(PROGRAM): $(call object,$(cli)) $(BUILD)/templates.o $(LIBRARY)
	$(call short,ld $@)$(LINK) $(call LIBS,readline)

#: make play       a conversation, on the screen
play: program
	@$(PROGRAM) play the-closed-door

# ---- Tests ------------------------------------------------------------------

# Tests need the library of mathematics; what they test does not.
checks := $(call binary,$(tests))

$(checks) $(call binary,$(benches) $(tools)): \
	$(BUILD)/%: $(BUILD)/%.o $(SUPPORT) $(LIBRARY)
	$(call short,ld $@)$(LINK) $(call LIBS,$(if $(filter tests/unit/%,$*),cmocka)) -lm

# The fuzz targets in `check` read what their corpus holds, and nothing more.
$(call binary,$(fuzzers)): $(BUILD)/tests/fuzz/replay.o

# Preloaded, it has memory run out.
$(FAILING): tests/crash/failing.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call short,cc $<)$(CC) $(STANDARD) $(WARNINGS) -O2 -fPIC -shared -o $@ $<

#: make check      all tests; ends with "N passed, N failed"
check: program $(checks) $(call binary,$(tools)) $(FAILING)
	@tests/run.sh $(BUILD) tests/runner.sh tests/floors.sh $(checks) \
	    tests/install.sh \
	    $(filter-out tests/bench/%,$(wildcard tests/*/run.sh))

#: make bless      expects from now on what the program says now
bless: program $(call binary,$(tools))
	@tests/pinned.sh $(BUILD) tests/golden/run.sh --bless
	@tests/pinned.sh $(BUILD) tests/docs/run.sh --bless

#: make asan       all tests, with the address and undefined sanitizers
asan: | $(first)
	@PATIENCE=600 $(MAKE) --no-print-directory BUILD=$(BUILD)/asan \
	    SANITIZE=address,undefined check

#: make sweep      the property tests, EFFORT=10 times as long
EFFORT = 10
sweep: program $(call binary,$(properties))
	@printf '%s\n' $(call binary,$(properties)) | \
	    xargs -P "$$(getconf _NPROCESSORS_ONLN)" -I PROPERTY sh -c ' \
	    PATIENCE=600 tests/pinned.sh $(BUILD) PROPERTY $(EFFORT) \
		>PROPERTY.swept 2>&1; \
	    status=$$?; cat PROPERTY.swept; exit $$status'

#: make faults     the records under every fault there is: takes minutes
FAULTS = all
faults: program $(call binary,$(crashes)) $(FAILING)
	@status=0; for crash in $(call binary,$(crashes)); do \
	    PATIENCE=3600 tests/pinned.sh $(BUILD) $$crash $(FAULTS) || status=1; \
	done; exit $$status

#: make agree      whether all compilers give the same conversations
agree:
	+@MAKE='$(MAKE)' tests/agree.sh $(BUILD)

# A start is measured beside that of a program that has the same libraries.
EMPTY = $(BUILD)/tests/bench/empty
$(EMPTY): $(EMPTY).o
	$(call short,ld $@)$(LINK) -Wl,--no-as-needed $(call LIBS,readline)

#: make bench      how fast it is, and how large (tests/bench)
RECORDS = 100000
bench: program $(call binary,$(benches)) $(EMPTY)
	@for bench in $(call binary,$(benches)); do \
	    RECORDS=$(RECORDS) $$bench || exit 1; done

# ---- Fuzzing ----------------------------------------------------------------

#: make fuzz       FUZZ_SECONDS=60 on each fuzz target; needs clang
fuzz: | $(first)
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/fuzz CC=$(CLANG) \
	    SANITIZE=fuzzer-no-link,address,undefined fuzzing

fuzzed := $(patsubst tests/fuzz/%.c,$(BUILD)/%,$(fuzzers))

$(fuzzed): $(BUILD)/%: $(BUILD)/tests/fuzz/%.o $(SUPPORT) $(LIBRARY)
	$(call short,ld $@)$(LINK) -fsanitize=fuzzer $(call LIBS)

# New finds are kept in build/; the corpus only grows by hand.
fuzzing: $(fuzzed)
	@for target in $(notdir $(fuzzed)); do \
	    mkdir -p $(BUILD)/found/$$target; \
	    $(BUILD)/$$target -max_total_time=$(FUZZ_SECONDS) -timeout=10 \
		-artifact_prefix=$(BUILD)/ -print_final_stats=1 \
		$(BUILD)/found/$$target tests/fuzz/corpus/$$target || exit 1; \
	done

# ---- A machine, and what goes on it -----------------------------------------

#: make deps       installs what building needs, by apt-get
deps:
	@.ci/deps

bin = $(DESTDIR)$(PREFIX)/bin
lib = $(DESTDIR)$(PREFIX)/lib
include = $(DESTDIR)$(PREFIX)/include
share = $(DESTDIR)$(PREFIX)/share

# `man primum-check` is found, too: one manual describes all commands.
commands = $(shell sed -n 's/^\.Ss primum //p' docs/primum.1)
VERSION = $(shell sed -n 's/.*PRIMUM_VERSION "\(.*\)"/\1/p' include/primum.h)

# The library is static only: who links it needs what it needs.
PRIMUM_PC = 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' \
	'includedir=$${prefix}/include' '' 'Name: primum' \
	'Description: practising conversations: scenarios and their rules' \
	'Version: $(VERSION)' 'Requires: $(NEEDS)' \
	'Libs: -L$${libdir} -lprimum -lunistring' \
	'Cflags: -I$${includedir}'

#: make install    to PREFIX=/usr/local, under DESTDIR if that is given
install: program
	install -d $(bin) $(lib)/pkgconfig $(include) $(share)/primum/scenarios \
	    $(share)/man/man1 $(share)/man/man5
	install $(PROGRAM) $(bin)
	install -m 644 $(LIBRARY) $(lib)
	install -m 644 include/*.h $(include)
	printf '%s\n' >$(lib)/pkgconfig/primum.pc $(PRIMUM_PC)
	install -m 644 scenarios/* $(share)/primum/scenarios
	install -m 644 docs/*.schema.json $(share)/primum
	for manual in $(manuals); do \
	    install -m 644 $$manual $(share)/man/man$${manual##*.}; done
	for command in $(commands); do echo '.so man1/primum.1' \
	    >$(share)/man/man1/primum-$$command.1; done

#: make uninstall  takes that away again
uninstall:
	rm -f $(bin)/primum $(lib)/libprimum.a $(include)/primum*.h
	rm -f $(lib)/pkgconfig/primum.pc
	rm -f $(foreach manual,$(notdir $(manuals)), \
	    $(share)/man/man$(subst .,,$(suffix $(manual)))/$(manual))
	rm -f $(commands:%=$(share)/man/man1/primum-%.1)
	rm -rf $(share)/primum

#: make lint       manuals and scripts; needs mandoc and shellcheck
lint:
	@for manual in $(manuals); do \
	    mandoc -Tlint -W warning $$manual || exit 1; done
	@shellcheck $(scripts)

#: make clean      removes build/
clean:
	rm -rf $(BUILD)

help:
	@sed -n 's/^#: //p' Makefile

FORCE:
.PHONY: all program play check bless asan sweep faults agree bench fuzz \
	fuzzing deps install uninstall lint clean help FORCE
.DELETE_ON_ERROR:

-include $(BUILD)/templates.d $(embedded:%=$(BUILD)/embedded/%.d) \
	$(patsubst %.c,$(BUILD)/%.d,$(library) $(cli) $(support) $(tests) \
	$(benches) $(tools) tests/fuzz/replay.c)
