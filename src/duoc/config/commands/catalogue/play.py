"""Plays the stories of procedures in the database that it finds. `duoc catalogue test` brings one and calls it."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from duoc.config import command
from duoc.config.catalogue_files import definition_files
from duoc.config.command import json_option
from duoc.config.output import Output
from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Diễn các câu chuyện của cases.yaml trong cơ sở dữ liệu do `duoc catalogue test` mang theo.")
HIDDEN = True


def configure(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("path", nargs="*", type=Path)
    parser.add_argument("--open", action="store_true")
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Loads the province into the empty tables, plays every story, and says what came of each."""
    command.django("owner")
    from django.conf import settings
    from django.utils import timezone

    from duoc.config import migration
    from duoc.language.calculations import DefinitionFault
    from duoc.law import actions as law
    from duoc.people import actions as people
    from duoc.procedures import actions as procedures
    from duoc.registers import actions as registers
    from duoc.seeding import actions as seeding

    catalog, province = Path(settings.CATALOG), str(settings.PROVINCE)
    migration.apply(lambda _done, _total: None)
    people.load_organisations(catalog / province)
    people.load_roles(catalog / "national" / "roles.yaml")
    people.load_cast(catalog / province / "demo" / "cast.yaml")
    registers.load_registers(catalog / province / "registers")
    law.load(catalog / "national" / "law")
    procedures.load_catalogue(timezone.now())
    folders = sorted({path.parent for path in definition_files(arguments.path, catalog, province)})
    results: list[seeding.Told] = []
    unread: list[dict[str, Any]] = []
    for folder in folders:
        try:
            results.append(seeding.tell_stories(folder, catalog, province))
        except DefinitionFault as fault:
            unread += _unread(folder.name, fault.findings)
    unread += [row for one in results for row in _unread(one.procedure, one.findings)]
    document = _document([one for one in results if one.played], unread)
    return Output(document | (_generated(timezone.now()) if arguments.open else {"generated": 0}), "")


def _generated(at: datetime) -> dict[str, Any]:
    """A story for each page of the national portal that is open."""
    from duoc.config.generated_stories import tell_each
    from duoc.importer import actions as importer

    played = tell_each(importer.load_pages(at).open, at)
    findings = [
        _finding(story.story.procedure, 0, story.story.it, failure.say("vi"), failure.say("en"))
        for story in played
        for failure in story.failures
    ]
    return {"generated": len(played), "generated_otherwise": findings}


def _document(results: list[Any], unread: list[dict[str, Any]]) -> dict[str, Any]:
    findings = [
        _finding(one.procedure, failure.line, played.story.it, failure.say("vi"), failure.say("en"))
        for one in results
        for played in one.played
        for failure in played.failures
    ]
    played = [story for one in results for story in one.played]
    return {
        "stories": len(played),
        "passed": sum(story.passed for story in played),
        "stories_failed": sum(not story.passed for story in played),
        "coverage": _coverage(results),
        "missed_steps": {
            one.procedure: one.coverage["steps"].missed for one in results if one.coverage["steps"].missed
        },
        "findings": unread + findings,
    }


def _unread(procedure: str, findings: Sequence[Any]) -> list[dict[str, Any]]:
    """What cannot be read of a file, said as it is said everywhere."""
    return [_finding(procedure, one.line, "", str(one), str(one)) for one in findings]


def _coverage(results: list[Any]) -> dict[str, float]:
    """Over all procedures: what was reached of what there is. An act counts once, wherever it was done."""
    shares = {}
    for name in ("questions", "variants", "steps"):
        whole = sum(len(one.coverage[name].whole) for one in results)
        shares[name] = round(sum(len(one.coverage[name].reached) for one in results) / whole, 4) if whole else 1.0
    words = {word for one in results for word in one.coverage["turns"].whole}
    done = {word for one in results for word in one.coverage["turns"].reached}
    return shares | {"turns": round(len(done) / len(words), 4) if words else 1.0}


def _finding(procedure: str, line: int, it: str, vi: str, en: str) -> dict[str, Any]:
    return {"procedure": procedure, "line": line, "it": it, "vi": vi, "en": en}
