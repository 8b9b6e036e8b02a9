"""The typesetter: typst with our own fonts only, one warm compiler a template."""

import json
import re
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from duoc.ground.documents.faults import DocumentFault, UnprintableLetter
from duoc.ground.documents.printable import FONTS, unprintable_in, unprintable_text_of

# Archival level that later signing keeps (see docs/adr/0001-signing-order.md).
STANDARD: Final = "a-2b"
_PLACE = re.compile(r"┌─ (?P<file>[^\n]+?):(?P<line>\d+):\d+")
_registry_lock = threading.Lock()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


class Press:
    """A compiler for one template. The compiler is not safe for two threads, so each print holds the lock."""

    def __init__(self, template: Path, root: Path) -> None:
        self.template = template
        self.root = root
        self._lock = threading.Lock()
        self._compiler = typst.Compiler(template, root=root, font_paths=_fonts(), ignore_system_fonts=True)

    def print(self, data: Mapping[str, Any], at: datetime) -> tuple[bytes, list[dict[str, Any]]]:
        """Typeset `data`; returns the PDF and the values of all `<duoc-slot>` marks.

        Raises DocumentFault with file and line when the template or the data cannot be set.
        """
        inputs = {"data": json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)}
        with self._lock:
            try:
                pdf = self._compiler.compile(
                    format="pdf", sys_inputs=inputs, pdf_standards=STANDARD, timestamp=int(at.timestamp())
                )
                slots = json.loads(self._compiler.query("<duoc-slot>", field="value"))
            except typst.TypstError as error:
                raise _fault(error, self.template, data) from error
        return _one(pdf), slots


@lru_cache(maxsize=128)  # each edition of a template has its own; those not used for long go
def _press(template: Path, root: Path) -> Press:
    return Press(template, root)


def press_for(template: Path, root: Path) -> Press:
    """The warm press of a template; two threads get the same one. Raises DocumentFault if the template is missing."""
    if not template.is_file():
        raise DocumentFault(
            f"Không tìm thấy mẫu văn bản {template.name}.", "Kiểm tra lại danh mục thủ tục.", file=template
        )
    with _registry_lock:
        return _press(template.resolve(), root.resolve())


def compile_source(source: str, inputs: dict[str, str]) -> bytes:
    """Typeset a small text of our own, without files."""
    compiler = typst.Compiler(source.encode(), font_paths=_fonts(), ignore_system_fonts=True)
    return _one(compiler.compile(format="pdf", sys_inputs=inputs, timestamp=datetime(2026, 1, 1, tzinfo=UTC)))


def _one(pdf: object) -> bytes:
    if not isinstance(pdf, bytes):
        raise DocumentFault("Trình sắp chữ không trả về một tệp PDF.", "Báo cho người quản trị hệ thống.")
    return pdf


def _fault(error: typst.TypstError, template: Path, data: Any) -> DocumentFault:
    """Turn the typesetter's error into Vietnamese, keeping its place."""
    place = _PLACE.search(error.diagnostic or "")
    file = Path(place["file"]) if place else template
    line = int(place["line"]) if place else None
    where = f"{file.name}, dòng {line}" if line else file.name
    if "could not be displayed with" in error.message:
        if text := unprintable_text_of(data):
            return UnprintableLetter(unprintable_in(text), text, file=file, line=line)
        return DocumentFault(
            f"Mẫu văn bản có ký tự mà phông chữ không thể hiện được ({where}): {error.message}.",
            "Báo cho người giữ danh mục thủ tục.",
            file=file,
            line=line,
        )
    return DocumentFault(
        f"Mẫu văn bản có lỗi ({where}): {error.message}.", "Báo cho người giữ danh mục thủ tục.", file=file, line=line
    )
