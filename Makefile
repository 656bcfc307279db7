# ldpd: build, install, test, show. As root on a fresh Debian 12, `make demo` and `make test` install what they need.

EXTENSION  = ldpd
EXTVERSION := $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" ldpd.control)
MODULE_big = ldpd
OBJS       = $(patsubst %.c,%.o,$(sort $(wildcard src/*.c)))
CHAPTERS   = $(sort $(wildcard sql/[0-9]*.sql))
SCRIPT     = sql/ldpd--$(EXTVERSION).sql
# What was released is frozen in sql/updates; the update to the version that is not yet released is made of its source there.
UPDATES    = $(patsubst sql/updates/%,sql/ldpd--%,$(wildcard sql/updates/[0-9]*.sql))
DATA       = $(wildcard sql/updates/ldpd--*.sql)
DATA_built = $(SCRIPT) $(UPDATES)
PG_CPPFLAGS = -DLDPD_VERSION='"$(EXTVERSION)"' -I$(CURDIR)/src
PG_CFLAGS  = -Werror
# SHA-256 of the ledger (src/ledger_code.c), by the library that the server itself was built with.
SHLIB_LINK += $(filter -lcrypto, $(LIBS))
# The server makes each library's names known to those that are loaded after it: ours use one another, whatever others are called.
SHLIB_LINK += -Wl,-Bsymbolic
CLIENTS    = $(basename $(wildcard clients/*.c))
EXTRA_CLEAN = sql/ldpd--*.sql sql/ldpd--*.tmp $(CLIENTS) tmp_install tmp_deb tmp_regress tmp_check tmp_bench test/fuzz/fuzz_credit_code \
              test/fuzz/fuzz_resident_id test/fuzz/fuzz_workday test/fuzz/fuzz_merkle crash-* leak-* timeout-*

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)
# A fresh machine has no PGXS yet; `demo` and `test` get it, then call make again.
ifneq ($(wildcard $(PGXS)),)
include $(PGXS)
$(OBJS): $(wildcard src/*.h)
# the version is in them
src/ldpd.o src/library.o: ldpd.control

# Programs of libpq alone, installed beside the server's own.
all: $(CLIENTS)
$(CLIENTS): %: %.c ldpd.control
	$(CC) $(CFLAGS) -DLDPD_VERSION='"$(EXTVERSION)"' -I$(libpq_srcdir) $(LDFLAGS) $(LDFLAGS_EX) -o $@ $< $(libpq)
install: install-clients
install-clients: $(CLIENTS)
	$(MKDIR_P) '$(DESTDIR)$(bindir)'
	$(INSTALL_PROGRAM) $(CLIENTS) '$(DESTDIR)$(bindir)/'
uninstall: uninstall-clients
uninstall-clients: ; rm -f $(addprefix '$(DESTDIR)$(bindir)'/,$(notdir $(CLIENTS)))
.PHONY: install-clients uninstall-clients
else
all install clean: ; @echo "no PostgreSQL headers here; tools/deps gets what is missing" >&2; exit 1
endif

# The tool of the channels between nodes (doc/federation.md): a libpq program of its own, laid beside the server's.
CHANNEL = channel/ldpd-channel
EXTRA_CLEAN += $(CHANNEL)
all: $(CHANNEL)
$(CHANNEL): $(wildcard channel/*.c channel/*.h)
	$(CC) $(filter-out -Wdeclaration-after-statement,$(CFLAGS)) -Werror -I$(shell $(PG_CONFIG) --includedir) $(filter %.c,$^) -o $@ $(LDFLAGS) -L$(shell $(PG_CONFIG) --libdir) -lpq
install: install-channel
install-channel: $(CHANNEL)
	$(MKDIR_P) '$(DESTDIR)$(bindir)'
	$(INSTALL_PROGRAM) $(CHANNEL) '$(DESTDIR)$(bindir)'

# One install script out of the chapters; each part says where it came from, for a script error has neither file nor line.
$(SCRIPT): $(CHAPTERS) ldpd.control
	for f in $(CHAPTERS); do echo "-- source: $$f"; cat $$f; done >$@.tmp
	mv $@.tmp $@

# A line "\ir FILE" of an update's source stands for the file beside it, whole.
$(UPDATES): sql/ldpd--%: sql/updates/% $(wildcard sql/updates/*.sql) $(CHAPTERS)
	cd sql/updates && while IFS= read -r line; do case $$line in \
		'\ir '*) f=$${line#'\ir '} && echo "-- source: $$f" && cat "$$f" || exit 1 ;; \
		*) printf '%s\n' "$$line" ;; esac; done <$(<F) >../../$@.tmp
	mv $@.tmp $@

.PHONY: install-channel deb stage test test-majors demo demo-federation dashboard bench sql-check fuzz indent coverage reference po
# The files as `make install` would lay them, below ./tmp_install: tests and demo need no installed copy.
stage: all
	rm -rf tmp_install
	$(MAKE) -s install DESTDIR=$(CURDIR)/tmp_install with_llvm=no >/dev/null

test: ; tools/deps && $(MAKE) -s stage with_llvm=no && test/run $(SUITES)
# The same tests on other major versions, each in a folder of its own (tools/majors says where).
MAJORS = 17 18
test-majors: ; tools/majors $(MAJORS) $(if $(SUITES),-- $(SUITES))
# The Debian package, into tmp_deb (doc/dba.md).
deb: ; tools/deps && tools/deb
demo: ; tools/deps && $(MAKE) -s stage with_llvm=no && demo/run
# A city and two counties on three servers.
demo-federation: ; tools/deps && $(MAKE) -s stage with_llvm=no && demo/federation
# The dashboard over schema ldpd_bi, of the demo's year, built and served on loopback; SERVE= only builds it (needs npm).
SERVE = serve
dashboard: ; tools/deps && $(MAKE) -s stage with_llvm=no && dashboard/run $(SERVE)

# What it costs, beside floor and peers (doc/performance.md); figures in tmp_bench/NAME.csv. ROUNDS of each question: 3 of all, 5 of one.
BENCHES = $(basename $(filter-out %.sh %.sql,$(notdir $(wildcard bench/*))))
bench: export ROUNDS = 3
bench: $(BENCHES:%=bench-%) ; @bench/reach.sh
bench-%: ; @tools/deps pgaudit && $(MAKE) -s stage with_llvm=no && bench/$*

# The pure code under libFuzzer, address and undefined-behaviour sanitizers (package clang); FUZZ_SECONDS each.
FUZZ_SECONDS = 20
fuzz: ; @for f in credit_code:code_core resident_id:code_core workday: merkle:; do \
	n=$${f%%:*}; c=$${f#*:}; \
	clang -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -Isrc -o test/fuzz/fuzz_$$n \
		test/fuzz/fuzz_$$n.c src/$${n}_core.c $${c:+src/$$c.c} && \
	test/fuzz/fuzz_$$n -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 || exit 1; done

# The page that says of each article what keeps it.
coverage: stage ; tools/coverage >doc/coverage.md.tmp && mv doc/coverage.md.tmp doc/coverage.md

# Load the chapters through psql \i, so that an error has a file and a line.
sql-check: stage ; test/lib/sql-check $(CHAPTERS)

# Lay the C sources out (package pg-bsd-indent); the suite "style" checks that this changes nothing.
indent: ; tools/indent src/*.[ch] clients/*.c channel/*.[ch]

# The reference, a page for each schema and one for the server, out of the COMMENTs; a test asks that it is current.
reference: stage ; tools/reference

# Bring po/ up to the messages of the sources (package gettext); the suite "messages" checks that none is left untranslated.
po: ; tools/po
