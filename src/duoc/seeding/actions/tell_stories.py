"""Tells the stories of a procedure's cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from duoc.dossiers.acts import words_with_form
from duoc.ground.worktime.calculations import load_clock
from duoc.language.calculations import DefinitionFault, Finding
from duoc.notices.actions import message_kinds
from duoc.procedures.queries import definitions_in, read_document, read_surroundings, read_vocabularies
from duoc.seeding.playing import BY_WORD
from duoc.seeding.told.coverage import Share, covered
from duoc.seeding.told.mistakes import Rules, mistakes
from duoc.seeding.told.named import Known, unknown_names
from duoc.seeding.told.story import Played
from duoc.seeding.told.story_files import readable_stories
from duoc.seeding.told.telling import tell


@dataclass(frozen=True)
class Told:
    """What came of the stories of one procedure, and how much of it they went through.

    Attributes:
        findings: stories that cannot be read; the others were played.
    """

    procedure: str
    played: tuple[Played, ...]
    coverage: Mapping[str, Share]
    findings: tuple[Finding, ...] = ()


def tellable() -> list[str]:
    """The words of all acts that a story can tell: those with a form, and those that the stage knows."""
    return sorted({*BY_WORD, *words_with_form()})


def check_stories(folder: Path, catalog: Path, province: str) -> list[Finding]:
    """What is wrong with the stories of a folder's cases as they are written: a name that nobody knows, of an act, a
    road, a state, an expectation, a body, a role, a step, a case, a paper, a notice, a field or a question; an act that
    the definition does not know, or by a role without its power; a moment before the last one, a promise on a day off,
    two stories of one name. Plays nothing and needs no database.

    Args:
        folder: of the procedure; one without cases has no stories.
    """
    file = folder / "cases.yaml"
    if not file.is_file():
        return []
    try:
        stories, findings = readable_stories(read_document(file), folder.name, tellable())
    except DefinitionFault as fault:
        return list(fault.findings)
    try:
        definitions = definitions_in(folder, catalog, province)
    except DefinitionFault:  # told of the definition
        return findings
    around, communes = read_surroundings(catalog, province), read_vocabularies(catalog, province).communes
    known = Known.of({*(around.organisations or ()), *communes}, around.roles or {}, definitions)
    calendar = load_clock(catalog / "national" / "calendars").calendar
    forms = {name.removesuffix(".typ").replace("-", "_") for name in around.forms}
    rules = Rules(definitions, lambda day: calendar.fact(day).working, forms, message_kinds(), around.roles or {})
    return [*findings, *unknown_names(stories, known, str(file)), *mistakes(stories, rules, str(file))]


def tell_stories(folder: Path, catalog: Path, province: str) -> Told:
    """Plays every story of the folder's cases that can be read, by the real acts; nothing of it stays.

    Needs a database in which the province is loaded.

    Raises:
        DefinitionFault: the file of cases, or the definition, cannot be read.
    """
    words = tellable()
    stories, findings = readable_stories(read_document(folder / "cases.yaml"), folder.name, words)
    played = tuple(tell(story) for story in stories)
    shares = covered(definitions_in(folder, catalog, province), played, words)
    return Told(folder.name, played, shares, tuple(findings))
