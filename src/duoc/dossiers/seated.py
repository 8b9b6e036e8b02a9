"""Whether anybody sits where a dossier is sent: a body that a person chooses for it is asked this first."""

from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.acts import flow
from duoc.dossiers.models import Dossier
from duoc.people import queries as people
from duoc.people.models import Organisation


def nobody_there(body: Organisation, desk: str, at: datetime) -> str:
    """Why a body cannot take what goes to one of its desks, in words; "" where somebody holds a seat of it."""
    if people.seats(body.pk, desk, at):
        return ""
    say = _("%(body)s chưa có ai giữ chức danh xử lý bước này, hồ sơ sẽ không ai thấy.") % {"body": body.name}
    return f"{say} " + _("Hãy chọn cơ quan khác, hoặc nhờ quản trị xếp chức danh vào cơ quan này trước.")


def next_desk_of_decider(dossier: Dossier) -> str:
    """The next desk of the competent body to which the dossier comes, from where it stands: what lies with the body
    that received it, or with another one that is asked, is passed over."""
    chain = flow.steps(dossier)
    here = next((place for place, step in enumerate(chain) if step.id == dossier.step), 0)
    first = chain[0].id if dossier.receiving_unit_id != dossier.competent_unit_id else ""
    return next((step.desk for step in chain[here:] if not step.elsewhere and step.id != first), chain[-1].desk)
