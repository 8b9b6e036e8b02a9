"""The keys of entries in force: claimed when a result is proposed, held while the entry is in force."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from duoc.decisions.models import Proposal
from duoc.dossiers.acts import at_end
from duoc.dossiers.models import Dossier
from duoc.language.calculations import EntryDraft
from duoc.registers.book_keys import keys_for, keys_of
from duoc.registers.keys import Key, read_keys
from duoc.registers.models import Entry, EntryKey, ProposedEntry, Register
from duoc.registers.rules import NotNow


def claim(dossier: Dossier, draft: EntryDraft) -> None:
    """The dossier holds the keys of the entry that it will write, as long as its proposal stands: of two dossiers with
    one key the second is not proposed. A key that it takes over from the entry it replaces is held there already.

    Raises:
        NotNow: an entry in force or another dossier holds the same key.
    """
    EntryKey.objects.filter(dossier=dossier, entry=None).delete()
    rows = _keys_of_draft(draft, dossier)
    if draft.replaces:
        old = EntryKey.objects.filter(entry_id=draft.replaces, holds=True, wall=True)
        theirs = set(old.values_list("digest", flat=True))
        rows = [row for row in rows if row.digest not in theirs]
    _add(rows, _("Hãy mở hồ sơ để đối chiếu. Kết quả đã ký thì văn thư trả lại kèm lý do."))


def hold(entry: Entry, draft: EntryDraft, dossier: Dossier) -> None:
    """The entry is written: it holds what its dossier claimed, and what the entry held whose place it takes."""
    EntryKey.objects.filter(dossier=dossier, entry=None).delete()
    if draft.replaces:
        release(Entry.objects.filter(pk=draft.replaces, register_id=draft.register))
    rows = keys_for(keys_of(draft.register), draft.data, register=draft.register, unit=entry.unit_id, entry=entry.pk)
    _add(rows, _("Hãy báo quản trị hệ thống."))


def hold_anew(entry: Entry) -> None:
    """What an entry in force says has changed: it holds the keys of what it says now.

    Raises:
        NotNow: another entry in force holds one of them.
    """
    if entry.ended_at is not None:
        return
    keys = keys_of(entry.register_id)
    own = keys_for(keys, entry.data, register=entry.register_id, unit=entry.unit_id, entry=entry.pk)
    held = EntryKey.objects.filter(entry=entry, holds=True)
    held.exclude(digest__in=[row.digest for row in own]).update(holds=False)
    have = set(held.values_list("digest", flat=True))
    rows = [row for row in own if row.digest not in have]
    _add(rows, _("Hãy đối chiếu lại nội dung định ghi với việc đã ghi sổ."))


def hold_keys(entry_ids: Sequence[str]) -> None:
    """Entries that were written in bulk hold their keys; of two with one key the first. Two statements."""
    entries = Entry.objects.filter(pk__in=entry_ids, ended_at=None).select_related("register")
    rows = [row for one in entries for row in keys_of_entry(one, read_keys(one.register.keys))]
    EntryKey.objects.bulk_create(rows, ignore_conflicts=True)


def keys_of_entry(entry: Entry, keys: Sequence[Key]) -> list[EntryKey]:
    """What an entry in force holds under these keys of its register."""
    return keys_for(keys, entry.data, register=entry.register_id, unit=entry.unit_id, entry=entry.pk)


def claim_keys(dossier_ids: Sequence[str]) -> None:
    """Dossiers that were written in bulk claim the keys of what their standing proposals enter, and note those of what
    they will propose. Two statements."""
    keys = Register.objects.filter(pk=OuterRef("register")).values("keys")
    rows = about_to_write(ProposedEntry.objects.filter(dossier__in=dossier_ids)).annotate(keys=Subquery(keys))
    claims = [claim for one in rows for claim in keys_of_proposed(one, read_keys(one.keys or {}))]
    EntryKey.objects.bulk_create(claims, ignore_conflicts=True)


def about_to_write(rows: "QuerySet[ProposedEntry]") -> "QuerySet[ProposedEntry]":
    """Those of open dossiers, with the `register` that they will be entered in and whether they are `proposed`."""
    standing = Proposal.objects.filter(dossier=OuterRef("dossier"), standing=True, kind=Proposal.Kind.GRANT)
    rows = rows.filter(dossier__ended_at=None, draft__entry__isnull=False)
    return rows.annotate(register=KT("draft__entry__register"), proposed=Exists(standing))


def keys_of_proposed(row: Any, keys: Sequence[Key]) -> list[EntryKey]:
    """What a dossier claims or, before its proposal, notes under these keys.

    Args:
        row: of `about_to_write`.
    """
    written = row.draft["entry"]
    if not written:
        return []
    owner = {"unit": row.organisation_id, "dossier": row.pk, "holds": row.proposed}
    return keys_for(keys, written["data"], register=row.register, **owner)


def release(entries: Iterable[Entry]) -> None:
    """Entries have ended: others may have their keys."""
    EntryKey.objects.filter(entry__in=entries).update(holds=False)


def _add(rows: list[EntryKey], remedy: str) -> None:
    if not rows:
        return
    try:
        with transaction.atomic():
            EntryKey.objects.bulk_create(rows)
    except IntegrityError as error:
        words = _("Sổ đăng ký, hoặc một hồ sơ đã trình, có việc mang cùng số hoặc cùng khóa với việc sắp ghi.")
        raise NotNow(words, remedy) from error


def note(dossier: Dossier, draft: EntryDraft) -> None:
    """The dossier is worked on: officials who decide on another one with the same keys see it. Nothing is held."""
    EntryKey.objects.bulk_create(_keys_of_draft(draft, dossier, holds=False))


def _keys_of_draft(draft: EntryDraft, dossier: Dossier, *, holds: bool = True) -> list[EntryKey]:
    return keys_for(
        keys_of(draft.register),
        draft.data,
        register=draft.register,
        unit=dossier.competent_unit_id,
        dossier=dossier.pk,
        holds=holds,
    )


def give_up(dossier_ids: Collection[uuid.UUID]) -> None:
    """The proposals of these dossiers no longer stand: others may propose what has the same keys, and still see it."""
    EntryKey.objects.filter(dossier__in=dossier_ids, entry=None).update(holds=False)


def _forget(dossier: Dossier, _at: datetime) -> None:
    """It ended without a result."""
    EntryKey.objects.filter(dossier=dossier, entry=None).delete()


at_end(_forget)
