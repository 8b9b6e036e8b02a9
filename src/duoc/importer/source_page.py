"""One page of the national portal as the file gives it: checked, tidied, nothing understood yet.

Its words are spelled in one way (hòa, ủy), so that whoever reads them looks for one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.figures import grouped
from duoc.ground.letters.calculations import with_tones_in_place
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
    """Why a line is not taken in: what, why it matters, what to do."""

    what: str
    why: str
    remedy: str
    line: int = 0
    code: str = ""

    def __str__(self) -> str:
        place = _("dòng %(line)s") % {"line": self.line}
        return f"{place}: {self.what} {self.why} {self.remedy}"


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
        raise Rejection(
            _("Dòng không phải một đối tượng JSON."), _("Không biết là thủ tục nào."), _("Mỗi dòng một đối tượng.")
        )
    doubts = Doubts()
    texts = {key: _text(data, key, doubts) for key in TEXTS}
    missing = [key for key in NEEDED if not texts[key]]
    if missing:
        raise Rejection(
            _("Thiếu %(names)s.") % {"names": ", ".join(missing)},
            _("Không đủ để lập thủ tục."),
            _("Thêm mục còn thiếu theo trang quốc gia."),
        )
    if not CODE.fullmatch(texts["code"]):
        raise Rejection(
            _("Mã «%(code)s» không đúng dạng.") % {"code": texts["code"][:40]},
            _("Mã quốc gia có dạng 1.001193."),
            _("Sửa mã theo trang quốc gia."),
        )
    name = cleaning.one_line(texts["name"])
    if not any(letter.isalpha() for letter in name):
        raise Rejection(
            _("Tên thủ tục không có chữ nào."), _("Người dân không đọc được."), _("Sửa tên theo trang quốc gia.")
        )
    return Page(texts["code"], name, _levels(texts["levels"]), cleaning.one_line(texts["field"]), texts, line, doubts)


def _text(data: Mapping[str, Any], key: str, doubts: Doubts) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Rejection(
            _("Mục %(key)s không phải là chữ.") % {"key": key},
            _("Mỗi mục của trang là một đoạn chữ."),
            _("Đặt giá trị trong dấu nháy."),
        )
    if len(value) > LONGEST:
        raise Rejection(
            _("Mục %(key)s dài %(length)s ký tự.") % {"key": key, "length": grouped(len(value))},
            _("Dài nhất được %(limit)s ký tự; dài hơn là trang hỏng.") % {"limit": grouped(LONGEST)},
            _("Tải lại trang từ Cổng Dịch vụ công quốc gia."),
        )
    if cleaning.marked_up(value):
        _no_markup(key, value)
        doubts.add("markup", f"Mục {key} có mã định dạng.")
        value = cleaning.without_markup(value)
    if cleaning.hides(value):
        doubts.add("hidden_characters", f"Mục {key} có ký tự ẩn.")
    if key in _STRICT and cleaning.formula(value):
        raise Rejection(
            _("Mục %(key)s bắt đầu như công thức bảng tính: «%(value)s».")
            % {"key": key, "value": cleaning.tidy(value)[:60]},
            _("Mở danh sách bằng bảng tính sẽ chạy công thức đó."),
            _("Bỏ ký tự đầu dòng rồi nhập lại."),
        )
    return with_tones_in_place(cleaning.tidy(value))


def _no_markup(key: str, value: str) -> None:
    if key in _STRICT:
        raise Rejection(
            _("Mục %(key)s có mã định dạng: «%(value)s».") % {"key": key, "value": cleaning.tidy(value)[:60]},
            _("Tên hiện trên mọi trang, không được chứa mã."),
            _("Xóa mã, chỉ giữ chữ."),
        )


def _levels(text: str) -> tuple[str, ...]:
    levels = [cleaning.one_line(part) for part in text.split(",") if part.strip()]
    unknown = [part for part in levels if part not in LEVELS]
    if unknown or not levels:
        raise Rejection(
            _("Cấp thực hiện «%(names)s» không có trong danh sách.") % {"names": ", ".join(unknown)[:80]},
            _("Không biết cơ quan nào giải quyết."),
            _("Chọn trong: %(names)s.") % {"names": ", ".join(LEVELS)},
        )
    return tuple(dict.fromkeys(levels))
