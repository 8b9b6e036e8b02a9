"""Closed dossiers of a year are handed to the archive (nộp lưu hồ sơ), with the list of them and who took them."""

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Condition, Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.archiving import CLOSED, documents_of, kept_for, lines_of, not_yet_over, retention_words
from duoc.dossiers.models import ArchivedDossier, ArchiveTransfer, Dossier
from duoc.dossiers.rules import CARRIER, Incomplete
from duoc.ground.files import actions as files
from duoc.ground.files import queries as stored
from duoc.ground.ledger import actions as ledger
from duoc.ground.letters.calculations import mended
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound, NotNow
from duoc.ground.worktime.calculations import local, moment
from duoc.people.models import Organisation, Origin
from duoc.people.powers import Actor, Forbidden, Power, Reach, check
from duoc.procedures import queries as procedures

TEMPLATE, MOST, SHOWN = "archive-list.typ", 100, 5


@dataclass(frozen=True)
class Batch:
    """What is handed over: dossiers of one year by their ids, to whom, in which post, and where they lie then."""

    year: int
    dossiers: tuple[str, ...]
    taken_by: str
    taken_as: str
    place: str


@dataclass(frozen=True)
class Given:
    transfer: str
    place: int


def hand_to_archive(*, actor: Actor, batch: Batch, key: str, at: datetime) -> ArchiveTransfer:
    """Hands dossiers of a year to the archive: all of them, or none. After it nothing of them can be changed.

    Raises:
        Forbidden: the actor hands nothing over for their unit.
        Incomplete: nobody took them, no place is named, no dossier chosen or more than `MOST`; `faults`.
        NotNow: one of them is open, waits for something, ended in another year, or lies in the archive already; says
            which and why.
    """
    organisation = actor.organisation_id
    check(actor, Power.DOSSIER_ARCHIVE, Reach(units=frozenset({organisation} if organisation else ())), at)
    texts = (mended(text, lines=True)[:longest] for text, longest in (
        (batch.taken_by, 200), (batch.taken_as, 200), (batch.place, 500),
    ))  # fmt: skip
    wanted = Batch(batch.year, tuple(sorted(set(batch.dossiers))), *texts)
    _expect_whole(wanted)
    pk = once(actor.key, "dossiers.archive_batch", key, wanted, lambda: str(_hand_over(wanted, actor, at).pk))
    return ArchiveTransfer.objects.get(pk=pk)


def _expect_whole(batch: Batch) -> None:
    faults = {}
    if len(batch.taken_by) < 2:
        faults["taken_by"] = _("Hãy ghi họ tên người nhận.")
    if len(batch.taken_as) < 2:
        faults["taken_as"] = _("Hãy ghi chức danh của người nhận, ví dụ: công chức lưu trữ.")
    if len(batch.place) < 5:
        faults["place"] = _("Hãy ghi nơi lưu: kho, giá, hộp, hoặc hệ thống lưu trữ điện tử (ít nhất 5 ký tự).")
    if not batch.dossiers:
        faults["dossiers"] = _("Chưa chọn hồ sơ nào.")
    elif len(batch.dossiers) > MOST:
        faults["dossiers"] = _("Mỗi lần nộp lưu nhiều nhất %(most)s hồ sơ. Hãy chia làm nhiều lần.") % {"most": MOST}
    if faults:
        raise Incomplete(_("Chưa nộp lưu được."), _("Hãy bổ sung các mục được đánh dấu."), faults)


def _hand_over(batch: Batch, actor: Actor, at: datetime) -> ArchiveTransfer:
    dossiers = [flow.locked(id) for id in batch.dossiers]
    _expect_all_may_go(dossiers, batch.year, actor, at)
    catalogue = procedures.catalogue()
    if catalogue is None:
        raise RuntimeError("a unit that has dossiers has a loaded catalogue")
    unit = Organisation.objects.select_related("parent").get(pk=str(actor.organisation_id))
    transfer = ArchiveTransfer.objects.create(
        organisation=unit,
        year=batch.year,
        turn=ArchiveTransfer.objects.filter(organisation=unit, year=batch.year).count() + 1,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
        taken_by=batch.taken_by,
        taken_as=batch.taken_as,
        place=batch.place,
        count=len(dossiers),
        unit={"name": unit.name, "place": unit.place, "parent_name": unit.parent_name},
        template=TEMPLATE,
        bundle=catalogue.digest,
    )
    for place, dossier in enumerate(sorted(dossiers, key=lambda one: (one.ended_at, one.shown_code)), 1):
        given = Given(str(transfer.pk), place)
        HAND_TO_ARCHIVE.perform(
            dossier.pk, given, actor=actor, key=str(uuid.uuid5(transfer.pk, str(dossier.pk))), at=at
        )
    transfer.digest = digest_of(transfer)
    transfer.save(update_fields=["digest"])
    ledger.append(
        action="archive_transfer.made",
        actor=actor.key,
        post=actor.post_key,
        subject=("archive_transfer", str(transfer.pk)),
        facts={"unit": unit.code, "year": batch.year, "count": transfer.count, "digest": transfer.digest},
        at=at,
        first=True,
    )
    return transfer


def _expect_all_may_go(dossiers: Sequence[Dossier], year: int, actor: Actor, at: datetime) -> None:
    """Refuses the batch where one of its dossiers may not go, and says which and why."""
    reasons = []
    for dossier in dossiers:
        refusal = HAND_TO_ARCHIVE.refusal(dossier, actor, at)
        if isinstance(refusal, Forbidden):  # what is another body's is not even named
            raise refusal
        if refusal is not None:
            reasons.append(f"{dossier.shown_code}: {refusal.say}")
        elif dossier.ended_at is None or local(dossier.ended_at).year != year:
            reasons.append(
                _("%(code)s: không kết thúc trong năm %(year)s.") % {"code": dossier.shown_code, "year": year}
            )
    if reasons:
        more = len(reasons) - SHOWN
        rest = _(" và %(n)s hồ sơ khác") % {"n": more} if more > 0 else ""
        raise NotNow(
            _("Có hồ sơ chưa nộp lưu được.") + " " + " ".join(reasons[:SHOWN]) + rest,
            _("Bỏ các hồ sơ này ra rồi nộp lưu phần còn lại."),
        )


def _keep(doing: Doing[Given]) -> Outcome[ArchivedDossier]:
    dossier = doing.dossier
    ended = local(dossier.ended_at or doing.at).date()
    retention = procedures.closed_rules.retention(dossier.procedure_code, local(doing.at).date())
    kept = ArchivedDossier.objects.create(
        dossier=dossier,
        transfer_id=doing.given.transfer,
        place=doing.given.place,
        documents=documents_of(dossier),
        retention=asdict(retention),
        kept_until=kept_for(retention, ended),
    )
    dossier.archived_at = doing.at
    facts = {"transfer": doing.given.transfer, "place": kept.place, "documents": len(kept.documents)}
    return Outcome(kept, facts, move=flow.leave if dossier.state == Dossier.State.DONE else flow.stay)


HAND_TO_ARCHIVE = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.archived",
                title=gettext_lazy("Nộp lưu hồ sơ"),
                to_applicant=gettext_lazy("Hồ sơ đã chuyển vào lưu trữ"),
            )
        ),
        power=Power.DOSSIER_ARCHIVE,
        states=frozenset(CLOSED),
        on_desk=False,
        conditions=(
            Condition(
                lambda dossier: dossier.ended_at is not None,
                gettext_lazy("Hồ sơ còn đang giải quyết nên chưa nộp lưu được."),
                gettext_lazy("Giải quyết xong rồi nộp lưu."),
            ),
            Condition(
                lambda dossier: dossier.desk != CARRIER,
                gettext_lazy("Kết quả đang ở chỗ bưu chính nên chưa nộp lưu được."),
                gettext_lazy("Ghi bưu chính đã phát hoặc chuyển hoàn."),
            ),
            Judged(not_yet_over),
        ),
        write=_keep,
        row=ArchivedDossier,
    )
)


def list_of(transfer: ArchiveTransfer) -> list[dict[str, Any]]:
    """The list of dossiers (danh mục hồ sơ) of a transfer, as table and paper show it."""
    return [
        {
            "place": line.place,
            "code": line.dossier.shown_code,
            "procedure": line.dossier.procedure_name,
            "title": line.dossier.title,
            "begins": local(line.dossier.filed_at).date().isoformat(),
            "ends": local(line.dossier.ended_at or line.dossier.filed_at).date().isoformat(),
            "documents": len(line.documents),
            "retention": retention_words(line.retention),
        }
        for line in lines_of(transfer)
    ]


def digest_of(transfer: ArchiveTransfer) -> str:
    """SHA-256 over the lines as they were handed over, in the State's language."""
    with translation.override("vi"):
        lines = list_of(transfer)
    return hashlib.sha256(json.dumps(lines, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def read_transfer(*, transfer_id: uuid.UUID, at: datetime) -> bytes:
    """The list of a transfer (PDF), pressed once and kept: the same bytes for ever. Who may read it the caller asks.

    Raises:
        NotFound: there is no such transfer.
    """
    with transaction.atomic():
        rows = ArchiveTransfer.objects.select_for_update(of=("self",)).select_related("file", "by")
        row = rows.filter(pk=transfer_id).first()
        if row is None:
            raise NotFound(_("Không tìm thấy lần nộp lưu này."), _("Hãy mở lại danh sách nộp lưu."))
        if row.file is None:
            with translation.override("vi"):
                pdf = procedures.open_bundle(row.bundle).press(row.template, _printed(row))
            name = f"archive_list {row.year}-{row.turn}.pdf"
            row.file = files.keep_own(pdf, name, at=at, organisation=str(row.organisation_id))
            row.save(update_fields=["file"])
        return stored.read(row.file)


def _printed(row: ArchiveTransfer) -> dict[str, Any]:
    demo = row.lines.filter(dossier__origin=Origin.DEMO).exists()
    return {
        "origin": Origin.DEMO.value if demo else Origin.REAL.value,
        "unit": row.unit,
        "year": str(row.year),
        "turn": str(row.turn),
        "at": moment(row.at),
        "gave": row.by.full_name,
        "taken_by": row.taken_by,
        "taken_as": row.taken_as,
        "place": row.place,
        "digest": row.digest,
        "lines": list_of(row),
    }
