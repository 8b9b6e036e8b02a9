"""An instrument in force is revoked."""

from datetime import datetime

from django.utils.translation import gettext as _

from duoc.instruments.models import Instrument, Revocation
from duoc.instruments.powers import of_instrument
from duoc.instruments.rules import Unsound, state_after
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import Actor, Power, check


def revoke(
    instrument: Instrument,
    *,
    reason: str,
    legal_basis: str,
    actor: Actor,
    at: datetime,
    trail: Trail = own_trail,
) -> Revocation:
    """Ends what is in force: its verification page says so from now on; the file stays as evidence.

    Args:
        instrument: locked by the caller.
        trail: where the act is recorded; in the instrument's own story by default.

    Raises:
        Forbidden: no leader of the organisation.
        Unsound: reason or legal basis missing.
        NotNow: not in force.
    """
    check(actor, Power.DECISION_REVOKE, of_instrument(instrument), at)
    faults = {} if reason else {"reason": _("Hãy ghi lý do.")}
    faults |= {} if legal_basis else {"legal_basis": _("Hãy ghi căn cứ pháp lý.")}
    if faults:
        raise Unsound(_("Chưa thu hồi được: thiếu lý do hoặc căn cứ."), _("Hãy bổ sung rồi làm lại."), faults)
    instrument.state = state_after("revoke", instrument.state)
    instrument.save(update_fields=["state"])
    revocation = Revocation.objects.create(
        instrument_id=instrument.pk,
        party_id=instrument.holder_id,
        organisation_id=instrument.organisation_id,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
        reason=reason,
        legal_basis=legal_basis,
    )
    trail(instrument, "revoked", actor, at, {})
    return revocation
