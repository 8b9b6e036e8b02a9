"""From tables of papers to the papers and cases of a definition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from duoc.importer import names, requirement
from duoc.importer.cleaning import cut, one_line, plain_key
from duoc.importer.document_cells import Group, Row
from duoc.importer.doubts import Doubts
from duoc.importer.source_page import Rejection

MOST_GROUPS, MOST_ROWS = 60, 500
HINT, LABEL = 3500, 280
OTHER_PAPER = "khac"
UNSURE = "unsure"
LEAST_NAME, LEAST_GIVEN = 4, 12  # letters of a paper's name, of one that may be a result's
OPTIONAL = ("shown", "proxy", "electronic", "more")  # tables whose papers not everybody has
_BY_FORM = re.compile(
    r"[,(]?\s*(?:được lập )?theo (?:quy định tại )?(?:mẫu|biểu|phụ lục)\b.*$", re.IGNORECASE | re.DOTALL
)
# "Mẫu hộ tịch điện tử tương tác" is what the pages here ask.
_NOTE = re.compile(
    r"^[*\s-]*(?:lưu ý|ghi chú|số lượng hồ sơ|số bộ hồ sơ)\b|^\(trường hợp (?:nộp|gửi)[^()]*\)$"
    r"|^[*\s-]*(?:biểu )?mẫu [^()]{0,60}điện tử tương tác",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"xuất trình", re.IGNORECASE)
_COMMON = re.compile(
    r"^(?:giấy tờ (?:phải )?nộp|giấy tờ gồm|thành phần (?:và số lượng )?hồ sơ|hồ sơ (?:năng lực|gồm|bao gồm)"
    r"|hồ sơ (?:của |pháp lý)"
    r"|mẫu đơn|chứng từ phải nộp|hồ sơ hải quan|hồ sơ khai thuế|hồ sơ$|.{0,3}giấy tờ)",
    re.IGNORECASE,
)
_PROXY = re.compile(r"ủy quyền|uỷ quyền|dịch vụ bưu chính", re.IGNORECASE)
_ELECTRONIC = re.compile(r"môi trường điện tử|qua mạng thông tin điện tử|dạng điện tử|trực tuyến", re.IGNORECASE)
_AGENCY = re.compile(
    r"\btrình (?:chủ tịch |)(?:ủy ban|uỷ ban|hội đồng|ubnd|thủ tướng)|gửi (?:xin|lấy) ý kiến|gửi ủy ban", re.IGNORECASE
)
_MORE = re.compile(
    r"^ngoài (?:các |những )?(?:hồ sơ|giấy tờ|thành phần|tài liệu|chứng từ)|(?:phải )?nộp thêm\b", re.IGNORECASE
)
_CASE = re.compile(r"trường hợp|đối với", re.IGNORECASE)
_EVIDENCE = re.compile(r"^(?:các )?(?:minh chứng|tài liệu (?:chứng minh|minh chứng)|giấy tờ chứng minh)", re.IGNORECASE)
# What a heading begins with that is no case: a paper, or sentences about one.
_NO_CASE = re.compile(r"^(?:phiếu|giấy|đơn|tờ khai|bản|văn bản|biên bản|quyết định) |\. [^a-zà-ỹ]|\.$", re.IGNORECASE)


@dataclass(frozen=True)
class Case:
    """One case of a procedure: the key of its option, its words, its own papers."""

    id: str
    label: str
    hint: str
    papers: tuple[str, ...]


@dataclass(frozen=True)
class Papers:
    """`papers` as a definition has them; `common` belong to every case; no cases: all papers are common."""

    papers: dict[str, dict[str, Any]]
    common: tuple[str, ...]
    cases: tuple[Case, ...]
    unsure: bool = False  # of some paper the page does not tell whether it is required


def read(groups: Sequence[Group], has_text: bool, doubts: Doubts, given: Sequence[str] = ()) -> Papers:
    """Papers and cases of the tables.

    Args:
        has_text: the page has some text where the tables should be.
        given: names of results that are no papers to bring, even where the table lists them.

    Raises:
        Rejection: more tables or rows than any real page has.
    """
    if len(groups) > MOST_GROUPS or sum(len(group.rows) for group in groups) > MOST_ROWS:
        raise Rejection(
            _("Thành phần hồ sơ có hơn %(tables)s bảng hoặc %(papers)s giấy tờ.")
            % {"tables": MOST_GROUPS, "papers": MOST_ROWS},
            _("Không trang thật nào dài như vậy; không ai nộp được."),
            _("Kiểm tra lại trang trên Cổng Dịch vụ công quốc gia."),
        )
    return _Reader(doubts, given).read(groups, has_text)


class _Reader:
    def __init__(self, doubts: Doubts, given: Sequence[str]) -> None:
        self.doubts = doubts
        self.given = [plain_key(name) for name in given]
        self.unsure = False
        self.papers: dict[str, dict[str, Any]] = {}
        self.known: dict[str, str] = {}

    def read(self, groups: Sequence[Group], has_text: bool) -> Papers:
        common: list[str] = []
        cases: dict[str, list[str]] = {}
        hints: dict[str, str] = {}
        for group, kind in zip(groups, kinds_of(groups), strict=True):
            if kind in ("note", "agency"):
                self._leave_out(kind, group)
                continue
            ids = self._group(group, kind)
            if kind == "case":
                cases.setdefault(_label(group), []).extend(ids)
                hints.setdefault(_label(group), cut(group.heading, HINT) if len(group.heading) > LABEL else "")
            else:
                common += ids
        if not self.papers:
            missing, say = ("papers_unreadable", "không đọc được") if has_text else ("no_papers", "không có")
            self.doubts.add(missing, f"Thành phần hồ sơ trên trang quốc gia {say}.")
        if cases:
            self.doubts.add("cases_from_headings", "; ".join(cut(label, 120) for label in cases))
        self.papers[OTHER_PAPER] = _other(unknown=not self.papers)
        variants = [
            Case(f"c{number}", label, hints[label], _once(ids)) for number, (label, ids) in enumerate(cases.items(), 1)
        ]
        return Papers(self.papers, _once([*common, OTHER_PAPER]), tuple(variants), self.unsure)

    def _leave_out(self, kind: str, group: Group) -> None:
        paper_names = "; ".join(cut(row.name, 200) for row in group.rows[:8])
        name = "note_as_paper" if kind == "note" else "agency_papers"
        self.doubts.add(name, f"{cut(group.heading, 300)}: {paper_names}".strip(": "))

    def _group(self, group: Group, kind: str) -> list[str]:
        """The ids of the group's papers, each name once: required where one of its rows is."""
        for row in filter(requirement.is_heading, group.rows):
            self.doubts.add("heading_as_paper", cut(row.name, 400))
        ids: dict[str, str] = {}
        for asked in requirement.rows_of(group.rows, kind in OPTIONAL):
            name = names.whole(asked.row.name) or ", ".join(asked.row.forms) or asked.row.name
            if _NOTE.match(asked.row.name) or _is_rule(asked.row):
                self.doubts.add("note_as_paper", cut(asked.row.name, 400))
            elif self._is_given(name):
                self.doubts.add("result_as_paper", cut(name, 400))
            elif (before := ids.get(plain_key(name))) is None or (
                asked.required and not self.papers[before]["required"]
            ):
                ids[plain_key(name)] = self._paper(asked, name, group, kind)
        return list(ids.values())

    def _is_given(self, name: str) -> bool:
        """Whether the paper is what the procedure gives: form number and annex aside, it begins a result's name."""
        if not self.given:
            return False
        key = plain_key(_BY_FORM.sub("", name))
        return len(key) >= LEAST_GIVEN and any(result.startswith(key) for result in self.given)

    def _paper(self, asked: requirement.Asked, name: str, group: Group, kind: str) -> str:
        row = asked.row
        self.unsure = self.unsure or asked.unsure or sum(map(str.isalpha, name)) < LEAST_NAME
        why = cut(one_line(group.heading).strip("* :"), HINT) if kind in OPTIONAL else asked.heading.rstrip(" :")
        key = f"{plain_key(name)[:400]}|{asked.required}|{plain_key(why)}"
        if key in self.known:
            return self.known[key]
        id = self.known[key] = f"giay_{len(self.papers) + 1}"
        self.papers[id] = self._written(row, name, required=asked.required)
        if why:
            self.papers[id]["why"] = cut(names.whole(why), HINT)
        return id

    def _written(self, row: Row, name: str, *, required: bool) -> dict[str, Any]:
        paper: dict[str, Any] = {"name": names.short(name), "required": required}
        if paper["name"] != name:
            paper["full_name"] = cut(name, HINT)
            if len(name) > HINT:
                self.doubts.add("text_cut", cut(name, 200))
        if not required:
            paper["hint"] = "Chỉ gửi nếu trường hợp của bạn cần giấy này."
        if row.forms:
            paper["form"] = cut(", ".join(names.form(form) for form in row.forms), 300)
        if copies := {kind: count for kind, count in (("original", row.original), ("copy", row.copy)) if count}:
            paper["copies"] = copies
        else:
            self.doubts.add("no_copies", cut(name, 200))
        notes = []
        if row.copies_unsure:
            self.doubts.add("copies_unsure", cut(name, 200))
            notes.append("Số bản dính vào chữ trên trang quốc gia.")
        if row.form_unsure:
            self.doubts.add("form_name_unsure", cut(name[-200:], 200))
            notes.append("Tên tệp mẫu dính vào tên giấy tờ trên trang quốc gia.")
        if notes:
            paper["to_verify"] = " ".join(notes)
        return paper


def _label(group: Group) -> str:
    return cut(names.of_case(group.heading), LABEL)


def kinds_of(groups: Sequence[Group]) -> list[str]:
    """What each table is: note, agency, shown, proxy, electronic, more, common or case."""
    kinds = [_kind(group) for group in groups]
    if sum(kind in ("case", "common") for kind in kinds) == 1:
        return ["common" if kind == "case" else kind for kind in kinds]  # the only table is for everybody
    if len({_label(group) for group, kind in zip(groups, kinds, strict=True) if kind == "case"}) == 1:
        # One heading beside common tables makes a case only when it says so; else its papers are for whom they concern.
        return [
            _beside(group.heading) if kind == "case" and not _CASE.search(group.heading) else kind
            for group, kind in zip(groups, kinds, strict=True)
        ]
    return kinds


def _beside(heading: str) -> str:
    """What a lone heading without a case makes of its table: evidence that everybody gives, or papers for some."""
    return (
        "common" if _EVIDENCE.match(names.unbulleted(heading)) and not requirement.CONDITION.search(heading) else "more"
    )


def _kind(group: Group) -> str:
    """What a table's own heading makes of it."""
    heading = names.unbulleted(group.heading)
    if not heading:
        return "common"
    for kind, pattern in (("note", _NOTE), ("agency", _AGENCY)):
        if pattern.search(heading[:300]) if kind == "agency" else pattern.match(heading):
            return kind
    if not group.rows:
        return "note"
    for kind, pattern in (("proxy", _PROXY), ("electronic", _ELECTRONIC)):
        if pattern.search(heading[:160]):
            return kind
    if _SHOWN.search(heading[:60]):
        return "shown"
    if _MORE.search(heading[:160]):
        return "more"
    if _COMMON.match(heading):
        return "common"
    return "more" if _NO_CASE.search(heading) and not _CASE.match(heading) else "case"


def _is_rule(row: Row) -> bool:
    """A sentence about papers, in a row without form and number of copies."""
    counted = bool(row.forms or row.original or row.copy)
    return names.is_duty(row.name) or (not counted and names.is_rule(row.name))


def _once(ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _other(*, unknown: bool) -> dict[str, Any]:
    if unknown:  # then it is the only one, and nobody should read that nothing is needed
        return {
            "name": "Giấy tờ mà cơ quan giải quyết yêu cầu",
            "required": False,
            "why": "Trang quốc gia không ghi rõ phải nộp giấy gì. Xem trang gốc, hoặc hỏi nơi tiếp nhận.",
            "hint": "Gửi những giấy bạn có. Chưa rõ thì bỏ qua, cán bộ sẽ hướng dẫn một lần cho đủ.",
        }
    return {
        "name": "Giấy tờ khác",
        "required": False,
        "hint": "Gửi thêm nếu bạn thấy cần. Không có thì bỏ qua.",
    }
