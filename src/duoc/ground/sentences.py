"""Sentences of packages that also work without Django: the clock, and files of YAML.

A fault is read at once, so it speaks the language of its reader. A proof of a date is kept and printed, so it is
Vietnamese whoever asks. A program that keeps nothing, such as `duoc deadline`, reads both in its own language.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Language(Protocol):
    """What translates: a catalogue of sentences, or a module that has one."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, singular: str, plural: str, number: int, /) -> str: ...


_own: ContextVar[Language | None] = ContextVar("language of a program that keeps nothing", default=None)


@contextmanager
def read_in(language: Language) -> Iterator[None]:
    """Within it faults and proofs speak this language, and Django is not needed."""
    before = _own.set(language)
    try:
        yield
    finally:
        _own.reset(before)


def _django() -> Language:
    from django.utils import translation  # here, since `duoc deadline` runs without it

    return translation


def gettext(message: str) -> str:
    """A sentence of a fault, in the language of its reader."""
    return (_own.get() or _django()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """A sentence of a fault for this number of things."""
    return (_own.get() or _django()).ngettext(singular, plural, number)


def gettext_noop(message: str) -> str:
    """Marks a sentence for the catalogue where it is defined. Django's own mark needs settings."""
    return message


def proof_language() -> Language | None:
    """What proofs speak, for whoever keeps their sentences: None is Vietnamese."""
    return _own.get()


def proof_text(message: str) -> str:
    """A sentence of a proof: Vietnamese wherever proofs are kept."""
    own = _own.get()
    return own.gettext(message) if own else message


def proof_number(singular: str, plural: str, number: int) -> str:
    """A sentence of a proof for this number of things."""
    own = _own.get()
    return own.ngettext(singular, plural, number) if own else singular
