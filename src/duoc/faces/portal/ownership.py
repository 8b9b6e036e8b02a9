"""Pages on which the applicant acts: nobody else is shown them, whatever powers they hold."""

import uuid

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.portal.gate import actor_of
from duoc.faces.web.frame import name_whom
from duoc.ground.refusal import NotFound, NotNow


class Past(NotNow):
    """What the page is for is over."""


def own_dossier(request: HttpRequest, id: uuid.UUID) -> Dossier:
    """The signed-in person's own dossier, that of a party for whom they act, or of who stands at their counter.

    Raises:
        NotFound: it is somebody else's.
        Forbidden: see `dossiers.queries.dossier`.
    """
    actor = actor_of(request)
    dossier = dossiers.dossier(actor, id, timezone.now())
    if not dossiers.is_own(actor, dossier) and not dossiers.is_served(actor, dossier):
        raise NotFound(_("Trang này dành cho người nộp hồ sơ."), _("Cán bộ xử lý hồ sơ ở bàn làm việc."))
    if dossier.applicant_id != actor.person_id:
        name_whom(request, dossier.applicant.full_name)
    return dossier


def page_after(request: HttpRequest, dossier: Dossier) -> str:
    """Where an act of the applicant leads: to their dossier, at the counter to that of the official."""
    own = dossiers.is_own(actor_of(request), dossier)
    return reverse("portal:dossier" if own else "desk:dossier", args=[dossier.pk])
