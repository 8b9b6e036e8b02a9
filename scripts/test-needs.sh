#!/bin/sh
# What the tests need beside Python packages: Chromium in its form without a window (browser journeys), libatomic1 (what
# drives it), poppler-utils (a second validator of signatures, pdftotext), fonts with Vietnamese letters. With `pictures`
# the whole Chromium too, which can show a PDF inside a page. Installs what is missing with apt, as root or through sudo,
# saying so first. What it cannot get it names, with the line to type, and exits 2.
set -eu
cd "$(dirname "$0")/.."
. ./scripts/terminal.sh

missing=
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need chromium-headless-shell chromium-headless-shell
[ "${1-}" != pictures ] || need chromium chromium
need pdfsig poppler-utils
PATH="$PATH:/sbin:/usr/sbin" ldconfig -p | grep -q 'libatomic\.so\.1' || missing="$missing libatomic1"
need fc-list fontconfig
if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list ':lang=vi' family | head -n 1)" ]; then
    missing="$missing fonts-liberation2"
fi
[ -n "$missing" ] || exit 0

line="apt-get install -y --no-install-recommends$missing"
if ! command -v apt-get >/dev/null 2>&1; then
    say test "thiếu$missing và máy này không có apt-get. Cài các gói tương đương rồi chạy lại." \
        "missing$missing, and this machine has no apt-get. Install the packages that correspond, then run again."
    exit 2
fi
if [ "$(id -u)" = 0 ]; then
    as=
elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    as=sudo
else
    say test "thiếu$missing. Hãy gõ (với quyền root):  apt-get update && $line" \
        "missing$missing. Type (as root):  apt-get update && $line"
    exit 2
fi
say test "cài các gói còn thiếu:  ${as:+$as }$line" "installing what is missing:  ${as:+$as }$line"
if ! { $as apt-get update -q && $as env DEBIAN_FRONTEND=noninteractive $line -q; } >&2; then
    say test "chưa cài được. Hãy gõ:  ${as:+$as }apt-get update && ${as:+$as }$line" \
        "could not install. Type:  ${as:+$as }apt-get update && ${as:+$as }$line"
    exit 2
fi
