"""One page of the national portal as the file gives it: checked, tidied, nothing understood yet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from duoc.importer import cleaning
from duoc.importer.doubts import Doubts

CODE = re.compile(r"[0-9]\.[0-9]{6}")
LONGEST = 400_000  # characters of one text; the longest known is a sixth of that
LEVELS = ("Cấp bộ", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Cơ quan khác")
NEEDED = ("code", "name", "levels", "field")
TEXTS = (
    "code", "source_url", "name", "announcing_decision", "levels", "kind", "field", "audience", "competent_body",
    "handling_body", "steps_text", "channels_text", "documents_text", "result_text", "legal_basis_text",
    "conditions_text", "ministry",
)  # fmt: skip
_STRICT = ("code", "name", "levels", "field")  # short texts that people see in lists: markup there is no slip


@dataclass(frozen=True)
class Rejection(Exception):
    """Why a line is not taken in: what, why it matters, what to do. Vietnamese."""

    what: str
    why: str
    remedy: str
    line: int = 0
    code: str = ""

    def __str__(self) -> str:
        return f"dòng {self.line}: {self.what} {self.why} {self.remedy}"


@dataclass(frozen=True)
class Page:
    """A page: texts are tidied, "" where the page has none."""

    code: str
    name: str
    levels: tuple[str, ...]
    field: str
    texts: Mapping[str, str] = made(repr=False)
    line: int = 0
    doubts: Doubts = made(default_factory=Doubts, repr=False, compare=False)

    def text(self, key: str) -> str:
        return self.texts.get(key, "")


def read_page(data: Any, line: int = 0) -> Page:
    """Check and tidy one page.

    Raises:
        Rejection: no object, a needed text missing, a text of another type or too long, a code that is none, an
            unknown level, markup or a spreadsheet formula in a name.
    """
    if not isinstance(data, Mapping):
        raise Rejection("Dòng không phải một đối tượng JSON.", "Không biết là thủ tục nào.", "Mỗi dòng một đối tượng.")
    doubts = Doubts()
    texts = {key: _text(data, key, doubts) for key in TEXTS}
    missing = [key for key in NEEDED if not texts[key]]
    if missing:
        raise Rejection(
            f"Thiếu {', '.join(missing)}.", "Không đủ để lập thủ tục.", "Thêm mục còn thiếu theo trang quốc gia."
        )
    if not CODE.fullmatch(texts["code"]):
        raise Rejection(
            f"Mã «{texts['code'][:40]}» không đúng dạng.",
            "Mã quốc gia có dạng 1.001193.",
            "Sửa mã theo trang quốc gia.",
        )
    name = cleaning.one_line(texts["name"])
    if not any(letter.isalpha() for letter in name):
        raise Rejection("Tên thủ tục không có chữ nào.", "Người dân không đọc được.", "Sửa tên theo trang quốc gia.")
    return Page(texts["code"], name, _levels(texts["levels"]), cleaning.one_line(texts["field"]), texts, line, doubts)


def _text(data: Mapping[str, Any], key: str, doubts: Doubts) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Rejection(
            f"Mục {key} không phải là chữ.", "Mỗi mục của trang là một đoạn chữ.", "Đặt giá trị trong dấu nháy."
        )
    if len(value) > LONGEST:
        raise Rejection(
            f"Mục {key} dài {len(value):,} ký tự.".replace(",", "."),
            f"Dài nhất được {LONGEST:,} ký tự; dài hơn là trang hỏng.".replace(",", "."),
            "Tải lại trang từ Cổng Dịch vụ công quốc gia.",
        )
    if cleaning.marked_up(value):
        _no_markup(key, value)
        doubts.add("markup", f"Mục {key} có mã định dạng.")
        value = cleaning.without_markup(value)
    if cleaning.hides(value):
        doubts.add("hidden_characters", f"Mục {key} có ký tự ẩn.")
    if key in _STRICT and cleaning.formula(value):
        raise Rejection(
            f"Mục {key} bắt đầu như công thức bảng tính: «{cleaning.tidy(value)[:60]}».",
            "Mở danh sách bằng bảng tính sẽ chạy công thức đó.",
            "Bỏ ký tự đầu dòng rồi nhập lại.",
        )
    return cleaning.tidy(value)


def _no_markup(key: str, value: str) -> None:
    if key in _STRICT:
        raise Rejection(
            f"Mục {key} có mã định dạng: «{cleaning.tidy(value)[:60]}».",
            "Tên hiện trên mọi trang, không được chứa mã.",
            "Xóa mã, chỉ giữ chữ.",
        )


def _levels(text: str) -> tuple[str, ...]:
    levels = [cleaning.one_line(part) for part in text.split(",") if part.strip()]
    unknown = [part for part in levels if part not in LEVELS]
    if unknown or not levels:
        raise Rejection(
            f"Cấp thực hiện «{', '.join(unknown)[:80]}» không có trong danh sách.",
            "Không biết cơ quan nào giải quyết.",
            f"Chọn trong: {', '.join(LEVELS)}.",
        )
    return tuple(dict.fromkeys(levels))
