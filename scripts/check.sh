#!/bin/sh
# All checks that need no running product. Every one runs, so that one reading shows all there is to mend.
set -u
cd "$(dirname "$0")/.."
. ./scripts/terminal.sh
failed=
step() {
    name=$1
    shift
    printf '== %s\n' "$name"
    "$@" || failed="$failed $name"
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

step ruff .venv/bin/ruff check .
step format .venv/bin/ruff format --check .
step templates .venv/bin/djhtml --check --tabwidth 2 src/duoc/faces
step floors .venv/bin/lint-imports
step migrations env DUOC_VAR="$scratch" DUOC_DB_ROLE=owner .venv/bin/python -P -W "ignore:Got an error checking:RuntimeWarning" \
    -m django makemigrations --check --dry-run --settings duoc.config.settings
step messages .venv/bin/python -P scripts/messages.py --check
step mypy env DUOC_VAR="$scratch" .venv/bin/mypy

if [ -n "$failed" ]; then
    say check "không đạt:$failed" "failed:$failed"
    exit 1
fi
say check "đạt." "passed."
