# Every task of a newcomer and of a machine. The work itself lies in scripts/, readable by itself.
.PHONY: install run test check bench compare pictures lock messages nightly help

help:  ## what can be typed
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

install:  ## make .venv from the hashed lock; nothing to do when the lock is unchanged
	@./scripts/install.sh

run: install  ## the whole province on this machine (DUOC_PORT, DUOC_HOST, DUOC_VAR)
	@exec .venv/bin/duoc run

test: install  ## all tests; sets up what they need by itself
	@./scripts/test-needs.sh
	@exec .venv/bin/python -P -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: install  ## style, types, floors, translations, migrations
	@./scripts/check.sh

bench: install  ## the numbers that the product promises
	@exec .venv/bin/python -P -m pytest tests/bench -q -s -o python_files="bench_*.py" $(ARGS)

compare: install  ## processor time, SQL and page sizes against another checkout (BASE=<folder>)
	@exec .venv/bin/python -m tests.bench.compare $(BASE) $(ARGS)

pictures: install  ## main pages, phone and desktop, from the running demo, into var/pictures
	@./scripts/test-needs.sh
	@exec .venv/bin/python -P scripts/pictures.py

messages: install  ## collect the sentences to translate into src/duoc/locale
	@./scripts/messages.sh

lock:  ## compile both locks anew from requirements*.in
	@./scripts/lock.sh

nightly: test check bench  ## what takes longer than a commit may
	@exec .venv/bin/python -P -m pytest -m nightly $(ARGS)
