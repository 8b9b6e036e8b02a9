"""Templates are read like code: 120 columns, and no line that hides an element. Their indentation is held by djhtml."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture import house

COLUMNS = 120
BLOCKS = (
    "html|head|body|div|p|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|td|th|h[1-6]|section|main|header|footer"
    "|nav|form|fieldset|legend|details|summary|pre|aside|article"
)
OPENED, CLOSED = re.compile(rf"<(?:{BLOCKS})\b"), re.compile(rf"</(?:{BLOCKS})>")


def templates() -> list[Path]:
    """All pages and parts of pages."""
    files = sorted((house.SOURCE / "faces").rglob("*.html"))
    assert files
    return files


def faults(text: str) -> Iterator[int]:
    """Numbers of the lines that are too long, or that open or close more than one block element."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > COLUMNS or len(OPENED.findall(line)) > 1 or len(CLOSED.findall(line)) > 1:
            yield number


def test_no_line_is_too_long_or_hides_an_element() -> None:
    assert [house.place(path, line) for path in templates() for line in faults(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("line", "fine"),
    [
        ("<p><a href='/'>{{ name }}</a></p>", True),
        ("{% if name %}<p>{{ name }}</p>{% endif %}", True),
        ("<ul><li>{{ name }}", False),
        ("</li></ul>", False),
        ("<h2>{{ name }}</h2><p>{{ text }}</p>", False),
        (f"<p>{'x' * COLUMNS}</p>", False),
    ],
)
def test_a_line_that_hides_something_is_seen(line: str, fine: bool) -> None:
    assert (list(faults(line)) == []) is fine


def test_no_fault_is_read_by_the_name_of_a_method() -> None:
    """`said` holds faults by field: where none is named `items`, `said.items` is a method of the dict, and shown."""
    methods = re.compile(rf"\b(?:said|typed)\.(?:{'|'.join(name for name in dir(dict) if not name.startswith('_'))})\b")
    assert [str(path) for path in templates() if methods.search(path.read_text("utf-8"))] == []
