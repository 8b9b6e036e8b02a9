"""The competent person signs: the act is recorded now, the cryptographic signature follows in a job."""

from datetime import datetime

from django.utils.translation import gettext as _

from duoc.instruments.models import Instrument
from duoc.instruments.powers import of_instrument
from duoc.instruments.queries import title_line
from duoc.instruments.rules import NotNow, state_after
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import Actor, Power, check


def approve(instrument: Instrument, *, actor: Actor, at: datetime, trail: Trail = own_trail) -> Instrument:
    """Approves a draft for signing, exactly as it was read.

    Args:
        instrument: locked by the caller.
        trail: where the act is recorded; in the instrument's own story by default.

    Raises:
        Forbidden: no leader of the organisation.
        NotNow: it is no draft any more, or was submitted to another signer.
    """
    check(actor, Power.DECISION_SIGN, of_instrument(instrument), at)
    post = instrument.signer_post
    if post is None or post.pk != actor.post_id:
        raise NotNow(_("Dự thảo này được trình cho người ký khác."), _("Hãy trả lại để chuyên viên trình đúng người."))
    instrument.state = state_after("approve", instrument.state)
    instrument.approved_at, instrument.approved_by_id = at, actor.person
    instrument.title_line = title_line(post)
    instrument.save(update_fields=["state", "approved_at", "approved_by", "title_line", "delegation"])
    trail(instrument, "approved", actor, at, {"kind": instrument.kind}, instrument.signed_text.sha256)
    return instrument
