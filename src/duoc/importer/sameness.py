"""Pages that say the same under different codes: slips of the portal, or a copy that nobody finished."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from duoc.importer.cleaning import plain_key
from duoc.importer.source_page import Page

LEAST_TEXT = 400  # characters; short texts are alike without being copies
SHOWN = 12


def mark(pages: Iterable[Page]) -> None:
    """Add the doubts of sameness to every page concerned."""
    pages = list(pages)
    for kind, key in (("same_name", _name), ("same_text", _text), ("same_page", _address)):
        for codes, alike in _groups(pages, key):
            for page in alike:
                others = [code for code in codes if code != page.code]
                more = f" và {len(others) - SHOWN} mã khác" if len(others) > SHOWN else ""
                page.doubts.add(kind, f"Trùng với mã {', '.join(others[:SHOWN])}{more}.")


def _groups(pages: list[Page], key: Callable[[Page], Hashable]) -> list[tuple[list[str], list[Page]]]:
    groups: dict[Hashable, list[Page]] = defaultdict(list)
    for page in pages:
        if (group := key(page)) is not None:
            groups[group].append(page)
    return [([page.code for page in alike], alike) for alike in groups.values() if len(alike) > 1]


def _name(page: Page) -> Hashable:
    return plain_key(page.name)


def _address(page: Page) -> Hashable:
    return page.text("source_url") or None


def _text(page: Page) -> Hashable:
    """Steps, papers and result alike."""
    text = " ".join(page.text(key) for key in ("steps_text", "documents_text", "result_text"))
    return hashlib.sha256(plain_key(text).encode()).digest() if len(text) >= LEAST_TEXT else None
