# Every task of a newcomer and of a machine. The work itself lies in scripts/, readable by itself.
# After ## stands what `make help` shows: Vietnamese | English.
.PHONY: install install-tests run test check bench compare pictures lock messages nightly help

help:  ## xem có thể gõ gì | what can be typed
	@./scripts/help.sh

install:  ## cài các gói để chạy vào .venv, theo tệp khóa | the packages to run, into .venv, as locked
	@./scripts/install.sh

install-tests: install  ## cài thêm các gói để kiểm thử | the packages for tests and checks, too
	@./scripts/install.sh tests

run: install  ## cả tỉnh trên máy này (DUOC_PORT, DUOC_HOST, DUOC_VAR) | the whole province on this machine (DUOC_PORT, DUOC_HOST, DUOC_VAR)
	@exec .venv/bin/duoc run

test: install-tests  ## mọi kiểm thử; tự cài những gì cần (ARGS="src/duoc/people -x": một phần) | all tests; sets up what they need (ARGS="src/duoc/people -x": a part)
	@./scripts/test-needs.sh
	@exec .venv/bin/python -P -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: install-tests  ## kiểu viết, kiểu dữ liệu, tầng mã, bản dịch, di trú | style, types, floors, translations, migrations
	@./scripts/check.sh

bench: install-tests  ## đo những con số mà sản phẩm hứa | the numbers that the product promises
	@exec .venv/bin/python -P -m pytest tests/bench -q -s -o python_files="bench_*.py" $(ARGS)

compare: install-tests  ## so với một bản khác: thời gian xử lý, SQL, cỡ trang (BASE=<thư mục>) | processor time, SQL and page sizes against another checkout (BASE=<folder>)
	@exec .venv/bin/python -m tests.bench.compare $(BASE) $(ARGS)

pictures: install-tests  ## ảnh các trang chính của bản đang chạy, vào var/pictures | main pages of the running demo, into var/pictures
	@./scripts/test-needs.sh pictures
	@exec .venv/bin/python -P scripts/pictures.py

messages: install-tests  ## gom các câu cần dịch vào src/duoc/locale | collect the sentences to translate into src/duoc/locale
	@.venv/bin/python -P scripts/messages.py

lock:  ## lập lại hai tệp khóa từ requirements*.in | compile both locks anew from requirements*.in
	@./scripts/lock.sh

nightly: install-tests  ## tất cả: kiểm thử, kiểm tra, kiểm thử dài, các con số | all of it: tests, checks, long tests, numbers
	@./scripts/nightly.sh
