"""Acting on many dossiers at once: what was ticked, and what became of each, kept for the page after."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

MOST = 100
"""Dossiers in one go; a page of the list holds fewer."""


@dataclass(frozen=True)
class Outcome:
    """One dossier of a batch: done, or why not."""

    dossier: str
    done: bool
    say: str


def picked(request: HttpRequest, *, pairs: bool = False) -> list[tuple[str, str]]:
    """The ticked boxes as (dossier, second id), each dossier once.

    In one order for everybody, so that two officials never wait for each other in a circle.
    """
    pairs_picked: dict[str, str] = {}
    for value in request.POST.getlist("chon")[:MOST]:
        dossier, _colon, second = value.partition(":")
        if _is_id(dossier) and (_is_id(second) or not pairs):
            pairs_picked[dossier] = second
    return sorted(pairs_picked.items())


def _is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def keep(request: HttpRequest, name: str, results: Sequence[Outcome]) -> None:
    """Keeps the outcomes in the session until the next batch of the same name."""
    request.session[f"desk.{name}"] = [asdict(one) for one in results]


def outcomes(request: HttpRequest, name: str) -> list[Outcome]:
    """The outcomes of the latest batch."""
    return [Outcome(**one) for one in request.session.get(f"desk.{name}", [])]


def heading(verb: str, results: Sequence[Outcome]) -> str:
    """What the page after a batch says first: done, done in part, or nothing done. `verb` is what was to be done."""
    done = sum(one.done for one in results)
    if results and not done:
        return _("Chưa làm được hồ sơ nào")
    if done < len(results):
        return _("%(verb)s %(done)d trên %(count)d hồ sơ") % {"verb": verb, "done": done, "count": len(results)}
    return verb
