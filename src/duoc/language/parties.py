"""Whose matter a request is, and who files it: what rules, answers and papers may read of the two. Pure.

`applicant` is the party whose matter it is: a person, a business or a body. `filer` is the person who files: the
applicant, or who represents them by law or on a mandate; never somebody who only helps to fill in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from duoc.language.rules import Rule

_OF_ANY = ("person_id", "full_name", "residence", "address", "phone", "email")
_OF_PERSON = ("personal_number", "passport", "birth_date", "sex", "ethnicity", "nationality")
APPLICANT = (*_OF_ANY, *_OF_PERSON, "kind", "code")
FILER = (*_OF_ANY, *_OF_PERSON, "by")
PARTIES: Mapping[str, tuple[str, ...]] = MappingProxyType({"applicant": APPLICANT, "filer": FILER})
CONTACT = ("phone", "email", "address")
"""Facts that people state of themselves; no identity paper confirms them."""
PERSON, SELF = "person", "self"
# What can only be one of a few words; a rule that compares with another word never holds.
CLOSED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "applicant.kind": (PERSON, "household", "enterprise", "cooperative", "organisation"),
        "filer.by": (SELF, "legal_representative", "parent", "guardian", "proxy"),
    }
)


def in_scope(applicant: Mapping[str, Any], filer: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What rules read of the two.

    Args:
        filer: empty where the applicant files.
    """
    held = _held(applicant)
    return {
        "applicant": {"kind": PERSON, **held},
        "filer": _held(filer) if filer else {**held, "by": SELF},
    }


def _held(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None and value != ""}


@dataclass(frozen=True)
class Together:
    """Who else must sign, and as what: paths of the answers that hold name and personal number.

    Attributes:
        each: a group, each of whose items is one who signs; "" for one person.
    """

    part: str
    who: str
    why: str
    personal_number: str = ""
    each: str = ""
    when: Rule | None = None
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class CoSigner:
    """Somebody who must sign beside the filer. Without a personal number they sign on paper only. `part` names one of
    a group by its item, too: "owner.2".
    """

    part: str
    name: str
    personal_number: str
    why: str
    article: str = ""
    to_verify: str = ""
