"""A story that is told of one procedure, as data. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import translation


@dataclass(frozen=True)
class Happening:
    """One turn: at a moment somebody does an act, or nobody does anything.

    Attributes:
        act: its word; "" where time only passes.
        by: a role, or `role@body`; "" for whoever has the dossier.
        expect: what holds afterwards, by the words of `expecting`.
        refused: words of the sentence by which it is refused; "" where it is done.
    """

    at: datetime
    line: int
    act: str = ""
    by: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    expect: Mapping[str, Any] = field(default_factory=dict)
    refused: str = ""


@dataclass(frozen=True)
class ToldStory:
    """What happens to one dossier.

    Attributes:
        law: the text from which what is expected was worked out.
        applicant: data of the person who files; empty where a body does.
        filed_by: `role@body` of the official who files for a body.
        own: the answers that stand in the story itself; a mistake among them is told. Others come from a base.
        papers: ids; None for every paper that is asked for.
        filed: the filing, as a happening without an act.
        about: the story, told before it, of the dossier that this one is about.
    """

    procedure: str
    it: str
    law: str
    line: int
    applicant: Mapping[str, Any]
    filed_by: str
    answers: Mapping[str, Any]
    own: frozenset[str]
    papers: Sequence[str] | None
    filed: Happening
    turns: Sequence[Happening] = ()
    about: "ToldStory | None" = None


@dataclass(frozen=True)
class Failure:
    """What came otherwise than the story says.

    Attributes:
        line: of the turn that says it, in the file of cases.
        sentence: with places in it, in Vietnamese, as translations know it.
    """

    line: int
    sentence: str
    facts: Mapping[str, Any]

    def say(self, language: str) -> str:
        """The sentence in a language."""
        with translation.override(language):
            words = {name: translation.gettext(fact) if name == "act" else fact for name, fact in self.facts.items()}
            return translation.gettext(self.sentence) % words


@dataclass(frozen=True)
class Played:
    """What came of a story.

    Attributes:
        steps, questions, variants, turns: what of the definition it went through, for the shares that are covered.
    """

    story: ToldStory
    failures: Sequence[Failure] = ()
    steps: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    variants: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()

    @property
    def passed(self) -> bool:
        return not self.failures
