#!/bin/sh
# What can be typed after `make`: the lines of the Makefile that say so, in the language of the terminal.
set -eu
cd "$(dirname "$0")/.."
. ./scripts/terminal.sh
part=2
[ "$DUOC_TERMINAL" = vi ] || part=3
awk -F ' *## *| *[|] *' -v part="$part" '/^[a-z-]+:.*##/ { sub(/:.*/, "", $1); printf "  make %-14s %s\n", $1, $part }' Makefile
