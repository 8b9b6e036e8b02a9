"""A suspension that lasts, and when a dossier goes on by itself."""

from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app

from duoc.dossiers.acts.doing import Condition
from duoc.dossiers.models import Dossier, Suspension
from duoc.dossiers.planning import definition_of

UNSIGNED = Condition(
    lambda dossier: dossier.result_signed_at is None,
    gettext_lazy("Kết quả của hồ sơ đã được ký nên không tạm dừng, không dừng được nữa."),
    gettext_lazy("Hãy phát hành và trả kết quả; kết quả sai thì thu hồi hoặc trả lại."),
)
BY_OPINIONS = "opinions"
RESUME = "dossiers.resume_by_itself"


def lasting(dossier: Dossier) -> Suspension | None:
    """The suspension in which the dossier is; no query where it is in none."""
    if dossier.state != Dossier.State.SUSPENDED:
        return None
    return dossier.suspensions.filter(resumed_at__isnull=True).first()


def resumes_by_itself(dossier: Dossier) -> bool:
    """Whether the definition lets it go on without an official's word, when the bodies that were asked answered."""
    return definition_of(dossier).clock.resumes == BY_OPINIONS


def resume_when_answered(dossier: Dossier) -> None:
    """Another body has answered: a job looks whether the dossier goes on."""
    if dossier.state == Dossier.State.SUSPENDED and resumes_by_itself(dossier):
        app.configure_task(RESUME).defer(dossier_id=str(dossier.pk))
