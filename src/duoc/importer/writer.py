"""One page written down as a definition of the same language that tailored procedures are written in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duoc.importer import (
    basis,
    bodies,
    channels,
    document_cells,
    fees,
    fields,
    form_papers,
    gates,
    names,
    paper_cells,
    questions,
    receiving,
    results,
    second_reading,
    step_bodies,
    time_limits,
)
from duoc.importer.basis import Basis
from duoc.importer.cleaning import cut, empty, one_line
from duoc.importer.doubts import Doubt, Doubts
from duoc.importer.handling_bodies import Bodies
from duoc.importer.source_page import Page

NAME, SHORT = 480, 150
LETTER = "general-result.typ"
NO_ONLINE = (
    "Trang quốc gia không ghi cách nộp trực tuyến cho thủ tục này. Bạn soạn hồ sơ ở đây, rồi mang bản giấy đến quầy "
    "hoặc gửi bưu chính để hoàn tất."
)
STEPS = (
    {"id": "receive", "name": "Tiếp nhận", "post": "clerk", "share": "10%", "may": ["supplement", "refuse"]},
    {"id": "examine", "name": "Xem xét, dự thảo kết quả", "post": "specialist", "share": "60%",
     "may": ["supplement", "refuse"]},
    {"id": "sign", "name": "Ký", "post": "leader", "share": "15%"},
    {"id": "issue", "name": "Vào số, đóng dấu, phát hành", "post": "registry", "share": "5%"},
    {"id": "return", "name": "Trả kết quả", "post": "clerk", "share": "10%"},
)  # fmt: skip
CONFIRM: Mapping[str, Any] = {
    "id": "confirm",
    "name": "Xã, phường kiểm tra, xác nhận",
    "post": "specialist",
    "share": "25%",
    "at": {"commune_of": "place.commune"},
    "silence": "none",
    "disagreement": "goes_on",
}
# Who has a certificate renewed, changed or ended hands the old one in, under the name of the new one.
_HANDED_BACK = re.compile(
    r"cấp (?:lại|đổi)|gia hạn|điều chỉnh|sửa đổi|bổ sung|thay đổi|thu hồi|chuyển|hiệu đính|trả lại|xác nhận|công nhận"
    r"|sao|chấm dứt|tạm (?:ngừng|dừng)|đăng ký (?:biến động|thay đổi)", re.IGNORECASE
)  # fmt: skip
_PREFIX = re.compile(r"^thủ tục (?!hải quan)", re.IGNORECASE)


@dataclass(frozen=True)
class Around:
    """What a page is read against: the day it was read, the field names, the province's bodies."""

    read: date
    fields: Mapping[str, str]
    bodies: Bodies


@dataclass(frozen=True)
class Written:
    """A page as a definition, with its doubts and the legal texts that it names."""

    page: Page
    definition: dict[str, Any]
    doubts: tuple[Doubt, ...]
    basis: tuple[Basis, ...]
    checked: Mapping[str, bool]  # gate → whether the page passes it
    filed_at: str  # who receives it, in words; "" when that is not known

    @property
    def failed(self) -> tuple[str, ...]:
        return tuple(gate for gate, passed in self.checked.items() if not passed)

    @property
    def online_full(self) -> bool:
        return bool(self.definition["online"]["mode"] == "full")


def write(page: Page, around: Around) -> Written:
    """Write a page down. Adds to the page's doubts.

    Raises:
        Rejection: a list that no real page has (see `paper_cells.read`).
    """
    doubts = page.doubts
    field = fields.field_of(page, around.fields, doubts)
    audience = fields.audience_of(page, doubts)
    rows = channels.read(page.text("channels_text"))
    _check_channels(page, rows, doubts)
    times, costs = time_limits.read(rows, doubts), fees.read(rows, doubts)
    steps = step_bodies.read(page.text("steps_text"))
    place = receiving.with_receiver(page, bodies.read(page, field, steps, around.bodies, doubts))
    given = results.read(page.text("result_text"), doubts)
    groups, asked = _papers(page, given)
    read = second_reading.Read(page, groups, asked, place, steps, times, [result.name for result in given])
    checked = _checked(read)
    texts = basis.read(page.text("legal_basis_text"), doubts)
    decision = fields.check_decision(page, doubts)
    name, short, summary = _names(page, doubts)
    ways = list(dict.fromkeys(row.channel for row in rows))
    definition: dict[str, Any] = {
        "procedure": page.code,
        "valid_from": around.read.isoformat(),
        "name": name,
        "short_name": short,
        **({"summary": summary} if summary else {}),
        "kind": "imported",
        "field": field,
        "for": audience,
        "online": _online(ways),
        "channels": ways or ["counter", "post"],
        "competent": questions.competent(place),
        **({"received_by": questions.receiver()} if place.received_within else {}),
        "handled_in": "ministry" if place.central else "here",
        **({"ministry_system": questions.system_of(place)} if place.central else {}),
        "law": [text.number for text in texts],
        "source": _source(page, around.read, decision),
        "pages": questions.pages(page.name, audience, asked, place, around.bodies, page.text("conditions_text")),
        "variants": _variants(asked, times, short),
        "papers": asked.papers,
        "fees": costs,
        "steps": _steps(place),
        "desk": questions.desk(given),
        "outcome": {"results": _results(given)},
    }
    return Written(page, definition, doubts.all(), texts, checked, place.filed_at)


def _papers(
    page: Page, given: tuple[results.Result, ...]
) -> tuple[tuple[document_cells.Group, ...], paper_cells.Papers]:
    """The tables of papers, and the papers and cases that they make."""
    tables = page.text("documents_text")
    made = () if _HANDED_BACK.search(page.name) else tuple(result.name for result in given)
    groups = tuple(document_cells.read(tables))
    asked = paper_cells.read(groups, not empty(tables), page.doubts, made, page.name)
    texts = [one_line(page.text(key)) for key in ("steps_text", "conditions_text", "channels_text")]
    form_papers.name_from_texts(asked.papers, texts)
    return groups, asked


def _checked(read: second_reading.Read) -> Mapping[str, bool]:
    """Each gate and whether it is passed; what fails another than the term has its reason, and is not read again."""
    checked = gates.checked(read.page, read.place, read.steps, read.asked, read.times)
    if all(passed for gate, passed in checked.items() if gate != "term"):
        checked["plain"] = not second_reading.mark(read)
    return checked


def with_doubts(written: Written, doubts: tuple[Doubt, ...]) -> dict[str, Any]:
    """The definition with every doubt in `to_verify`, the general one first."""
    general = {
        "what": "Toàn bộ nội dung",
        "why": "Đọc tự động từ trang của Cổng Dịch vụ công quốc gia; chưa được cán bộ của tỉnh đối chiếu.",
    }
    reasons = [{"what": doubt.what, "why": doubt.why} for doubt in doubts]
    return {**written.definition, "to_verify": [general, *reasons]}


def _check_channels(page: Page, rows: tuple[channels.ChannelRow, ...], doubts: Doubts) -> None:
    text = page.text("channels_text")
    if (unread := channels.unread(text, rows)) and not empty(unread):
        doubts.add("odd_channels", f"Không đọc được ô cách thực hiện: {cut(one_line(unread), 200)}")


def _names(page: Page, doubts: Doubts) -> tuple[str, str, str]:
    """Name, short name and summary; the summary holds the whole of a name that is too long to be one."""
    whole = names.of_procedure(page.name)
    name = cut(whole, NAME)
    if name != whole:
        doubts.add("long_name", f"Tên dài {len(page.name)} ký tự.")
    short = _PREFIX.sub("", whole).strip()
    short = cut(short[:1].upper() + short[1:], SHORT)
    return name, short, cut(whole, 3500) if name != whole else ""


def _online(ways: list[str]) -> dict[str, str]:
    return {"mode": "full"} if "online" in ways else {"mode": "partial", "because": "channel", "say": NO_ONLINE}


def _source(page: Page, read: date, decision: str) -> dict[str, str]:
    source = {"read": read.isoformat()}
    url = page.text("source_url")
    if url.startswith("https://") and len(url) <= 500 and not re.search(r"\s", url):
        source["url"] = url
    if decision:
        source["announced"] = cut(decision, 100)
    return source


def _variants(asked: paper_cells.Papers, times: time_limits.Terms, short: str) -> dict[str, dict[str, Any]]:
    time: dict[str, Any] = {}
    if times.term:
        time["term"] = times.term
    if times.by_channel:
        time["term_by_channel"] = dict(times.by_channel)
    if times.to_verify:
        time["term_to_verify"] = cut(times.to_verify, 2000)
    if not asked.cases:
        return {"main": {"name": short, "otherwise": True, **time}}
    variants: dict[str, dict[str, Any]] = {}
    for case in asked.cases:
        own = list(dict.fromkeys([*case.papers, *asked.common]))
        variants[case.id] = {"name": case.label, "when": f'request.case == "{case.id}"', **time, "papers": own}
        if case.hint:
            variants[case.id]["because"] = case.hint
    name = "Trường hợp khác hoặc chưa rõ"
    variants[paper_cells.UNSURE] = {
        "name": name,
        "otherwise": True,
        **time,
        "papers": [*asked.otherwise, *asked.common],
    }
    return variants


def _steps(place: bodies.Place) -> list[dict[str, Any]]:
    """The steps of every page; where a commune takes the request in, it looks at it before the body that decides."""
    steps = [dict(step) for step in STEPS]
    if place.received_within:
        steps[1]["share"] = "35%"
        steps.insert(1, {**CONFIRM, "within": place.received_within})
    return steps


def _results(given: tuple[results.Result, ...]) -> list[dict[str, Any]]:
    rows = []
    for number, result in enumerate(given, 1):
        one: dict[str, Any] = {"id": f"r{number}", "code": result.code, "name": result.name, "document": LETTER}
        one["signer"] = "leader"
        if len(given) > 1:
            one["when"] = f'result.kind == "r{number}"'
        one["to_verify"] = " ".join(
            part for part in (result.to_verify, "Mẫu và ký hiệu văn bản của kết quả này chưa xác minh.") if part
        )
        rows.append(one)
    return rows
