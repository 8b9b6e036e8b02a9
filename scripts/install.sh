#!/bin/sh
# Makes .venv with exactly the packages of the hashed lock, and links the checkout into it. Nothing to do when both are
# there already: then no network is needed and no second is lost.
set -eu
cd "$(dirname "$0")/.."

lock=requirements-dev.lock # holds requirements.lock whole, plus what tests and checks need
stamp=.venv/.installed
python=${PYTHON:-python3}

digest=$(cat "$lock" scripts/link.py | sha256sum | cut -d' ' -f1)
place=$(pwd -P)
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$digest $place" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

say() { printf 'install: %s\n' "$*" >&2; }
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "Cần Python 3.11 trở lên ($python không có hoặc cũ hơn). Cài: apt-get install python3 python3-venv"
    exit 2
fi
if ! [ -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        say "Python này thiếu venv. Cài: apt-get install python3-venv"
        exit 2
    fi
    "$python" -m venv --clear .venv
fi
say "cài các gói đã khóa (một lần)…"
if command -v uv >/dev/null 2>&1; then
    uv pip install --quiet --compile-bytecode --python .venv/bin/python --require-hashes --no-build -r "$lock"
else
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock"
fi
.venv/bin/python scripts/link.py
printf '%s\n' "$digest $place" > "$stamp"
say "xong."
