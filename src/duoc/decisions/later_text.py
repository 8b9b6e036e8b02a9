"""The text of a later decision: what revokes has a form of its own, a corrected or renewed result that of its first."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from duoc.decisions.models import Decision, LaterDecision
from duoc.decisions.rendering import pressed, result_text, signer_lines
from duoc.dossiers import queries as dossiers
from duoc.ground.refusal import NotNow
from duoc.ground.worktime.calculations import local
from duoc.instruments import actions as instruments
from duoc.instruments.models import Instrument
from duoc.people.models import Organisation, Post
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures

REVOCATION, DECISION_KIND = "revocation.typ", "quyet-dinh"
Turn = LaterDecision.Turn


@dataclass(frozen=True)
class Effects:
    """What ends with a result, as its revocation says it.

    Attributes:
        entry: number of the register entry that ends; "" where none does.
        register: name of its register.
        drawn: how many results were drawn from it.
    """

    entry: str = ""
    register: str = ""
    drawn: int = 0


def draft_later(
    decision: Decision,
    turn: str,
    *,
    reason: str,
    legal_basis: str,
    values: Mapping[str, Any],
    changes: Mapping[str, Any],
    signer: Post,
    effects: Effects,
    actor: Actor,
    at: datetime,
) -> LaterDecision:
    """Drafts what is to be decided about a result in force, for its signer to read. Its caller has checked power,
    reason and values.

    Raises:
        NotNow: the form of the first text is no longer in the definition's bundle.
    """
    organisation = Organisation.objects.get(pk=signer.organisation_id)
    later = LaterDecision(
        subject=decision,
        turn=turn,
        reason=reason,
        legal_basis=legal_basis,
        values=dict(values),
        changes=dict(changes),
        organisation=organisation,
        holder_id=decision.holder_id,
        origin=decision.origin,
        signer_post=signer,
        by_id=actor.person,
        post_id=actor.post,
    )
    text = _revocation(later, effects, at) if turn == Turn.REVOKE else _first_text(later, at)
    instruments.draft(later, text, actor=actor, at=at, trail=instruments.by_its_act)
    return later


def _address(later: Instrument) -> str:
    return f"{settings.PUBLIC_URL}/kiem-tra/{later.token}/"


def _revocation(later: LaterDecision, effects: Effects, at: datetime) -> bytes:
    decision, bundle = later.subject, _with_the_form(later.subject, at)
    later.kind, later.template, later.bundle = DECISION_KIND, REVOCATION, bundle.digest
    later.name = f"Quyết định thu hồi {decision.name}"[:300]
    issued = decision.issued_at
    data = {
        **dossiers.dossier_data(decision.dossier, unit=later.organisation),
        "revoked": {
            "name": decision.name,
            "number": decision.symbol,
            "date": local(issued).date().isoformat() if issued else "",
            "unit": decision.organisation.name,
        },
        "later": {"reason": later.reason, "legal_basis": later.legal_basis, **asdict(effects)},
        "signer": signer_lines(later.signer_post, at) if later.signer_post else {},
        "verify_url": _address(later),
    }
    return pressed(bundle, REVOCATION, data)


def _with_the_form(decision: Decision, at: datetime) -> procedures.OpenBundle:
    """The bundle of the result, or where it was published before there was such a form, that of today: the procedure's
    own form for its revocation, or the general one."""
    bundle = procedures.bundle(decision.dossier.version)
    if bundle.template(REVOCATION).is_file():
        return bundle
    return procedures.bundle(procedures.in_force(decision.dossier.procedure_code, at))


def _first_text(later: LaterDecision, at: datetime) -> bytes:
    decision = later.subject
    later.kind, later.code, later.name = decision.kind, decision.code, decision.name
    later.place, later.template = decision.place, decision.template
    later.item, later.item_title = decision.item, decision.item_title
    text = result_text(decision, later.values, later.token, at)
    if text is None:
        raise NotNow(
            _("Với nội dung này, thủ tục không còn cấp “%(name)s” nữa.") % {"name": decision.name},
            _("Hãy thu hồi kết quả và hướng dẫn người yêu cầu nộp hồ sơ mới."),
        )
    signer = signer_lines(later.signer_post, at) if later.signer_post else {}
    bundle = procedures.bundle(decision.dossier.version)
    later.bundle = bundle.digest
    return pressed(bundle, later.template, {**text, "signer": signer, "instead_of": _instead_of(later)})


def _instead_of(later: LaterDecision) -> dict[str, str]:
    """The text whose place this one takes, which a corrected or renewed result names by number and day (Decree
    30/2020/NĐ-CP Art. 17, to verify)."""
    issued = later.subject.issued_at
    day = local(issued).date().isoformat() if issued else ""
    return {"turn": later.turn, "number": later.subject.symbol, "date": day}
