"""Who signs the results of a proposal before their signer: chosen when it is proposed, in the order of the steps."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.decisions.delegated import may_sign
from duoc.decisions.models import Endorsement, Proposal
from duoc.decisions.rendering import signer_lines
from duoc.dossiers import queries as dossiers
from duoc.instruments.calculations import Unsound
from duoc.instruments.queries import title_line
from duoc.language.calculations import Plan
from duoc.people import queries as people


def endorsers(proposal: Proposal, plan: Plan, at: datetime) -> list[Endorsement]:
    """A place for each, not saved yet: the first post of the step's role that neither signs nor has a place already. A
    refusal on the merits is signed by the same.

    Raises:
        Unsound: nobody holds such a post.
    """
    taken, places = {proposal.signer_id}, list[Endorsement]()
    for step in (one for one in plan.steps if one.signs):
        seats = people.seats(proposal.dossier.competent_unit_id, step.post, at)
        free = (seat for seat in seats if seat.pk not in taken)
        post = next((seat for seat in free if may_sign(seat, proposal.dossier, at)), None)
        if post is None:
            words = {"step": step.name or step.id}
            raise Unsound(
                _("Chưa có ai ký được ở bước “%(step)s”.") % words,
                _("Hãy báo quản trị bổ nhiệm người ký, rồi trình lại."),
            )
        taken.add(post.pk)
        place = Endorsement(proposal=proposal, place=len(places) + 1, step=step.id, post=post)
        place.title_line = title_line(post)
        places.append(place)
    return places


def lines_of(places: Sequence[Endorsement], at: datetime) -> list[Mapping[str, str]]:
    """Name and title lines of each, as printed above their signatures, in the order of signing."""
    return [signer_lines(place.post, at) for place in places]


def place_here(proposal: Proposal) -> Endorsement | None:
    """The signature that the step at which the dossier stands is for, and that was not made yet."""
    if not dossiers.readiness.endorses_here(proposal.dossier):
        return None
    return Endorsement.objects.filter(proposal=proposal, step=proposal.dossier.step, at=None).first()
