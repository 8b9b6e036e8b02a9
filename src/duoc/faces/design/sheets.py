"""Serves the small style sheets as two files: `page.css` for everyone, `desk.css` in addition for officials.

The sources in `styles/` carry their order in their names. They are joined, without comments and indentation, when
Django looks for static files, so that there is no build step and nothing generated to commit.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage

SOURCES = Path(__file__).parent / "styles"
SHEETS = {
    "design/page.css": ("1-tokens", "2-base", "3-frame", "4-forms", "5-parts", "6-print"),
    "design/desk.css": ("7-desk",),
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def joined(path: str) -> str:
    """The whole text of one of the served sheets."""
    text = "".join((SOURCES / f"{name}.css").read_text("utf-8") for name in SHEETS[path])
    lines = (line.strip() for line in COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


class SheetFinder(BaseFinder):
    """Gives Django's static files the joined sheets."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.storage = InMemoryStorage()

    def find(self, path: str, find_all: Any = False, **kwargs: Any) -> Any:
        """No sheet exists on disk, so there is no address to give; `list` feeds collectstatic."""
        return []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Each sheet with the storage that holds it."""
        for path in SHEETS:
            self.storage.delete(path)
            self.storage.save(path, ContentFile(joined(path).encode()))
            yield path, self.storage
