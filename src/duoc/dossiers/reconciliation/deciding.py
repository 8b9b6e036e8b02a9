"""What a ministry's system decides is not decided here: a result only copies what was seen there."""

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.dossiers.past_events import timeline
from duoc.dossiers.planning import definition_of
from duoc.dossiers.reconciliation.mirroring import last_mirrored
from duoc.ground.refusal import NotNow

DONE, REFUSED = "done", "refused"


def of_the_ministry(dossier: Dossier) -> bool:
    """Whether the dossier is decided on a ministry's own system."""
    return definition_of(dossier).handled_in == "ministry"


def not_decided_here(dossier: Dossier) -> NotNow | None:
    """Why no result of ours is proposed or signed: the ministry's paper is the result. None for all decided here."""
    if not of_the_ministry(dossier):
        return None
    return NotNow(
        _("Hồ sơ này do hệ thống của Bộ giải quyết: kết quả là giấy của Bộ, ở đây không lập và không ký kết quả nào."),
        _("Khi Bộ đã quyết định thì ghi trạng thái, rồi ghi số và ngày của giấy ấy."),
    )


def ministry_undecided(dossier: Dossier) -> NotNow | None:
    """Why no result is recorded yet: the ministry's system was not noted to have decided. None for all decided here."""
    if not of_the_ministry(dossier) or _noted(dossier) in (DONE, REFUSED):
        return None
    return _not_here()


def ministry_decided_otherwise(dossier: Dossier, *, granted: bool) -> NotNow | None:
    """Why this result is not the ministry's: what was last noted there is no result, or the other one."""
    if not of_the_ministry(dossier) or _noted(dossier) == (DONE if granted else REFUSED):
        return None
    return _not_here()


def _noted(dossier: Dossier) -> str:
    last = last_mirrored(timeline(dossier))
    return str(last["status"]) if last else ""


def _not_here() -> NotNow:
    return NotNow(
        _("Hồ sơ này do hệ thống của Bộ giải quyết; ở đây chỉ chép lại kết quả của Bộ."),
        _("Hãy giải quyết trên hệ thống của Bộ, rồi ghi trạng thái của Bộ: đã có kết quả, hoặc từ chối."),
    )
