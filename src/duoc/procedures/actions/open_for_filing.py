"""The province opens procedures for filing here, and closes them again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.ledger.actions import append
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import Invalid, NotNow
from duoc.ground.rows import actions as rows
from duoc.ground.worktime.calculations import local
from duoc.people.powers import Actor, Power, Reach, check
from duoc.procedures.checked_gates import checked_gates
from duoc.procedures.models import Opening, Procedure
from duoc.procedures.opening_rules import TERM, TO_LOOK_AT, basis_fault, to_look_at, wall
from duoc.procedures.openness import GATES

CATALOGUE = "system:catalogue"
NOTED = 25  # entries of the ledger in one statement
OTHER_WAYS = "Mở lại cho cách nộp khác."  # kept as the reason: Vietnamese, whatever the language here
Facts = Mapping[str, Any]


class NotAsItStands(NotNow):
    """The procedure is open already, or not open."""


class NotTheProvinces(NotNow):
    """No decision of the province opens it for these ways: another level decides, or it has no term."""


class NotOpened(Invalid):
    """What was given does not open it; `faults` names the fields: "basis", "looked_at"."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(_("Chưa mở được thủ tục này."), _("Hãy xem lại các mục được đánh dấu."), faults)


@dataclass(frozen=True)
class ToOpen:
    """What is opened.

    Attributes:
        ways: of filing: "online", "counter".
        checked: gate → passed, as the program read the page.
        looked_at: gates that were not passed and that a person has looked at all the same.
    """

    code: str
    ways: Sequence[str]
    checked: Mapping[str, bool] = field(default_factory=dict)
    looked_at: Sequence[str] = ()


@transaction.atomic
def open_for_filing(opened: ToOpen, *, basis: str, actor: Actor, at: datetime) -> Opening:
    """Opens one procedure.

    Args:
        basis: on whose decision, in words: number, symbol and day.

    Raises:
        Forbidden: the actor may not.
        NotTheProvinces: a gate that no decision of the province opens.
        NotOpened: no decision is named, or a gate was not passed and nobody has looked at it.
        NotAsItStands: no such procedure, or it is open for the same ways.
    """
    check(actor, Power.PROCEDURE_PUBLISH, Reach(), at)
    checked = checked_gates(opened.code, at)
    failed = [gate for gate, passed in checked.items() if not passed]
    basis, walled = mended(basis), wall(failed, opened.ways)
    if walled:
        raise NotTheProvinces(str(GATES[walled]), _remedy(walled))
    faults = {}
    if missing := [str(TO_LOOK_AT[gate]) for gate in to_look_at(failed) if gate not in opened.looked_at]:
        faults["looked_at"] = _("Còn mục chưa xem: %(missing)s") % {"missing": " ".join(missing)}
    if fault := basis_fault(basis, local(at).date()):
        faults["basis"] = fault
    if faults:
        raise NotOpened(faults)
    kept = replace(opened, checked=checked, looked_at=to_look_at(failed))
    made = open_many([kept], basis=basis, actor=actor, at=at)
    if not made:
        raise NotAsItStands(
            _("Thủ tục %(code)s không có, hoặc đã mở như vậy.") % {"code": opened.code[:20]},
            _("Tải lại trang để xem thủ tục đang mở cho cách nộp nào."),
        )
    return made[0]


def _remedy(walled: str) -> str:
    if walled == TERM:
        return _("Chưa có thời hạn thì chỉ mở tại quầy: cán bộ ghi thời hạn và điều luật trước khi tiếp nhận.")
    return _("Quyết định của tỉnh không mở được việc này. Nếu trang quốc gia ghi sai, hãy viết định nghĩa riêng.")


@transaction.atomic
def close_for_filing(code: str, *, because: str, actor: Actor, at: datetime) -> Opening:
    """Closes one procedure. What was filed goes on; drafts wait.

    Raises:
        Forbidden: the actor may not.
        NotAsItStands: it is not open, or no reason was given.
    """
    check(actor, Power.PROCEDURE_PUBLISH, Reach(), at)
    closed = close_many([code], because=because.strip(), actor=actor, at=at) if because.strip() else []
    if not closed:
        raise NotAsItStands(
            _("Thủ tục %(code)s không mở, hoặc chưa ghi lý do đóng.") % {"code": code[:20]},
            _("Ghi lý do; người dân sẽ hỏi vì sao không nộp được nữa."),
        )
    return closed[0]


def open_many(opened: Iterable[ToOpen], *, basis: str, at: datetime, actor: Actor | None = None) -> Sequence[Opening]:
    """Opens many in the caller's transaction. What is open for the same ways stays; other ways replace the old ones.

    Args:
        actor: None for the installation itself, which follows the province's file.
    """
    wanted = {one.code: one for one in opened}
    procedures = {one.code: one for one in Procedure.objects.select_for_update().filter(code__in=wanted)}
    standing = _standing(procedures)
    changing = {code for code, one in standing.items() if set(one.ways) != set(wanted[code].ways)}
    _close([standing[code] for code in changing], OTHER_WAYS, actor, at)
    made = [
        Opening(
            procedure=procedure,
            ways=list(wanted[code].ways),
            checked=_checked(wanted[code]),
            basis=basis,
            by=actor.key if actor else CATALOGUE,
            at=at,
        )
        for code, procedure in procedures.items()
        if code not in standing or code in changing
    ]
    Opening.objects.bulk_create(made, batch_size=500)
    for start in range(0, len(made), NOTED):
        with rows.batch():
            for one in made[start : start + NOTED]:
                facts = {"procedure": one.procedure.code, "ways": one.ways, "basis": basis, "checked": one.checked}
                _record("procedure.opened", one, facts, actor, at, first=True)
    return made


def _checked(opened: ToOpen) -> list[dict[str, Any]]:
    """What was checked as it is kept: by the program, and by who opened it where the program could not say."""
    by_person = {gate: {"looked_at": True} for gate in opened.looked_at}
    return [{"gate": gate, "passed": passed, **by_person.get(gate, {})} for gate, passed in opened.checked.items()]


def close_many(codes: Iterable[str], *, because: str, at: datetime, actor: Actor | None = None) -> Sequence[Opening]:
    """Closes those of the codes that are open, in the caller's transaction."""
    procedures = {one.code: one for one in Procedure.objects.select_for_update().filter(code__in=list(codes))}
    return _close(list(_standing(procedures).values()), because, actor, at)


def _standing(procedures: Mapping[str, Procedure]) -> dict[str, Opening]:
    rows_open = Opening.objects.filter(procedure__code__in=list(procedures), closed_at__isnull=True)
    return {one.procedure.code: one for one in rows_open.select_related("procedure")}


def _close(openings: Sequence[Opening], because: str, actor: Actor | None, at: datetime) -> Sequence[Opening]:
    for one in openings:
        one.closed_by, one.closed_at, one.closed_because = actor.key if actor else CATALOGUE, at, because
        one.save(update_fields=["closed_by", "closed_at", "closed_because"])
        _record("procedure.closed", one, {"procedure": one.procedure.code, "because": because}, actor, at)
    return openings


def _record(
    action: str, opening: Opening, facts: Facts, actor: Actor | None, at: datetime, *, first: bool = False
) -> None:
    append(
        action=action,
        actor=actor.key if actor else CATALOGUE,
        post=actor.post_key if actor else "",
        subject=("opening", str(opening.pk)),
        facts=facts,
        at=at,
        first=first,
    )
