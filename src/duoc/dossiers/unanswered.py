"""A request for supplements as the subject of what the system does when nobody answers it in time."""

import uuid
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from duoc.dossiers.acts import flow
from duoc.dossiers.acts.kinds import part_of_dossier
from duoc.dossiers.clocks.foreseeing import supplement_stops_at
from duoc.dossiers.models import SupplementRequest
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import ending, shown_local


def _locked(id: uuid.UUID | str) -> SupplementRequest:
    """The request, with its dossier locked before it: every act takes them in this order."""
    dossier_id = SupplementRequest.objects.filter(pk=id).values_list("dossier_id", flat=True).first()
    if dossier_id is None:
        raise NotFound(_("Không tìm thấy lần yêu cầu bổ sung này."), _("Hãy mở lại hồ sơ."))
    dossier = flow.locked(dossier_id)
    request = SupplementRequest.objects.select_related("answer", "lapse").get(pk=id)
    request.dossier = dossier
    return request


REQUEST = part_of_dossier(SupplementRequest, locked=_locked, dossier_of=lambda request: request.dossier)


def is_open(request: SupplementRequest) -> bool:
    """Neither answered nor over."""
    return getattr(request, "answer", None) is None and getattr(request, "lapse", None) is None


def is_over(request: SupplementRequest, at: datetime) -> bool:
    """Its time has passed, and nobody answered."""
    until = supplement_stops_at(request.dossier, request)
    return until is not None and at >= until and is_open(request)


def silence_in_words(request: SupplementRequest, until: datetime | None) -> str:
    """What a stop, or a refusal, for silence begins with; Vietnamese, whoever reads."""
    with translation.override(settings.LANGUAGE_CODE):
        words = _(
            "Cơ quan yêu cầu bổ sung, hoàn thiện hồ sơ ngày %(asked)s; đến %(until)s chưa nhận được phần bổ sung."
        )
    return words % {"asked": f"{shown_local(request.at):%d/%m/%Y}", "until": ending(until)}
