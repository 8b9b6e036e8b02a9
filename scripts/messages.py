"""Keeps the English catalogue `django.po` in step with the sentences that the code marks, and compiles `django.mo`.

Sentences are written in Vietnamese, so Vietnamese itself needs no catalogue. With `--check` nothing is changed: it
fails when a sentence has no English or a fuzzy one, when a placeholder is wrong, or when a file is out of step.
Babel does the work. The compiled file is committed, because an installation that only runs the product has no Babel.
"""

import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from duoc.config import terminal

SOURCES = Path(__file__).resolve().parents[1] / "src" / "duoc"
CATALOGUE = SOURCES / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "proof_text": None,
    "proof_number": (1, 2),
}


def of_template(file: IO[bytes], keywords: Mapping[str, Any], tags: Any, options: Any) -> Iterator[Any]:
    """Babel's extraction for Django's templates, over the calls of gettext that Django itself makes of them."""
    calls = templatize(file.read().decode(), origin=file.name)
    # In brackets, since the text between the calls is indented as no Python is.
    return extract_python(BytesIO(f"({calls})".encode()), keywords, tags, options)


METHODS = [("**.py", "python"), ("**.html", of_template), ("**/templates/**", of_template)]


def _is_product(folder: str) -> bool:
    return Path(folder).name not in {"tests", "migrations"}


def sentences(root: Path = SOURCES) -> Catalog:
    """Every sentence that code and templates under this folder mark for translation, tests and migrations left out."""
    catalog = Catalog()
    for _path, _line, text, _comments, context in extract_from_dir(
        root, METHODS, keywords=KEYWORDS, directory_filter=_is_product
    ):
        catalog.add(text, context=context)
    return catalog


def english() -> Catalog:
    """The catalogue as it is written."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def untranslated(catalog: Catalog) -> list[Message]:
    """The sentences without English, or with one that is only a guess."""
    return [each for each in catalog if each.id and (each.fuzzy or not each.string or "" in tuple(each.string))]


def files_of(catalog: Catalog) -> dict[Path, bytes]:
    """What both files hold for this catalogue; sorted, so that two people's work merges."""
    text, binary = BytesIO(), BytesIO()
    write_po(text, catalog, width=0, sort_output=True, ignore_obsolete=True)
    write_mo(binary, catalog)
    return {CATALOGUE: text.getvalue(), CATALOGUE.with_suffix(".mo"): binary.getvalue()}


def say(vietnamese: str, english: str) -> str:
    """The one in the language of the terminal."""
    return vietnamese if terminal.language() == terminal.VIETNAMESE else english


def main(check: bool) -> int:
    """Brings both files up to date, or with `check` changes nothing; 1 when anything is missing or wrong."""
    catalog = english()
    catalog.update(sentences(), no_fuzzy_matching=True, update_creation_date=False)
    faults = [say(f"chưa có tiếng Anh cho: {each.id}", f"no English for: {each.id}") for each in untranslated(catalog)]
    faults += [f"{error}: {each.id}" for each, errors in catalog.check() if each.string for error in errors]
    for path, content in files_of(catalog).items():
        if not check:
            path.write_bytes(content)
        elif not path.exists() or path.read_bytes() != content:
            faults.append(
                say(
                    f"{path.name} chưa khớp với mã, hãy gõ: make messages",
                    f"{path.name} is out of step, type: make messages",
                )
            )
    sys.stderr.writelines(f"messages: {fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
