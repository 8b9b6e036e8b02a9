#!/bin/sh
# Collects the sentences of the interface into src/duoc/locale/en and compiles them. Sentences are written in Vietnamese,
# so Vietnamese itself needs no catalogue. With --check nothing is changed: it fails when a sentence has no English or
# the files are out of step. No gettext tools are needed.
set -eu
cd "$(dirname "$0")/.."
exec env PYTHONPATH=src .venv/bin/python -P -m duoc.faces.design.words "$@"
