"""Who proposed or signed a result: they do not judge the complaint about its dossier (`dossiers/acts/judging.py`)."""

from uuid import UUID

from django.db.models import Q

from duoc.decisions.models import Content, Proposal
from duoc.dossiers.acts import who_acted
from duoc.dossiers.models import Dossier


def _proposed(dossier: Dossier, person: UUID) -> bool:
    return Proposal.objects.filter(dossier=dossier, by=person).exists()


def _signed(dossier: Dossier, person: UUID) -> bool:
    """As its signer, or before them."""
    by_person = Q(approved_by=person) | Q(proposal__endorsements__by=person)
    return Content.objects.filter(by_person, proposal__dossier=dossier).exists()


who_acted(proposed=_proposed, signed=_signed)
