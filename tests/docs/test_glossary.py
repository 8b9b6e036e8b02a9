"""Each word of the glossary's first column stands in the code: a name that nobody uses any more misleads."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture import house

GLOSSARY = house.ROOT / "docs" / "GLOSSARY.md"


def words() -> Iterator[str]:
    """The terms of the first column, without articles of print: "acceptance; form 01" gives "acceptance" and "form"."""
    for row in GLOSSARY.read_text("utf-8").splitlines():
        if row.startswith("| ") and not row.startswith("| In code"):
            for term in re.split(r"[;,]", row.split("|")[1]):
                yield " ".join(re.findall("[a-z]+", term.lower()))


def names() -> Iterator[str]:
    """Every name and every one-word text of the product, as words: `DraftCheck` is "draft check"."""
    for path in house.files():
        for node in ast.walk(house.tree(path)):
            for key in ("id", "attr", "name", "arg", "value"):
                held = getattr(node, key, None)
                if isinstance(held, str) and len(held) < 60 and " " not in held:
                    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", held).lower()
                    yield " ".join(re.findall("[a-z]+", parted))


@pytest.fixture(scope="module")
def code_words() -> str:
    return "\n".join(f" {name} " for name in set(names()))


def known(term: str, code_words: str) -> bool:
    return re.search(rf" {term}(?:s|es)? ", code_words) is not None


def test_every_word_is_used(code_words: str) -> None:
    terms = list(words())
    assert len(terms) > 60
    assert [term for term in terms if not known(term, code_words)] == []


def test_a_word_of_yesterday_is_seen(code_words: str) -> None:
    assert known("draft check", code_words) and not known("stamp duty", code_words)
