#!/bin/sh
# Makes .venv with exactly the packages of the hashed lock, and links the checkout into it: `install.sh` those that the product
# runs on, `install.sh tests` also those of tests and checks. Nothing to do when they are there already: then no network is
# needed and no second is lost.
set -eu
cd "$(dirname "$0")/.."
. ./scripts/terminal.sh

case "${1:-}" in
'')
    lock=requirements.lock stamp=.venv/.installed
    vi="các gói để chạy" en="the packages to run"
    ;;
tests)
    lock=requirements-dev.lock stamp=.venv/.installed-tests # holds requirements.lock whole
    vi="các gói để kiểm thử" en="the packages for tests"
    ;;
*)
    echo "install.sh [tests]" >&2
    exit 2
    ;;
esac
python=${PYTHON:-python3}

digest=$(cat "$lock" scripts/link.py | sha256sum | cut -d' ' -f1)
place=$(pwd -P)
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$digest $place" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say install "Cần Python 3.11 trở lên ($python không có hoặc cũ hơn). Cài: apt-get install python3 python3-venv" \
        "Python 3.11 or later is needed ($python is missing or older). Install: apt-get install python3 python3-venv"
    exit 2
fi
if ! [ -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        say install "Python này thiếu venv. Cài: apt-get install python3-venv" \
            "This Python has no venv. Install: apt-get install python3-venv"
        exit 2
    fi
    say install "tạo môi trường Python .venv…" "making the Python environment .venv…"
    "$python" -m venv --clear .venv
fi
say install "cài $vi, theo $lock (một lần)…" "installing $en, as $lock says (once)…"
.venv/bin/python scripts/packages.py "$lock"
.venv/bin/python scripts/link.py
printf '%s\n' "$digest $place" > "$stamp"
