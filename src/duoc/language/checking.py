"""The checker: every fault of a definition, each with its place, reason and remedy."""

import copy
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from duoc.language import (
    checks_addresses,
    checks_audience,
    checks_births,
    checks_clock,
    checks_desk,
    checks_effect,
    checks_elsewhere,
    checks_fees,
    checks_groups,
    checks_kinds,
    checks_law,
    checks_literals,
    checks_names,
    checks_outcome,
    checks_parties,
    checks_proof,
    checks_protects,
    checks_references,
    checks_sense,
    checks_signing,
    checks_steps,
    checks_templates,
    checks_times,
    checks_truth,
    checks_turns,
    checks_waits,
    documents,
    shape,
)
from duoc.language.definition import Definition
from duoc.language.documents import Document
from duoc.language.faults import DefinitionFault, Finding, Path
from duoc.language.places import path_of
from duoc.language.reading import read_as_far
from duoc.language.surroundings import Surroundings
from duoc.language.vocabularies import Vocabularies


def check_definition(definition: Definition, around: Surroundings, *, proofs: bool = True) -> list[Finding]:
    """Faults of a definition that can be read. References first: `proofs` over broken names would mislead."""
    findings = [*checks_references.check(definition), *checks_names.check(definition, around)]
    findings += [*checks_sense.check(definition, around), *checks_effect.check(definition)]
    findings += [*checks_clock.check(definition), *checks_times.check(definition)]
    findings += checks_parties.check(definition)
    findings += [*checks_law.check(definition, around), *checks_outcome.check(definition, around)]
    findings += [*checks_addresses.check(definition), *checks_templates.check(definition, around)]
    findings += [*checks_steps.check(definition, around), *checks_signing.check(definition, around)]
    findings += [*checks_turns.check(definition, around), *checks_waits.check(definition, around)]
    findings += [*checks_elsewhere.check(definition), *checks_literals.check(definition)]
    findings += [*checks_groups.check(definition), *checks_audience.check(definition)]
    findings += checks_protects.check(definition)
    findings += [*checks_desk.check(definition), *checks_births.check(definition), *checks_fees.check(definition)]
    if proofs and not any(finding.kind in ("reference", "type") and finding.level == "error" for finding in findings):
        findings += [*checks_kinds.check(definition), *checks_proof.check(definition)]
        findings += checks_times.proofs(definition)
        findings += checks_truth.check(definition)
    return [_placed(definition, finding) for finding in findings]


def _placed(definition: Definition, finding: Finding) -> Finding:
    """Findings about a question name it by id; here the id becomes its place in the document."""
    if finding.path[:1] != ("id",):
        return finding
    return replace(finding, path=(*path_of(definition, str(finding.path[1])), *finding.path[2:]))


def check_document(document: Document, around: Surroundings, vocabularies: Vocabularies) -> list[Finding]:
    """Every fault of a parsed file, with file and line. What cannot be read is left out and the rest is checked: proofs
    would mislead then, and so would what is said of the parts from which something is left out."""
    data: Any = shape.plain(document.data) if isinstance(document.data, dict) else {}
    definition, findings = read_as_far(data, vocabularies)
    left_out: list[Path] = [finding.path for finding in findings if definition is not None]
    if definition is None and (broken := shape.broken_parts(data)):
        left_out = [place[:-1] or place for place in broken]
        definition, more = read_as_far(_without(data, broken), vocabularies)
        findings += [finding for finding in more if definition is not None and not _within(finding.path, left_out)]
    placed = [_in_document(document, finding) for finding in findings]
    if definition is not None:
        every = check_definition(definition, around, proofs=not findings)
        placed += [finding for finding in every if not _within(finding.path, left_out)]
    return [document.placed(finding) for finding in placed]


def _without(data: Any, broken: Sequence[Path]) -> Any:
    whole = copy.deepcopy(data)
    for *above, last in broken:
        part = whole
        for step in above:
            part = part[step]
        del part[last]
    return whole


def _within(path: Path, places: Sequence[Path]) -> bool:
    return any(path[: len(place)] == place for place in places)


def _in_document(document: Document, finding: Finding) -> Finding:
    """A doubled id is known only by its name: find its last place."""
    if finding.path[:1] != ("id",):
        return finding
    named = [path for path in document.parts("id") if document.value((*path, "id")) == finding.path[1]]
    return replace(finding, path=named[-1] if named else ())


def check_text(text: str, around: Surroundings, vocabularies: Vocabularies, name: str = "") -> list[Finding]:
    """Every fault of the text of a definition; lines are those of `text`, `name` is its file or what it is made of."""
    try:
        document = documents.parse(text, name)
    except DefinitionFault as fault:
        return list(fault.findings)
    return check_document(document, around, vocabularies)
