#!/bin/sh
# Collects the sentences of the interface for each language that has a folder in src/duoc/locale. Sentences are written
# in Vietnamese, so Vietnamese itself needs no catalogue. With --check nothing is changed: it fails when a sentence is
# missing from a catalogue, is untranslated or doubtful, or a catalogue does not compile.
set -eu
cd "$(dirname "$0")/.."
[ -d src/duoc/locale ] || exit 0
for tool in xgettext msgmerge msgfmt msgattrib msgcomm; do
    command -v $tool >/dev/null 2>&1 || { echo "messages: thiếu $tool. Cài: apt-get install gettext" >&2; exit 2; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
django=$PWD/.venv/bin/django-admin
mkdir -p "$scratch/src"
cp -r src/duoc "$scratch/src/duoc"
for folder in src/duoc/locale/*/; do
    language=$(basename "$folder")
    (cd "$scratch/src/duoc" && "$django" makemessages --locale "$language" --no-location --no-wrap --no-obsolete \
        --ignore 'tests/*' --ignore '*/tests/*' --verbosity 0)
done
bad=0
for folder in src/duoc/locale/*/; do
    file=LC_MESSAGES/django.po
    fresh=$scratch/src/duoc/locale/$(basename "$folder")/$file
    if [ "${1:-}" != --check ]; then
        cp "$fresh" "$folder$file"
        continue
    fi
    msgfmt --check-format -o /dev/null "$folder$file" || bad=1
    for kind in untranslated only-fuzzy; do
        left=$(msgattrib --"$kind" --no-obsolete --no-wrap "$fresh" | grep -E '^msgid "[^"]' || true)
        [ -z "$left" ] || { printf 'messages: %s chưa dịch (%s):\n%s\n' "$(basename "$folder")" "$kind" "$left" >&2; bad=1; }
    done
done
exit $bad
