"""Whose matter a request is, and who files it: what rules, answers and papers may read of the two. Pure.

`applicant` is the party whose matter it is: a person, a business or a body. `filer` is the person who files: the
applicant, or who represents them by law or on a mandate; never somebody who only helps to fill in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from duoc.language.rules import Rule
from duoc.language.scope import find

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
    """Who else must sign, and as what: paths of the answers that hold name and personal number."""

    part: str
    who: str
    why: str
    personal_number: str = ""
    when: Rule | None = None
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class CoSigner:
    """Somebody who must sign beside the filer. Without a personal number they sign on paper only."""

    part: str
    name: str
    personal_number: str
    why: str
    article: str = ""
    to_verify: str = ""


def co_signers(listed: Sequence[Together], scope: Mapping[str, Any]) -> Iterator[CoSigner]:
    """Those who must sign beside the filer, in the order of the document, as far as they are named yet."""
    filer = find(scope, "filer.personal_number")
    for one in listed:
        name, number = find(scope, one.who), find(scope, one.personal_number) if one.personal_number else None
        holds = one.when is None or one.when.holds(scope)
        if holds and name and not (number and number == filer):
            yield CoSigner(one.part, str(name), str(number or ""), one.why, one.article, one.to_verify)
