"""Plays the stories of procedures in the database that it finds. `duoc catalogue test` brings one and calls it."""

import argparse
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
    told: list[seeding.Told] = []
    unread: list[dict[str, Any]] = []
    for folder in folders:
        try:
            told.append(seeding.tell_stories(folder, catalog, province))
        except DefinitionFault as fault:
            unread += [_finding(folder.name, one.line, "", str(one), str(one)) for one in fault.findings]
    return Output(_document([one for one in told if one.played], unread), "")


def _document(told: list[Any], unread: list[dict[str, Any]]) -> dict[str, Any]:
    findings = [
        _finding(one.procedure, failure.line, played.story.it, failure.say("vi"), failure.say("en"))
        for one in told
        for played in one.played
        for failure in played.failures
    ]
    played = [story for one in told for story in one.played]
    return {
        "stories": len(played),
        "passed": sum(story.passed for story in played),
        "stories_failed": sum(not story.passed for story in played),
        "coverage": _coverage(told),
        "missed_steps": {one.procedure: one.coverage["steps"].missed for one in told if one.coverage["steps"].missed},
        "findings": unread + findings,
    }


def _coverage(told: list[Any]) -> dict[str, float]:
    """Over all procedures: what was reached of what there is. An act counts once, wherever it was done."""
    shares = {}
    for name in ("questions", "variants", "steps"):
        whole = sum(len(one.coverage[name].whole) for one in told)
        shares[name] = round(sum(len(one.coverage[name].reached) for one in told) / whole, 4) if whole else 1.0
    words = {word for one in told for word in one.coverage["turns"].whole}
    done = {word for one in told for word in one.coverage["turns"].reached}
    return shares | {"turns": round(len(done) / len(words), 4) if words else 1.0}


def _finding(procedure: str, line: int, it: str, vi: str, en: str) -> dict[str, Any]:
    return {"procedure": procedure, "line": line, "it": it, "vi": vi, "en": en}
