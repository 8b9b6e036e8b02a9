"""Which page of the national portal each definition of the province follows, and what a later page says otherwise."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.ground.refusal import Refusal
from duoc.importer import shipped, source
from duoc.importer.differences import differences
from duoc.importer.lines import Unreadable, pages
from duoc.importer.source_page import Page, Rejection
from duoc.importer.writer import write
from duoc.language.calculations import DefinitionFault, Finding
from duoc.procedures.queries import definition_files, definitions_in, read_document

# What a later page may change, as the page's definition says it, with its words.
PARTS = {
    "term": gettext_noop("thời hạn"),
    "term_by_channel": gettext_noop("thời hạn theo cách nộp"),
    "fees": gettext_noop("phí, lệ phí"),
    "bodies": gettext_noop("cơ quan"),
    "channels": gettext_noop("cách nộp"),
    "papers": gettext_noop("giấy tờ"),
    "law": gettext_noop("căn cứ"),
    "steps": gettext_noop("trình tự"),
}
SHOWN = 200  # characters of a sentence; whoever settles it opens the page
_SENTENCE = re.compile(r"\n+|(?<=[.;]) +")


@dataclass(frozen=True)
class ReadPage:
    """A page as it stood on the day on which it was read."""

    page: Page
    read: date

    @property
    def decision(self) -> str:
        return self.page.text("announcing_decision")


@dataclass(frozen=True)
class Followed:
    """A version of a definition with the page that it was last held against.

    Attributes:
        version: first day of the version; `last`: its last day, None while no end is known.
        code, decision, read: of the page, as the definition says.
        page: the page itself, where the catalogue has it.
        known: all pages of the code that the catalogue has, the one read last at the end.
        later: the newest page of the code that was read since, of another decision, while the version is in force.
    """

    file: Path
    procedure: str
    version: date
    last: date | None
    code: str
    decision: str
    read: date
    page: ReadPage | None = None
    known: tuple[ReadPage, ...] = ()
    later: ReadPage | None = None


def followed(files: Sequence[Path], catalog: Path, province: str) -> list[Followed]:
    """The page of each definition in these files that was written here; left out are files that cannot be read, and
    those that name no decision and of whose code there is no page.

    Raises:
        Refusal: a file of pages is broken.
    """
    rows = [row for folder in sorted({file.parent for file in files}) for row in _versions(folder, catalog, province)]
    rows = [row for row in rows if row.file in set(files)]
    try:
        known = _pages({row.code for row in rows})
    except Unreadable as fault:
        raise Refusal(fault.what, fault.remedy) from fault
    return [_with_pages(row, known.get(row.code, [])) for row in rows if row.decision or row.code in known]


def check_followed(rows: Sequence[Followed]) -> list[Finding]:
    """A warning for each version that an announced page has left behind, with each difference; and for each that
    names none of the pages that there are of its code."""
    return [finding for row in rows if (finding := _of_no_page(row) or _left_behind(row)) is not None]


def _versions(folder: Path, catalog: Path, province: str) -> Iterator[Followed]:
    try:
        definitions = definitions_in(folder, catalog, province)
    except DefinitionFault:  # told by the check of the file
        return
    days = sorted(definition.valid_from for definition in definitions)
    for file, definition in zip(definition_files(folder), definitions, strict=True):
        source_of, first = definition.source, definition.valid_from
        if definition.kind != "tailored" or not source_of.get("read"):
            continue
        following = next((day - timedelta(days=1) for day in days if day > first), None)
        yield Followed(
            file,
            definition.code,
            first,
            min((day for day in (definition.valid_to, following) if day is not None), default=None),
            source_of.get("page", definition.code),
            source_of.get("announced", ""),
            date.fromisoformat(source_of["read"]),
        )


def _pages(codes: set[str]) -> Mapping[str, list[ReadPage]]:
    """The pages of these codes in the shipped files, the one read last at the end."""
    known: dict[str, list[ReadPage]] = {}
    for file in (file for file in shipped.files() if codes and file.is_file()):
        read = source.read_on(file, file.parent) or date.min
        for page in pages(file, codes):
            if isinstance(page, Page):
                known.setdefault(page.code, []).append(ReadPage(page, read))
    return {code: sorted(several, key=lambda one: one.read) for code, several in known.items()}


def _with_pages(row: Followed, known: Sequence[ReadPage]) -> Followed:
    own = next((one for one in reversed(known) if one.decision == row.decision), None)
    newest = known[-1] if known else None
    left = newest is not None and newest.decision != row.decision and newest.read > row.read
    over = newest is not None and row.last is not None and row.last < newest.read
    return replace(row, page=own, known=tuple(known), later=newest if left and not over else None)


def _of_no_page(row: Followed) -> Finding | None:
    """A decision that announced no page which the catalogue has of this code, or none at all."""
    if row.page is not None or not row.known:
        return None
    names = "; ".join(_("%(decision)s (đọc ngày %(day)s)") % _named(one) for one in row.known)
    facts = {"code": row.code, "decision": row.decision or _("(không ghi)"), "names": names}
    what = _(
        "source.announced: %(decision)s. Danh mục có trang %(code)s nhưng không trang nào của quyết định ấy: %(names)s."
    )
    why = _("Không biết định nghĩa viết theo trang nào, nên trang mới đổi gì cũng không ai thấy.")
    remedy = _("Ghi announced là số của quyết định công bố trang đã đối chiếu, với ngày đọc trang ấy ở read.")
    return _placed(row, what % facts, why, remedy)


def _named(one: ReadPage) -> Mapping[str, str]:
    return {"decision": one.decision, "day": f"{one.read:%d/%m/%Y}"}


def _placed(row: Followed, what: str, why: str, remedy: str) -> Finding:
    place = ("source", "announced") if row.decision else ("source",)
    return read_document(row.file).placed(Finding("law", place, what, why, remedy, level="warning"))


def _left_behind(row: Followed) -> Finding | None:
    later = row.later
    if later is None or row.page is None or not (changed := list(_changed(row.page, later))):
        return None
    facts = {"code": row.code, "old": row.decision, "new": later.decision, "day": f"{later.read:%d/%m/%Y}"}
    what = _("Theo trang %(code)s của %(old)s, nhưng trang đọc ngày %(day)s là của %(new)s và viết khác:") % facts
    what = f"{what} {'; '.join(changed)}."
    why = _("Người dân được báo thời hạn, giấy tờ, cơ quan theo trang đã thay.")
    remedy = _(
        "Đối chiếu từng điểm rồi viết bản mới theo trang mới; giữ nội dung cũ thì ghi source theo trang mới và nói ở "
        "to_verify vì sao."
    )
    return _placed(row, what, why, remedy)


def _changed(old: ReadPage, new: ReadPage) -> Iterator[str]:
    """Each difference once, in words: what it is about, what stood there, what stands there now."""
    before, after = _statements(old), _statements(new)
    for part in PARTS if before and after else ():
        lines = {(one.old, one.new) for one in differences(before[part], after[part])}
        for gone, come in sorted(lines):
            yield f"{_(PARTS[part])}: {_short(gone)} → {_short(come)}"


def _statements(read: ReadPage) -> Mapping[str, object]:
    """What a page says of each part; nothing where it cannot be written down as a definition."""
    try:
        data = write(read.page, shipped.around(read.read)).definition
    except Rejection:
        return {}
    variants = data["variants"].values()
    papers = [paper.get("full_name", paper["name"]) for paper in data["papers"].values()]
    bodies = [{name: word for name, word in one.items() if name != "to_verify"} for one in data["competent"]]
    return {
        "term": sorted({one.get("term", "") for one in variants}),
        "term_by_channel": sorted({f"{w}: {t}" for one in variants for w, t in one.get("term_by_channel", {}).items()}),
        "fees": [f"{fee['for']}: {fee['amount']}" for fee in data["fees"]],
        "bodies": [*bodies, *data.get("received_by", [])],
        "channels": sorted(data["channels"]),
        "law": data["law"],
        "papers": papers,
        "steps": [one.strip() for one in _SENTENCE.split(read.page.text("steps_text")) if one.strip()],
    }


def _short(text: str) -> str:
    return (text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…") or _("(không có)")
