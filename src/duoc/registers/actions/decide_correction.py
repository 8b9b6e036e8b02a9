"""The leader decides on a correction that a specialist proposed: it is written into the book, or returned."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers import actions as dossiers
from duoc.ground.ledger.calculations import commit
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound, NotNow
from duoc.instruments.calculations import Unsound
from duoc.people.powers import Actor, Forbidden, Power
from duoc.registers.changing import change
from duoc.registers.correcting_results import plan_with, values_of
from duoc.registers.models import Correction, Entry, EntryChange
from duoc.registers.notifying import parties_of, tell_corrected
from duoc.registers.parties import link_anew, link_member_anew, name_anew
from duoc.registers.sound_corrections import Wanted, expect_sound
from duoc.registers.writing_beside import facts_of, held_entry, record


@dataclass(frozen=True)
class Given:
    correction: str
    agreed: bool
    words: str


def decide_correction(
    *, actor: Actor, correction_id: uuid.UUID | str, agreed: bool, words: str = "", key: str, at: datetime
) -> Correction:
    """Agreed, the field is corrected; what stood there stays in the history, documents that were given stay as they
    were signed, and whoever the entry names is told. It is judged once more: the books may have changed since.

    Args:
        words: why it is returned; may be empty where it is agreed.

    Raises:
        Forbidden: no leader of the unit that keeps the book, or who proposed it.
        Unsound, NotCompared: see `propose_correction`; or a return without its reason.
        NotFound, NotNow: no such correction, it was decided, the entry has ended, or another one holds the key that it
            would get.
    """
    given = Given(str(correction_id), agreed, mended(words, lines=True))
    id = once(actor.key, "registers.decide_correction", key, given, lambda: str(_decide(given, actor, at).pk))
    return Correction.objects.get(pk=id)


def _decide(given: Given, actor: Actor, at: datetime) -> Correction:
    entry_id = Correction.objects.filter(pk=uuid.UUID(given.correction)).values_list("entry_id", flat=True).first()
    if entry_id is None:
        raise NotFound(_("Không tìm thấy đề nghị sửa này."), _("Hãy mở lại việc đã ghi sổ."))
    entry = held_entry(str(entry_id), actor, at, Power.REGISTER_DECIDE)
    row = Correction.objects.select_for_update().get(pk=given.correction)
    if row.agreed is not None:
        raise NotNow(_("Đề nghị sửa này đã được quyết định."), _("Hãy mở lại việc đã ghi sổ."))
    if row.by_id == actor.person:
        raise Forbidden(_("Người đề nghị sửa không tự quyết định."), _("Hãy để một người khác quyết định."))
    if not given.agreed and says_too_little(given.words):
        say = _("Hãy ghi vì sao không đồng ý (ít nhất 10 ký tự).")
        raise Unsound(_("Chưa ghi được."), _("Hãy xem lại các mục được đánh dấu."), {"words": say})
    row.change = _written(entry, row, actor, at) if given.agreed else None
    row.agreed, row.words, row.decided_at, row.decided_by_id = given.agreed, given.words, at, actor.person
    row.save(update_fields=["change", "agreed", "words", "decided_at", "decided_by"])
    _record(entry, row, actor, at)
    return row


def _written(entry: Entry, row: Correction, actor: Actor, at: datetime) -> EntryChange:
    wanted = Wanted(row.field, row.value, row.text, row.legal_basis, row.sure)
    sound = expect_sound(entry, wanted, at)
    concerned, was = parties_of(entry), entry.data.get(row.field)
    made = change(
        entry,
        kind=EntryChange.Kind.CORRECTION,
        fields={row.field: sound.value},
        text=row.text,
        legal_basis=row.legal_basis,
        actor=actor,
        at=at,
        title=sound.title,
    )
    link_anew(entry, row.field, at=at, by=actor.person)
    link_member_anew(entry, row.field, was)
    name_anew(entry, row.field, actor=actor, at=at)
    if entry.decision is not None:
        title = plan_with(entry.decision, values_of(entry.decision, entry)).title
        dossiers.note_title(dossier_id=entry.decision.dossier_id, title=title)
    tell_corrected(entry, concerned | parties_of(entry), at)
    return made


def _record(entry: Entry, row: Correction, actor: Actor, at: datetime) -> None:
    facts: dict[str, Any] = {"correction": str(row.pk), "words": commit(bytes(row.salt), row.words)}
    if row.change is None:
        record("entry.correction_returned", entry, actor, at, {"number": entry.label, **facts})
    else:
        record("entry.corrected", entry, actor, at, {**facts_of(entry, row.change), **facts})
