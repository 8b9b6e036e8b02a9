"""An instrument in force is revoked."""

from datetime import datetime

from django.utils.translation import gettext as _

from duoc.instruments.models import Instrument, Revocation
from duoc.instruments.powers import of_instrument
from duoc.instruments.rules import Unsound, state_after
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import WORKER, Actor, Power, check


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
    row = Revocation(at=at, by_id=actor.person, post_id=actor.post, reason=reason, legal_basis=legal_basis)
    return _revoked(instrument, row, actor, trail)


def revoke_by(
    instrument: Instrument, *, by: Instrument, reason: str, legal_basis: str, at: datetime, trail: Trail = own_trail
) -> Revocation:
    """Ends an instrument by a signed text that has come into force: whoever issues that has the power to do so.

    Args:
        instrument: locked by the caller.
        by: the decision that revokes it, signed by a person.
        trail: where the act is recorded; in the instrument's own story by default.

    Raises:
        NotNow: not in force.
    """
    row = Revocation(at=at, by=by.approved_by, post=by.signer_post, decided_by_id=by.pk)
    row.reason, row.legal_basis = reason, legal_basis
    return _revoked(instrument, row, WORKER, trail)


def _revoked(instrument: Instrument, row: Revocation, actor: Actor, trail: Trail) -> Revocation:
    instrument.state = state_after("revoke", instrument.state)
    instrument.save(update_fields=["state"])
    row.instrument_id, row.party_id = instrument.pk, instrument.holder_id
    row.organisation_id = instrument.organisation_id
    row.save(force_insert=True)
    facts = {"by": str(row.decided_by_id)} if row.decided_by_id else {}
    trail(instrument, "revoked", actor, row.at, facts)
    return row
