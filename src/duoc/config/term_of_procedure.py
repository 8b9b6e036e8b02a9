"""The term of a procedure as its definition in the catalogue has it, read without settings and without a database."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from duoc.config.environment import ROOT
from duoc.config.terminal import gettext as _
from duoc.ground import yaml_files
from duoc.ground.worktime.calculations import WorktimeFault
from duoc.ground.yaml_files import YamlFault

CATALOG = ROOT / "catalog"


@dataclass(frozen=True)
class ProcedureTerm:
    """The term of one of its cases, and what its dates go by beside it.

    Attributes:
        after_15: what a receipt after 15:00 does; "" is the dated rule.
        review_day: of each month, where the term runs from a review and not from the receipt.
        posting: how long it is posted publicly, as a term; "" where it is not.
    """

    term: str
    after_15: str = ""
    review_day: int | None = None
    posting: str = ""


def bodies() -> Mapping[str, str]:
    """Name of each body of the province, by its code; its communes among them."""
    own = CATALOG / province()
    listed = yaml_files.read(own / "organisations.yaml").data["organisations"]
    with (own / "communes.csv").open(encoding="utf-8", newline="") as file:
        communes = {row["code"]: row["name"] for row in csv.DictReader(file)}
    return {**{one["code"]: one["name"] for one in listed}, **communes}


def term_of(code: str, variant: str, on: date) -> ProcedureTerm:
    """The term of a procedure for what is received on a day.

    Args:
        variant: one of its cases; "" where all have the same term.

    Raises:
        WorktimeFault: no such procedure or case, no term, or several and none chosen.
    """
    words = _in_force(code, on)
    cases: Mapping[str, Mapping[str, Any]] = words.get("variants", {})
    if variant and variant not in cases:
        raise WorktimeFault(
            _('Thủ tục %(code)s không có trường hợp "%(variant)s".') % {"code": code, "variant": variant[:40]},
            _("Chọn một trong: %(names)s.") % {"names": ", ".join(cases)},
        )
    chosen = {variant: cases[variant]} if variant else cases
    terms = dict.fromkeys(str(case.get("term", "")) for case in chosen.values())
    if len(terms) > 1:
        each = ", ".join(f"{name} ({case.get('term', '?')})" for name, case in cases.items())
        raise WorktimeFault(
            _("Các trường hợp của thủ tục %(code)s có thời hạn khác nhau.") % {"code": code},
            _("Ghi --variant với một trong: %(names)s.") % {"names": each},
        )
    term = next(iter(terms), "")
    if not term:
        raise WorktimeFault(
            _("Thủ tục %(code)s chưa có thời hạn.") % {"code": code}, _('Ghi --term, như "3 working_day".')
        )
    clock = words.get("clock", {})
    review_day = clock.get("review_day") if clock.get("starts") == "review" else None
    return ProcedureTerm(term, str(clock.get("after_15", "")), review_day, str(words.get("posting", {}).get("for", "")))


def _in_force(code: str, on: date) -> Mapping[str, Any]:
    """The definition that is in force on a day, of those in the catalogue's folders."""
    folders = [folder for folder in CATALOG.glob("*/procedures") if folder.parent.name == province()]
    files = [path for folder in folders for path in _files(folder, code)]
    versions = [_read(path) for path in files]
    known = [words for words in versions if str(words.get("valid_from", "")) <= on.isoformat()]
    if not known:
        raise WorktimeFault(
            _('Danh mục không có thủ tục "%(code)s" cho ngày %(day)s.') % {"code": code[:40], "day": f"{on:%d/%m/%Y}"},
            _("Kiểm tra mã thủ tục và ngày nhận, hoặc ghi --term."),
        )
    return max(known, key=lambda words: str(words["valid_from"]))


def _files(folder: Path, code: str) -> list[Path]:
    own = next((one for one in folder.iterdir() if one.name == code), None)
    return sorted(own.glob("definition*.yaml")) if own else []


def province() -> str:
    """The folder of the province whose catalogue it is."""
    return (CATALOG / "province.txt").read_text(encoding="utf-8").strip()


def _read(path: Path) -> Mapping[str, Any]:
    try:
        words = yaml_files.read(path).data
    except YamlFault as fault:
        raise WorktimeFault(str(fault), _("Chạy duoc catalogue check.")) from fault
    return words if isinstance(words, dict) else {}
