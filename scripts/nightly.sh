#!/bin/sh
# Everything: tests, checks, the tests that take longer than a commit may, the promised numbers. All of it runs, each part with
# its name, its begin and its minutes; the last lines are pytest's closing lines. Fails when a part failed.
set -u
cd "$(dirname "$0")/.."
. ./scripts/terminal.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=
begun=$(date +%s)

part() { # name command...
    name=$1
    shift
    say nightly "$(date +%H:%M) bắt đầu $name" "$(date +%H:%M) $name begins"
    start=$(date +%s)
    { "$@"; echo $? > "$folder/status"; } 2>&1 | tee "$folder/$name.log"
    status=$(cat "$folder/status")
    minutes=$((($(date +%s) - start + 30) / 60))
    say nightly "$name xong sau $minutes phút, mã $status" "$name ended after $minutes minutes, code $status"
    [ "$status" = 0 ] || failed="$failed $name"
}

part tests make --no-print-directory test ARGS=
part checks make --no-print-directory check
part long .venv/bin/python -P -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m nightly
part bench make --no-print-directory bench ARGS=

minutes=$((($(date +%s) - begun + 30) / 60))
if [ -n "$failed" ]; then
    say nightly "không đạt sau $minutes phút:$failed" "failed after $minutes minutes:$failed"
else
    say nightly "đạt sau $minutes phút" "passed after $minutes minutes"
fi
for name in tests long bench; do
    grep -E '^=* ?.*[0-9]+ (passed|failed|error|deselected).* in [0-9.]+s' "$folder/$name.log" | tail -n 1
done
[ -z "$failed" ]
