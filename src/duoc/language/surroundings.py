"""What a definition stands among: organisations, registers, vocabularies, the files beside it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HeldPaper:
    """Words by which a paper is known that the state already holds, and who holds it."""

    words: tuple[str, ...]
    held_by: str
    article: str = ""


@dataclass(frozen=True)
class Surroundings:
    """None in a part: not known here, so nothing is said about it."""

    organisations: frozenset[str] | None = None
    registers: frozenset[str] | None = None
    fields: frozenset[str] | None = None
    life_events: frozenset[str] | None = None
    held_papers: tuple[HeldPaper, ...] = ()
    files: frozenset[str] | None = None  # names of the files beside the definition
    forms: frozenset[str] = frozenset()  # general forms, used where no file beside it has that name
