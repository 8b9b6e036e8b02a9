"""How much of a definition its stories went through. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from duoc.language.calculations import Definition
from duoc.seeding.told.story import Played


@dataclass(frozen=True)
class Share:
    """What was reached of what there is."""

    reached: frozenset[str]
    whole: frozenset[str]

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where there is nothing to reach."""
        return len(self.reached) / len(self.whole) if self.whole else 1.0

    @property
    def missed(self) -> list[str]:
        return sorted(self.whole - self.reached)


def covered(definitions: Sequence[Definition], played: Sequence[Played], words: Collection[str]) -> Mapping[str, Share]:
    """The shares of questions, variants, steps and turns of a procedure that its stories went through.

    Args:
        definitions: all its versions: a step counts once, however many versions have it.
        words: the words of all acts that can be told.
    """
    asked = {question.id for one in definitions for page in one.pages for question in page.questions}
    whole = {
        "questions": asked | {question.id for one in definitions for question in one.desk},
        "variants": {variant.id for one in definitions for variant in one.variants},
        "steps": {step.id for one in definitions for step in one.steps},
        "turns": set(words),
    }
    reached = {
        "questions": {id for one in played for id in one.questions},
        "variants": {id for one in played for id in one.variants},
        "steps": {id for one in played for id in one.steps},
        "turns": {word for one in played for word in one.turns},
    }
    return {name: Share(frozenset(reached[name] & parts), frozenset(parts)) for name, parts in whole.items()}
