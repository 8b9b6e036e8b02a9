"""What is sworn is what was shown: the hash of all that is shown for checking."""

import hashlib
from typing import TYPE_CHECKING

from duoc.dossiers.holding import applicant_facts
from duoc.dossiers.interview.gaps import body_of, receiver_code
from duoc.ground.ledger.calculations import canonical_json

if TYPE_CHECKING:
    from duoc.dossiers.interview.interview import Interview


def digest_of(interview: "Interview") -> str:
    """64 hexadecimal digits, the same as long as nothing of what is shown changes. Words in the reader's language and
    the expected date, which moves by itself, are left out."""
    plan = interview.plan
    content = {
        "version": [interview.version.digest, interview.version.bundle_id],
        "applicant": applicant_facts(interview.applicant) if interview.applicant else {},
        **({"filer": dict(interview.filer)} if interview.filer else {}),
        "variant": plan.variant.id if plan.variant else "",
        "answers": dict(plan.values),
        "papers": [[one.id, one.required, one.held.number if one.held else "", one.made_from] for one in plan.papers],
        "files": [[one.code, one.file.name, one.file.sha256] for one in interview.files],
        "fees": [[line.formula, line.amount] for line in plan.fees],
        "term": [plan.term, plan.after_15],
        "unit": interview.unit.code if interview.unit else body_of(plan),
        **({"receiver": receiver_code(plan)} if plan.received_by else {}),
    }
    return hashlib.sha256(canonical_json(content)).hexdigest()
