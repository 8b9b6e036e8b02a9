"""Refusals caught, and shown as an error summary: what the templates need to show beside the fields."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from duoc.ground.refusal import NotFound, Refusal
from duoc.people.powers import Forbidden

Made = TypeVar("Made")


@dataclass(frozen=True)
class Fault:
    """One thing to look at again. `question` names the field that the summary leads to."""

    question: str
    say: str


def attempt(act: Callable[[], Made]) -> Made | Refusal:
    """What an act made, or the refusal to show beside its form. What is forbidden or missing has a page of its own."""
    try:
        return act()
    except (Forbidden, NotFound):
        raise
    except Refusal as refusal:
        return refusal


def faults_of(refusal: Refusal, otherwise: str) -> list[Fault]:
    """The refusal's own list of faults, or itself as one fault that leads to the field `otherwise`."""
    faults: Mapping[str, str] = getattr(refusal, "faults", None) or {}
    if faults:
        return [Fault(question, say) for question, say in faults.items()]
    return [Fault(otherwise, refusal.words)]


def by_field(faults: Iterable[Fault]) -> dict[str, str]:
    """The first sentence about each field."""
    sentences: dict[str, str] = {}
    for fault in faults:
        sentences.setdefault(fault.question, fault.say)
    return sentences
