"""The keys of entries in force: claimed when a result is proposed, held while the entry is in force."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from duoc.decisions.models import Proposal
from duoc.dossiers.acts import at_end
from duoc.dossiers.models import Dossier
from duoc.language.calculations import EntryDraft
from duoc.registers.book_keys import keys_of
from duoc.registers.keys import digests, read_keys
from duoc.registers.models import Entry, EntryKey, ProposedEntry, Register
from duoc.registers.rules import NotNow


def claim(dossier: Dossier, draft: EntryDraft) -> None:
    """The dossier holds the keys of the entry that it will write, as long as its proposal stands: of two dossiers with
    one key the second is not proposed. A key that it takes over from the entry it replaces is held there already.

    Raises:
        NotNow: an entry in force or another dossier holds the same key.
    """
    EntryKey.objects.filter(dossier=dossier, entry=None).delete()
    rows = _rows(draft, str(dossier.competent_unit_id), {"dossier_id": dossier.pk})
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
    _add(_rows(draft, str(entry.unit_id), {"entry": entry}), _("Hãy báo quản trị hệ thống."))


def hold_anew(entry: Entry) -> None:
    """What an entry in force says has changed: it holds the keys of what it says now.

    Raises:
        NotNow: another entry in force holds one of them.
    """
    if entry.ended_at is not None:
        return
    own = digests(entry.register_id, keys_of(entry.register_id), entry.data, str(entry.unit_id))
    held = EntryKey.objects.filter(entry=entry, holds=True)
    held.exclude(digest__in=own).update(holds=False)
    have = set(held.values_list("digest", flat=True))
    common = {"register_id": entry.register_id, "organisation_id": entry.unit_id, "entry": entry}
    new = [(digest, key) for digest, key in own.items() if digest not in have]
    rows = [EntryKey(name=key.name, digest=digest, wall=key.wall, **common) for digest, key in new]
    _add(rows, _("Hãy đối chiếu lại nội dung định ghi với việc đã ghi sổ."))


def hold_keys(entry_ids: Sequence[str]) -> None:
    """Entries that were written in bulk hold their keys; of two with one key the first. Two statements."""
    entries = Entry.objects.filter(pk__in=entry_ids, ended_at=None)
    EntryKey.objects.bulk_create(
        [
            EntryKey(name=key.name, digest=digest, wall=key.wall, entry=one, register=one.register, organisation=unit)
            for one in entries.select_related("register", "unit")
            for unit in [one.unit]
            for digest, key in digests(one.register_id, read_keys(one.register.keys), one.data, str(unit.pk)).items()
        ],
        ignore_conflicts=True,
    )


def claim_keys(dossier_ids: Sequence[str]) -> None:
    """Dossiers that were written in bulk claim the keys of what their standing proposals enter, and note those of what
    they will propose. Two statements."""
    standing = Proposal.objects.filter(dossier=OuterRef("dossier"), standing=True, kind=Proposal.Kind.GRANT)
    keys = Register.objects.filter(pk=OuterRef("register")).values("keys")
    rows = ProposedEntry.objects.filter(dossier__in=dossier_ids, dossier__ended_at=None)
    rows = rows.annotate(register=KT("draft__entry__register"), proposed=Exists(standing))
    EntryKey.objects.bulk_create(
        [
            EntryKey(
                name=key.name,
                digest=digest,
                wall=key.wall,
                dossier_id=one.pk,
                register_id=one.register,
                organisation_id=one.organisation_id,
                holds=one.proposed,
            )
            for one in rows.annotate(keys=Subquery(keys))
            if one.draft["entry"]
            for digest, key in digests(
                one.register, read_keys(one.keys or {}), one.draft["entry"]["data"], str(one.organisation_id)
            ).items()
        ],
        ignore_conflicts=True,
    )


def release(entries: Iterable[Entry]) -> None:
    """Entries have ended: others may have their keys."""
    EntryKey.objects.filter(entry__in=entries).update(holds=False)


def _rows(draft: EntryDraft, unit: str, owner: dict[str, object]) -> list[EntryKey]:
    own = digests(draft.register, keys_of(draft.register), draft.data, unit)
    common = {"register_id": draft.register, "organisation_id": unit, **owner}
    return [EntryKey(name=key.name, digest=digest, wall=key.wall, **common) for digest, key in own.items()]


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
    EntryKey.objects.bulk_create(
        _rows(draft, str(dossier.competent_unit_id), {"dossier_id": dossier.pk, "holds": False})
    )


def give_up(dossier_ids: Collection[uuid.UUID]) -> None:
    """The proposals of these dossiers no longer stand: others may propose what has the same keys, and still see it."""
    EntryKey.objects.filter(dossier__in=dossier_ids, entry=None).update(holds=False)


def _forget(dossier: Dossier, _at: datetime) -> None:
    """It ended without a result."""
    EntryKey.objects.filter(dossier=dossier, entry=None).delete()


at_end(_forget)
