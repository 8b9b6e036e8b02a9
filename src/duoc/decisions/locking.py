"""Results and their drafts: held until the transaction ends, so that two officials at once act one after the other."""

import uuid

from django.utils.translation import gettext as _

from duoc.decisions.models import Decision, Proposal
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotFound, NotNow


def standing_proposal(dossier: Dossier) -> Proposal:
    """The proposal that waits to be decided; that one stands is a condition of the acts that ask (`no_draft`)."""
    return Proposal.objects.select_related("signer__organisation").get(dossier=dossier, standing=True)


def no_draft() -> NotNow:
    """The refusal where no proposal stands."""
    return NotNow(_("Hồ sơ chưa có dự thảo kết quả."), _("Chuyên viên cần thẩm định và đề xuất trước."))


def lock_decision(id: uuid.UUID | str) -> Decision:
    """The result, locked, and its dossier before it: every act takes them in this order, and one chain tells both.

    Raises:
        NotFound: no such result.
    """
    of_it = Decision.objects.filter(pk=id).values("dossier_id")
    list(Dossier.objects.select_for_update().filter(pk__in=of_it).values_list("pk"))
    decision = (
        Decision.objects.select_for_update(of=("self", "instrument"))
        .select_related("dossier__version__procedure", "organisation", "signed_file", "file", "text")
        .filter(pk=id)
        .first()
    )
    if decision is None:
        raise NotFound(_("Không tìm thấy kết quả này."))
    return decision
