"""From tables of papers to the papers and cases of a definition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from duoc.importer import exemptions, form_papers, names, requirement, table_kinds
from duoc.importer.cleaning import cut, one_line, plain_key
from duoc.importer.document_cells import Group, Row
from duoc.importer.doubts import Doubts
from duoc.importer.source_page import Rejection

MOST_GROUPS, MOST_ROWS = 60, 500
HINT = 3500
OTHER_PAPER = "khac"
UNSURE = "unsure"
LEAST_GIVEN = 12  # letters of a name that may be a result's
_BY_FORM = re.compile(
    r"[,(]?\s*(?:được lập )?theo (?:quy định tại )?(?:mẫu|biểu|phụ lục)\b.*$", re.IGNORECASE | re.DOTALL
)
# Handed out by who receives a request.
_OF_THE_AGENCY = re.compile(r"(?:phiếu|giấy) (?:tiếp nhận hồ sơ|hẹn|biên nhận)|phiếu kiểm soát", re.IGNORECASE)


@dataclass(frozen=True)
class Case:
    """One case of a procedure: the key of its option, its words, its own papers."""

    id: str
    label: str
    hint: str
    papers: tuple[str, ...]


@dataclass(frozen=True)
class Papers:
    """`papers` as a definition has them; `common` belong to every case; no cases: all papers are common.

    Attributes:
        otherwise: what who does not know the case brings beside the common ones.
    """

    papers: dict[str, dict[str, Any]]
    common: tuple[str, ...]
    cases: tuple[Case, ...]
    otherwise: tuple[str, ...] = ()

    def requires(self, ids: Sequence[str]) -> bool:
        """Whether something of these is required."""
        return any(self.papers[id]["required"] for id in ids)


def read(
    groups: Sequence[Group], has_text: bool, doubts: Doubts, given: Sequence[str] = (), matter: str = ""
) -> Papers:
    """Papers and cases of the tables.

    Args:
        has_text: the page has some text where the tables should be.
        given: names of results that are no papers to bring, even where the table lists them.
        matter: the procedure's name.

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
    return _Reader(doubts, given, matter).read(groups, has_text)


class _Reader:
    def __init__(self, doubts: Doubts, given: Sequence[str], matter: str) -> None:
        self.doubts, self.matter = doubts, matter
        self.given = [plain_key(name) for name in given]
        self.papers: dict[str, dict[str, Any]] = {}
        self.known: dict[str, str] = {}

    def read(self, groups: Sequence[Group], has_text: bool) -> Papers:
        common: list[str] = []
        cases: dict[str, list[str]] = {}
        hints: dict[str, str] = {}
        for group, kind in zip(groups, table_kinds.kinds_of(groups), strict=True):
            if kind in table_kinds.LEFT_OUT:
                self._leave_out(kind, group)
            elif kind == "proxy":
                common.append(self._proxy(group))
            elif kind == "content":
                row = Row(names.without_content(group.heading), original=group.rows[0].original)
                common.append(self._paper(requirement.Asked(row, required=True), names.whole(row.name), group, kind))
            elif kind == "case":
                label = table_kinds.label(group)
                cases.setdefault(label, []).extend(self._group(group, kind))
                hints.setdefault(label, cut(group.heading, HINT) if len(group.heading) > table_kinds.LABEL else "")
            else:
                common += self._group(group, kind)
        if not self.papers:
            missing, say = ("papers_unreadable", "không đọc được") if has_text else ("no_papers", "không có")
            self.doubts.add(missing, f"Thành phần hồ sơ trên trang quốc gia {say}.")
        if cases:
            self.doubts.add("cases_from_headings", "; ".join(cut(label, 120) for label in cases))
        self.papers[OTHER_PAPER] = _other(unknown=not self.papers)
        variants = tuple(
            Case(f"c{number}", label, hints[label], _once(ids)) for number, (label, ids) in enumerate(cases.items(), 1)
        )
        own = Papers(self.papers, _once([*common, OTHER_PAPER]), variants)
        return replace(own, otherwise=self._otherwise(own)) if variants else own

    def _otherwise(self, papers: Papers) -> tuple[str, ...]:
        """What is asked of those who do not know their case: what every case asks for, and never nothing at all."""
        first, *others = (case.papers for case in papers.cases)
        shared = tuple(id for id in first if all(id in other for other in others))
        if papers.requires([*shared, *papers.common]):
            return shared
        self.papers[form_papers.OF_THE_CASE] = form_papers.of_the_case()
        return (form_papers.OF_THE_CASE, *shared)

    def _proxy(self, group: Group) -> str:
        """One paper for a whole table about who files for another."""
        id = f"giay_{len(self.papers) + 1}"
        listed = "; ".join(names.whole(row.name) for row in group.rows)
        self.papers[id] = {
            "name": "Giấy tờ về việc ủy quyền",
            "required": False,
            "why": "Khi người khác làm thủ tục thay bạn.",
            "hint": "Tự nộp thì bỏ qua.",
            **({"full_name": cut(listed, HINT)} if listed else {}),
        }
        return id

    def _leave_out(self, kind: str, group: Group) -> None:
        paper_names = "; ".join(cut(row.name, 200) for row in group.rows[:8])
        name = "agency_papers" if kind == "agency" else "note_as_paper"
        self.doubts.add(name, f"{cut(group.heading, 300)}: {paper_names}".strip(": "))

    def _group(self, group: Group, kind: str) -> list[str]:
        """The ids of the group's papers, each name once: required where one of its rows is."""
        for row in filter(requirement.is_heading, group.rows):
            self.doubts.add("heading_as_paper", cut(row.name, 400))
        for row in filter(exemptions.is_exemption, group.rows):
            self.doubts.add("note_as_paper", cut(row.name, 400))
        ids: dict[str, str] = {}
        for asked in requirement.rows_of(group.rows, kind in table_kinds.OPTIONAL, self.matter):
            name = names.whole(asked.row.name) or ", ".join(asked.row.forms) or asked.row.name
            if _is_note(asked.row):
                self.doubts.add("note_as_paper", cut(asked.row.name, 400))
            elif _OF_THE_AGENCY.match(name):
                self.doubts.add("agency_papers", cut(name, 400))
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
        why = (
            cut(one_line(group.heading).strip("* :"), HINT)
            if kind in table_kinds.OPTIONAL
            else asked.heading.rstrip(" :")
        )
        condition = f"|{asked.required}|{plain_key(why)}"
        full, brief = (f"{plain_key(one)[:400]}{condition}" for one in (name, names.short(name)))
        if before := self.known.get(full) or self.known.get(f"{brief}|whole"):
            return before
        id = f"giay_{len(self.papers) + 1}"
        # "Phương án kinh doanh" beside "Phương án kinh doanh, gồm các nội dung: …" is the same paper.
        self.known |= {full: id, brief: id} | ({f"{full}|whole": id} if full == brief else {})
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
        paper |= form_papers.form_and_hint(name, row.forms, required=required, request=requirement.is_form(name))
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


def _is_note(row: Row) -> bool:
    """No paper: a note, or a sentence about papers in a row without form and number of copies."""
    if table_kinds.NOTE.match(row.name) or names.is_duty(row.name) or names.is_note(row.name):
        return True
    return not (row.forms or row.original or row.copy) and names.is_rule(row.name)


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
