"""A page is read the same whichever vowel carries the mark of a tone: hoà or hòa, uỷ or ủy."""

import gzip
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from tests.properties import tried

import duoc.importer
from duoc.ground.letters.calculations import with_tones_in_place
from duoc.importer import shipped
from duoc.importer.source_page import read_page
from duoc.importer.tests.samples import around
from duoc.importer.writer import write

ON_THE_FIRST = re.compile(r"(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)(?![^\W\d_])", re.IGNORECASE)


def on_the_second(text: str) -> str:
    def moved(vowels: re.Match[str]) -> str:
        first = unicodedata.normalize("NFD", vowels[0][0])
        return first[0] + unicodedata.normalize("NFC", vowels[0][1] + first[1])

    return ON_THE_FIRST.sub(moved, unicodedata.normalize("NFC", text))


@tried(24, 400)
def test_either_spelling_is_read_alike(times: int) -> None:
    lines = gzip.decompress(shipped.files()[0].read_bytes()).decode().splitlines()
    beside = around()
    for line in lines[:: len(lines) // times]:
        page: dict[str, Any] = json.loads(line)
        other = {key: on_the_second(text) if isinstance(text, str) else text for key, text in page.items()}
        one, two = (write(read_page(data), beside) for data in (page, other))
        assert (one.failed, one.definition) == (two.failed, two.definition), page["code"]


def test_the_words_that_are_looked_for_are_spelled_as_pages_are_read() -> None:
    folder = Path(duoc.importer.__file__).parent
    files = {file.name: file.read_text("utf-8") for file in folder.glob("*.py")}
    assert {name for name, text in files.items() if with_tones_in_place(text) != text} == set()
