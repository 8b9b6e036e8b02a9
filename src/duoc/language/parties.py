"""Whose matter a request is, and who files it: what rules, answers and papers may read of the two. Pure.

`applicant` is the party whose matter it is: a person, a business or a body. `filer` is the person who files: the
applicant, or who represents them by law or on a mandate; never somebody who only helps to fill in.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_OF_ANY = ("person_id", "full_name", "residence", "address", "phone", "email")
_OF_PERSON = ("personal_number", "birth_date", "sex", "ethnicity", "nationality")
APPLICANT = (*_OF_ANY, *_OF_PERSON, "kind", "code")
FILER = (*_OF_ANY, *_OF_PERSON, "by")
PARTIES: Mapping[str, tuple[str, ...]] = MappingProxyType({"applicant": APPLICANT, "filer": FILER})
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
