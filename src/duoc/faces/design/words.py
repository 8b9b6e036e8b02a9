"""The English catalogue: finds what the code says in Vietnamese, keeps `django.po` in step, compiles `django.mo`.

`make messages` does both, `--check` only looks. It needs no gettext tools, so its test runs anywhere.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
SINGULAR = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
HEADER = (
    "Project-Id-Version: duoc\nLanguage: en\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
)
TEXT = r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
CALL = re.compile(rf"\b(_|gettext|ngettext)\(\s*{TEXT}(?:\s*,\s*{TEXT})?")
LINE = re.compile(r'^(?:(msgid|msgid_plural|msgstr|msgstr\[0\]|msgstr\[1\]) )?(".*")$')


@dataclass(frozen=True)
class Word:
    """One sentence of the interface, with its form for several things if it has one."""

    text: str
    many: str = ""


Catalogue = dict[Word, tuple[str, ...]]


class Unusable(Exception):
    """A sentence that no catalogue can hold, such as one made at run time."""


def said(root: Path = ROOT) -> set[Word]:
    """Every sentence that code and templates under this folder mark for translation, tests and migrations left out."""
    words: set[Word] = set()
    for path in root.rglob("*"):
        if path.suffix not in {".py", ".html", ".txt"} or {"tests", "migrations"} & set(path.parts):
            continue
        text = path.read_text("utf-8")
        words.update(_of_python(text, path) if path.suffix == ".py" else _of_template(text, path))
    return words


def _of_python(text: str, path: Path) -> Iterator[Word]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        count = 1 if node.func.id in SINGULAR else 2 if node.func.id in PLURAL else 0
        if not count:
            continue
        parts = [getattr(arg, "value", None) for arg in node.args[:count]]
        if all(isinstance(part, str) for part in parts):
            yield Word(*(str(part) for part in parts))
        elif any(isinstance(arg, ast.JoinedStr | ast.BinOp) for arg in node.args[:count]):
            raise Unusable(
                f"{path}:{node.lineno}: a sentence for translation must stand as it is, with %(name)s inside"
            )


def _of_template(text: str, path: Path) -> Iterator[Word]:
    if path.suffix == ".html" or "templates" in path.parts:
        for call in CALL.finditer(templatize(text, origin=str(path))):
            name, first, second = call.groups()
            yield Word(ast.literal_eval(first), ast.literal_eval(second) if name == "ngettext" and second else "")


def read(text: str) -> Catalogue:
    """The translations in a .po file."""
    catalogue: Catalogue = {}
    for block in re.split(r"\n\s*\n", text):
        fields: dict[str, str] = {}
        current = ""
        for line in block.splitlines():
            if match := LINE.match(line):
                current = match[1] or current
                fields[current] = fields.get(current, "") + ast.literal_eval(match[2])
        if fields.get("msgid"):
            forms = [fields[name] for name in ("msgstr", "msgstr[0]", "msgstr[1]") if name in fields]
            catalogue[Word(fields["msgid"], fields.get("msgid_plural", ""))] = tuple(forms)
    return catalogue


def written(catalogue: Catalogue) -> str:
    """The .po file, sorted, so that two people's work merges."""
    blocks = ['msgid ""\nmsgstr ""\n' + "\n".join(_quoted(line + "\n") for line in HEADER.splitlines())]
    for word, forms in sorted(catalogue.items(), key=lambda pair: (pair[0].text, pair[0].many)):
        lines = [f"msgid {_quoted(word.text)}"]
        if word.many:
            lines.append(f"msgid_plural {_quoted(word.many)}")
            lines += [f"msgstr[{n}] {_quoted(form)}" for n, form in enumerate(forms)]
        else:
            lines.append(f"msgstr {_quoted(forms[0])}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def compiled(catalogue: Catalogue) -> bytes:
    """The .mo file: GNU gettext's binary format, revision 0, without hash table."""
    pairs = {"": HEADER}
    for word, forms in catalogue.items():
        if all(forms):
            pairs["\0".join(filter(None, (word.text, word.many)))] = "\0".join(forms)
    entries = sorted((key.encode(), value.encode()) for key, value in pairs.items())
    start = 28 + 16 * len(entries)
    keys = values = tables_of_keys = tables_of_values = b""
    values_start = start + sum(len(key) + 1 for key, _value in entries)
    for key, value in entries:
        tables_of_keys += struct.pack("<II", len(key), start + len(keys))
        keys += key + b"\0"
        tables_of_values += struct.pack("<II", len(value), values_start + len(values))
        values += value + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, start)
    return head + tables_of_keys + tables_of_values + keys + values


def main(check: bool) -> int:
    """Brings both files up to date, or with `check` changes nothing; 1 when something is missing or out of step."""
    text = CATALOGUE.read_text("utf-8") if CATALOGUE.exists() else ""
    held = read(text)
    catalogue = {word: held.get(word, ("", "") if word.many else ("",)) for word in said()}
    binary = CATALOGUE.with_suffix(".mo")
    missing = [word.text for word, forms in catalogue.items() if not all(forms)]
    if check:
        stale = text != written(catalogue) or not binary.exists() or binary.read_bytes() != compiled(catalogue)
        sys.stderr.write("messages: the catalogue is out of step, type: make messages\n" if stale else "")
    else:
        stale = False
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        CATALOGUE.write_text(written(catalogue), "utf-8")
        binary.write_bytes(compiled(catalogue))
    sys.stderr.write("".join(f"messages: no English for: {text}\n" for text in missing))
    return 1 if missing or stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
