"""Parties and who acts for them, with what they are called at hand."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import same_name
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import local
from duoc.people.mandates import RECORDED, REPRESENTING
from duoc.people.models import Account, Business, Mandate, NameChange, Party, Person
from duoc.people.powers import Actor
from duoc.people.validity import in_force


def party_paths(path: str) -> tuple[str, str, str]:
    """What `select_related` takes so that a party's name and contacts are at hand.

    Args:
        path: leads to the party, for example "applicant".
    """
    return f"{path}__person", f"{path}__business", f"{path}__organisation"


def full_name_of(path: str) -> Coalesce:
    """The name of a party, for queries that look for it.

    Args:
        path: leads to the party, for example "applicant".
    """
    person, business, body = party_paths(path)
    return Coalesce(f"{person}__full_name", f"{business}__name", f"{body}__name")


def party(id: uuid.UUID) -> Party:
    """The party of this id, with what it is at hand.

    Raises:
        Party.DoesNotExist.
    """
    return Party.objects.select_related("person", "business", "organisation").get(pk=id)


def mandates(ids: Sequence[uuid.UUID]) -> list[Mandate]:
    """Mandates with principal and holder at hand, the oldest first."""
    rows = Mandate.objects.select_related("holder", *party_paths("principal")).filter(pk__in=ids)
    return list(rows.order_by("granted_at", "id"))


def business(number: str) -> Business:
    """The business of this tax code.

    Raises:
        NotFound.
    """
    business = Business.objects.filter(number=number).first()
    if business is None:
        raise NotFound(_("Không có doanh nghiệp, hộ kinh doanh mang mã số này."), _("Hãy kiểm tra lại mã số."))
    return business


def _around(actor: Actor, at: datetime) -> "QuerySet[Mandate]":
    rows = Mandate.objects.select_related("holder", *party_paths("principal")).filter(in_force(local(at).date()))
    return rows.filter(Q(holder_id=actor.person) | Q(principal_id__in=actor.parties)).order_by("granted_at", "id")


def mandates_around(actor: Actor, at: datetime) -> list[Mandate]:
    """The mandates in force that the actor holds, or that they or those whom they represent by law gave, oldest
    first."""
    return list(_around(actor, at))


def mandate_around(actor: Actor, id: uuid.UUID, at: datetime) -> Mandate:
    """One of them.

    Raises:
        NotFound: it is somebody else's, or has ended.
    """
    mandate = _around(actor, at).filter(pk=id).first()
    if mandate is None:
        raise NotFound(_("Không tìm thấy việc đại diện này."), _("Hãy kiểm tra lại đường dẫn."))
    return mandate


def mandates_recorded(actor: Actor, at: datetime) -> "QuerySet[Mandate]":
    """The representations by law in force that the official's body recorded, the newest first."""
    rows = Mandate.objects.select_related("holder", *party_paths("principal")).filter(
        in_force(local(at).date()), organisation_id__in=actor.units, kind__in=RECORDED
    )
    return rows.order_by("-granted_at", "id")


def accounts_of(
    party: uuid.UUID | OuterRef, day: date, *, procedure: str | OuterRef, field: str | OuterRef
) -> "QuerySet[Account]":
    """The accounts in which a matter of a party is read: the person's own, and those of who represents it in this. Of
    rows what `HeldMandate.represents` and `is_for` say.

    Args:
        party, procedure, field: the party's id, the codes of the matter's procedure and of its field; or the columns of
            an outer query that hold them.
    """
    principal, code, branch = (OuterRef(one) if isinstance(one, OuterRef) else one for one in (party, procedure, field))
    in_scope = Q(everything=True) | Q(procedures__contains=[code]) | Q(fields__contains=[branch])
    acting = Mandate.objects.filter(in_force(day), in_scope, Q(principal_id=principal), kind__in=REPRESENTING)
    return Account.objects.filter(Q(person_id=party) | Q(person_id__in=acting.values("holder_id")), is_active=True)


def name_change_of(person: uuid.UUID) -> NameChange | None:
    """By what a person came to be called as they are; None where they were always called so here."""
    return NameChange.objects.filter(person_id=person).order_by("-at", "id").first()


def represented_by_law(actor: Actor) -> list[Mandate]:
    """Whom the actor represents by law in everything. No query where they represent nobody."""
    ids = [mandate.id for mandate in actor.mandates if mandate.is_by_law]
    return mandates(ids) if ids else []


def person_named(personal_number: str, full_name: str) -> Person:
    """The person of this number and name; who gives only one of the two learns nothing.

    Raises:
        NotFound.
    """
    person = Person.objects.filter(personal_number=personal_number).first()
    if person is None or not same_name(person.full_name, full_name):
        raise NotFound(
            _("Không tìm thấy người có số định danh và họ tên này."),
            _("Người ấy cần đăng nhập một lần trên hệ thống; hãy kiểm tra lại số và tên."),
        )
    return person
