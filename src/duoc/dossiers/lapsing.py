"""A request for supplements that nobody answered, where the procedure wants a refusal then: nothing else is left."""

from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, SupplementLapse
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.worktime.calculations import ending
from duoc.people.powers import Actor


def lapse_of(dossier: Dossier) -> SupplementLapse | None:
    """The silence for which a dossier is to be refused; None where there was none, or it has ended. No query where
    the procedure lets silence stop a dossier, or where it is known that nothing was ever asked."""
    if dossier.ended_at is not None or not perhaps(dossier, "was_asked"):
        return None
    if not definition_of(dossier).clock.refuses_silence:
        return None
    return dossier.lapses.select_related("request").last()


def only_refused(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    """Why nothing but a refusal is left; None where more is."""
    lapse = lapse_of(dossier)
    if lapse is None:
        return None
    return OutOfTurn(
        _("Đến %(until)s người yêu cầu chưa bổ sung, nên theo quy định hồ sơ phải được trả lời từ chối.")
        % {"until": ending(lapse.until)},
        _("Hãy lập văn bản từ chối, lý do và căn cứ đã soạn sẵn; người yêu cầu nộp được hồ sơ mới."),
    )
