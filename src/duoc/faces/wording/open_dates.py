"""What is said in the place of a date that is counted anew when somebody has answered."""

from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier


def counted_anew(dossier: Dossier) -> str:
    """When the date is counted anew, to follow "the result is promised for:"; "" where a date can be told."""
    if not dossier.is_counted_anew:
        return ""
    if dossier.waits_for_applicant:
        return _("tính lại khi người yêu cầu làm xong phần của mình")
    if dossier.state == Dossier.State.SUSPENDED:
        return _("tính lại khi hồ sơ được giải quyết tiếp")
    return _("tính lại khi cơ quan được hỏi đã trả lời")


def suspended(dossier: Dossier) -> dict[str, Any]:
    """The suspension that lasts and whose time it is, as `suspended.html` takes them; no query where there is none."""
    lasting = dossiers.lasting_suspension(dossier)
    side = dossiers.whose_days.whose_words(lasting.waits_for) if lasting else ""
    return {"suspension": lasting, "suspension_side": side}
