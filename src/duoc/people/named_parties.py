"""Parties and who acts for them, with what they are called at hand."""

import uuid
from collections.abc import Sequence

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from duoc.ground.refusal import NotFound
from duoc.people.models import Business, Mandate, Party


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
