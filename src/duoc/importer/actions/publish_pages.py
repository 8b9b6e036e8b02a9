"""Written pages into the catalogue: new ones in bulk, changed ones as a new version, tailored ones only noted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import local
from duoc.importer.differences import Difference, differences
from duoc.importer.doubts import KINDS
from duoc.importer.read_pages import Report, unreported
from duoc.importer.source_page import Rejection
from duoc.importer.writer import Written, with_doubts
from duoc.language.calculations import Definition, DefinitionFault, load
from duoc.people.powers import Actor
from duoc.procedures.actions import AlreadyPublished, publish, publish_editions, publish_new
from duoc.procedures.models import Bundle, PortalPage, Procedure, Version
from duoc.procedures.queries import open_bundle

BATCH = 200
# Doubts that come from the other pages of the same file: they alone make no new version.
_ALIKE = frozenset(KINDS[kind][0] for kind in ("same_name", "same_text", "same_page"))


@dataclass
class Published:
    """What became of the pages."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    tailored: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    older: set[str] = field(default_factory=set)  # codes of which a page that was read later is published
    differences: dict[str, tuple[Difference, ...]] = field(default_factory=dict)  # of each changed page, by code
    editions: list[Any] = field(default_factory=list)  # ids of unchanged versions whose bundle is another one


@dataclass(frozen=True)
class Publishing:
    """With which bundle, from which file read on which day, when and by whom pages are published."""

    bundle: Bundle
    source: str
    read_on: date
    at: datetime
    actor: Actor | None

    def load(self, one: Written, data: Mapping[str, Any]) -> Definition:
        """The definition as the language reads it: what the writer made is trusted no more than what people write."""
        try:
            return load(data, open_bundle(self.bundle.pk).vocabularies())
        except DefinitionFault as fault:
            raise _rejected(one, fault) from fault


def _rejected(one: Written, fault: DefinitionFault) -> Rejection:
    first = fault.findings[0]
    return Rejection(first.what, first.why, first.remedy, one.page.line, one.page.code)


@dataclass(frozen=True)
class _Standing:
    id: Any
    kind: str
    valid_from: date
    read_on: date  # of the page that it was made from; the earliest day for a definition of the province
    bundle_id: str
    core: Mapping[str, Any]


def publish_all(written: Sequence[Written], how: Publishing, report: Report = unreported) -> Published:
    """Publish every page in the caller's transaction. A page that cannot be published is reported, the others stand."""
    outcome = Published()
    standing = _standing([one.page.code for one in written])
    new: list[tuple[Written, Definition]] = []
    pages: list[PortalPage] = []
    for number, one in enumerate(written):
        report(len(written) + number, 2 * len(written))
        before = standing.get(one.page.code)
        try:
            if before is None:
                new.append((one, how.load(one, with_doubts(one, one.doubts))))
            else:
                _again(one, before, outcome, how)
        except Rejection as fault:
            outcome.rejected.append(fault)
            continue
        if one.page.code in outcome.older:
            continue
        pages.append(_page(one, how, "tailored" if before and before.kind == "tailored" else "imported"))
    publish_new([d for _one, d in new], bundle=how.bundle, source=how.source, at=how.at, actor=how.actor)
    publish_editions(outcome.editions, bundle=how.bundle, at=how.at, actor=how.actor)
    outcome.new = len(new)
    _note(pages)
    return outcome


def _standing(codes: Sequence[str]) -> dict[str, _Standing]:
    """What is published of these codes: the newest version of each."""
    kinds = dict(Procedure.objects.filter(code__in=codes).values_list("code", "kind"))
    rows = Version.objects.filter(procedure__code__in=kinds).order_by("valid_from", "edition")
    standing: dict[str, _Standing] = {}
    named = rows.values_list("procedure__code", "id", "valid_from", "bundle_id", "definition")
    for code, id, day, bundle, definition in named:
        core = _core(definition) if kinds[code] == "imported" else {}
        read_on = date.fromisoformat(definition["source"]["read"]) if core else date.min
        standing[code] = _Standing(id, kinds[code], day, read_on, bundle, core)
    return standing


def _core(data: Mapping[str, Any]) -> dict[str, Any]:
    """What makes a version: all but the day, and doubts that only compare the page with others."""
    source = {key: value for key, value in data.get("source", {}).items() if key != "read"}
    doubts = [doubt for doubt in data.get("to_verify", ()) if doubt["what"] not in _ALIKE]
    return {**data, "valid_from": "", "source": source, "to_verify": doubts}


def _again(one: Written, before: _Standing, outcome: Published, how: Publishing) -> None:
    if before.kind == "tailored":
        outcome.tailored += 1
        return
    data = with_doubts(one, one.doubts)
    if how.read_on < before.read_on:
        outcome.older.add(one.page.code)
    if how.read_on < before.read_on or _core(data) == before.core:
        outcome.unchanged += 1
        if before.bundle_id != how.bundle.pk:
            outcome.editions.append(before.id)
        return
    day = date.fromisoformat(data["valid_from"])
    if day <= before.valid_from:
        day = local(how.at).date()
    if day <= before.valid_from:
        raise Rejection(
            _("Thủ tục %(code)s đã có bản hiệu lực từ %(day)s với nội dung khác.")
            % {"code": one.page.code, "day": f"{before.valid_from:%d/%m/%Y}"},
            _("Bản đã công bố không sửa được."),
            _("Nhập lại vào ngày khác, hoặc nêu --read là ngày sau ngày đó."),
            one.page.line,
            one.page.code,
        )
    data["valid_from"] = day.isoformat()
    try:
        publish(data, bundle=how.bundle, source=how.source, at=how.at, actor=how.actor)
    except DefinitionFault as fault:
        raise _rejected(one, fault) from fault
    except AlreadyPublished as refusal:
        raise Rejection(refusal.say, "", refusal.remedy, one.page.line, one.page.code) from refusal
    outcome.changed += 1
    outcome.differences[one.page.code] = tuple(differences(before.core, _core(data)))


def _page(one: Written, how: Publishing, offered_as: str) -> PortalPage:
    return PortalPage(
        code=one.page.code,
        name=one.page.name,
        source_url=one.page.text("source_url"),
        read_on=how.read_on,
        recorded_at=how.at,
        offered_as=offered_as,
        doubts=[{"kind": doubt.kind, "why": doubt.why} for doubt in one.doubts],
        failed=list(one.failed),
        filed_at=one.filed_at,
    )


def _note(pages: Sequence[PortalPage]) -> None:
    PortalPage.objects.bulk_create(
        pages,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "source_url", "read_on", "recorded_at", "offered_as", "doubts", "failed", "filed_at"],
    )
