#!/bin/sh
# Compiles both locks: exact versions and hashes, no address of any registry, so that any mirror serves them.
set -eu
cd "$(dirname "$0")/.."
if ! command -v uv >/dev/null 2>&1; then
    [ -x build/uv/bin/uv ] || { python3 -m venv build/uv && build/uv/bin/pip install --quiet uv; }
    PATH="$PWD/build/uv/bin:$PATH"
fi
compile() {
    uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 "$@"
}
compile requirements.in -o requirements.lock
compile requirements.in requirements-dev.in -o requirements-dev.lock
