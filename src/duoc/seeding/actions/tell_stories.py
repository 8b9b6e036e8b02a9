"""Tells the stories of a procedure's cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from duoc.dossiers.acts import words_with_form
from duoc.language.calculations import DefinitionFault, Finding
from duoc.procedures.queries import definitions_in, read_document
from duoc.seeding.playing import BY_WORD
from duoc.seeding.told.coverage import Share, covered
from duoc.seeding.told.story import Played
from duoc.seeding.told.story_files import read_stories
from duoc.seeding.told.telling import tell


@dataclass(frozen=True)
class Told:
    """What came of the stories of one procedure, and how much of it they went through."""

    procedure: str
    played: tuple[Played, ...]
    coverage: Mapping[str, Share]


def tellable() -> list[str]:
    """The words of all acts that a story can tell: those with a form, and those that the stage knows."""
    return sorted({*BY_WORD, *words_with_form()})


def check_stories(folder: Path) -> list[Finding]:
    """What is wrong with the stories of a folder's cases as they are written: an act, a road, a state or an expectation
    that nobody knows, a moment before the last one, two of one name. Plays nothing and needs no database.

    Args:
        folder: of the procedure; one without cases has no stories.
    """
    file = folder / "cases.yaml"
    if not file.is_file():
        return []
    try:
        read_stories(read_document(file), folder.name, tellable())
    except DefinitionFault as fault:
        return list(fault.findings)
    return []


def tell_stories(folder: Path, catalog: Path, province: str) -> Told:
    """Plays every story of the folder's cases by the real acts; nothing of it stays.

    Needs a database in which the province is loaded.

    Raises:
        DefinitionFault: the stories, or the definition, cannot be read.
    """
    words = tellable()
    stories = read_stories(read_document(folder / "cases.yaml"), folder.name, words)
    played = tuple(tell(story) for story in stories)
    return Told(folder.name, played, covered(definitions_in(folder, catalog, province), played, words))
