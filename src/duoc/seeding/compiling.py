"""From captured rows to a template: every text that differs is given its name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from duoc.dossiers import queries as dossiers
from duoc.ground.worktime.calculations import local
from duoc.people.models import Organisation
from duoc.seeding import varying
from duoc.seeding.breaching import Breach
from duoc.seeding.capture import Rows, Table
from duoc.seeding.playing import PHOTO
from duoc.seeding.scenes import Scene
from duoc.seeding.template import (
    HASHES,
    LEDGER,
    NOTHING,
    Broken,
    Commitment,
    Finder,
    Gaps,
    Template,
    entry_of,
    expect_explained,
    rows_of,
)

_UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
FILES = "files_storedfile"
# Bytes come when a paper is first opened; until then a result has its frozen inputs and no file.
WITHOUT_FILE = frozenset(
    {
        ("instruments_instrument", "text_id"),
        ("instruments_instrument", "signed_file_id"),
        ("instruments_instrument", "file_id"),
    }
)
PHOTOS = frozenset({("dossiers_posting", "photo_id")})
NUMBERED = frozenset({"instruments_instrument", "registers_entry"})


@dataclass(frozen=True)
class Recorded:
    """One play of a story, up to a turn.

    Attributes:
        label: of the unit in the vocabulary of communes.
        numbers, preset: the numbers that were taken, and the last ones before.
        known: what the commitments of the play stand for.
        breaches: what its turns would have added, had they been late.
    """

    scene: Scene
    unit: Organisation
    label: str
    seats: Mapping[str, varying.Seat]
    rows: Rows
    formulas: Sequence[dossiers.Formula]
    numbers: Sequence[varying.Number]
    preset: Mapping[tuple[str, str], int]
    known: Mapping[str, tuple[bytes, bytes]]
    breaches: Sequence[Breach]


def compiled(recorded: Recorded) -> Template:
    """The rows with their gaps.

    Raises:
        Unexplained: a text cannot be told to be the same or another in other dossiers.
    """
    texts = _texts(recorded)
    made, known = _made(recorded.rows), recorded.known
    salts = {rows_of(recorded.rows, "dossiers_dossier")[0]["salt"].removeprefix(r"\\x"): "salt"}
    leaves = _leaves(recorded)
    finder = Finder(
        texts
        | _late_texts(recorded)
        | made
        | {name: text for text, name in leaves.items()}
        | {f"c{place}": commitment for place, commitment in enumerate(known)}
    )
    window = [
        local(recorded.scene.times[0]).date() - timedelta(days=1),
        local(recorded.scene.times[-1]).date() + timedelta(days=60),
    ]
    since, until = (day.isoformat() for day in window)
    template = with_gaps(recorded.rows, finder, leaves, known, salts)
    for where, gaps in template.texts():
        expect_explained(gaps, where, since, until)
    template.broken = {one.turn: _broken(one, finder, leaves) for one in recorded.breaches}
    return template


def with_gaps(
    rows: Rows,
    finder: Finder,
    leaves: Mapping[str, str],
    known: Mapping[str, tuple[bytes, bytes]],
    salts: Mapping[str, str],
) -> Template:
    """Captured rows with their gaps; files are left out.

    Args:
        finder: of the texts that differ; commitments are called `c0`, `c1`, … in the order of `known`.
        leaves: the names of hashes, by hash.
        known: what the commitments stand for (`ledger.calculations.openings`).
        salts: the names of their salts, by salt.

    Raises:
        Unexplained: two things that differ elsewhere look the same here.
    """
    template = Template()
    for table, lines in rows.items():
        if table.name == LEDGER:
            before = (name for name in table.columns if name not in HASHES | {"canonical"})
            template.ledger = Table(LEDGER, (*before, "canonical", "leaf_hash", "previous_hash"))
            template.entries = [entry_of(table, cells, finder, leaves) for cells in lines]
        elif table.name != FILES:
            template.rows[table] = [_row(table, cells, finder) for cells in lines]
    used = {name for entry in template.entries for name in entry.canonical.names}
    for place, (salt, value) in enumerate(known.values()):
        if f"c{place}" in used:
            gaps = finder.gaps(value.decode(), "a commitment")
            template.commitments.append(Commitment(f"c{place}", salts[salt.hex()], gaps))
    return template


def _leaves(recorded: Recorded) -> dict[str, str]:
    """The names of the hashes of its entries, and of those that note a broken promise, by hash."""
    own = {row["leaf_hash"]: f"leaf{place}" for place, row in enumerate(rows_of(recorded.rows, LEDGER))}
    late = {row["leaf_hash"]: f"leaflate{one.turn}" for one in recorded.breaches for row in rows_of(one.rows, LEDGER)}
    return {leaf.removeprefix(r"\\x"): name for leaf, name in (own | late).items()}


def _texts(recorded: Recorded) -> dict[str, str]:
    """All that is known to differ, by name."""
    scene, unit = recorded.scene, varying.of_unit(recorded.unit, recorded.label, recorded.seats)
    texts = dict(unit) | varying.of_names(scene.names)
    for turn, at in enumerate(scene.times):
        texts |= varying.of_moment(f"t{turn}", at)
    for place, formula in enumerate(recorded.formulas):
        texts |= varying.of_moment(f"d{place}", formula.given)
    texts |= varying.of_days(scene.filed_on, scene.story.days)
    for place, (number, last) in enumerate(zip(recorded.numbers, recorded.preset.values(), strict=True)):
        if number.turn >= len(scene.times):
            continue
        shown = varying.of_number(f"n{place}", number, last + 1, scene.times[number.turn], unit)
        texts |= {name: text for name, text in shown.items() if not name.endswith(":year")}
    texts["in_time"], texts["was_late"] = varying.in_time(True), varying.was_late(False)
    return {name: text for name, text in texts.items() if text}


def _late_texts(recorded: Recorded) -> dict[str, str]:
    """What differs in the notes of broken promises: keys, when they were noted, when the terms ended."""
    texts: dict[str, str] = {}
    for one in recorded.breaches:
        texts |= varying.of_moment("late", one.at)
        ids = (row["id"] for table in one.rows for row in rows_of(one.rows, table.name))
        texts |= {f"idlate{one.turn}-{place}": text for place, text in enumerate(ids)}
        for place, formula in enumerate(recorded.formulas):
            ended = dossiers.term_ends_at(formula.given, one.term)
            if formula.promised and ended != formula.given:
                texts |= varying.of_moment(f"e{place}", ended, ["row"])
    return texts


def _broken(breach: Breach, finder: Finder, leaves: Mapping[str, str]) -> Broken:
    rows = [
        (table, _row(table, cells, finder))
        for table, lines in breach.rows.items()
        if table.name != LEDGER
        for cells in lines
    ]
    (entry,) = [
        entry_of(table, cells, finder, leaves)
        for table, lines in breach.rows.items()
        if table.name == LEDGER
        for cells in lines
    ]
    return Broken(breach.due, breach.term, breach.before, rows, entry)


def _made(rows: Rows) -> dict[str, str]:
    """What was made by chance: keys of rows, tokens, the salt, codes."""
    ids: dict[str, str] = {}
    for table, lines in rows.items():
        for cells in lines:
            row = dict(zip(table.columns, cells, strict=True))
            for column in ("id", "instrument_ptr_id", "key"):
                if _UUID.fullmatch(row.get(column, "")) and table.name != FILES:
                    ids.setdefault(row[column], f"id{len(ids)}")
            if row.get("token"):
                ids.setdefault(row["token"], f"token{len(ids)}")
    (dossier,) = rows_of(rows, "dossiers_dossier")
    ids[dossier["salt"].removeprefix(r"\\x")] = "salt"
    ids[dossier["temporary_code"]] = "temporary"
    return {name: text for text, name in ids.items()}


def _row(table: Table, cells: Sequence[str], finder: Finder) -> Gaps:
    parts: list[str] = []
    names: list[str] = []
    text = ""
    row = dict(zip(table.columns, cells, strict=True))
    for column, cell in row.items():
        gaps = _cell(table, column, cell, row, finder)
        *inner, last = gaps.fixed
        for part, name in zip(inner, gaps.names, strict=True):
            parts.append(text + part)
            names.append(name)
            text = ""
        text += last + "\t"
    return Gaps([*parts, text.removesuffix("\t")], names)


def _cell(table: Table, column: str, cell: str, row: Mapping[str, str], finder: Finder) -> Gaps:
    where = f"{table.name}.{column}"
    if (table.name, column) in WITHOUT_FILE:
        return Gaps([NOTHING], [])
    if table.name == "dossiers_paper" and column == "file_id":
        return Gaps(["", ""], [f"file:{row['code']}"])
    if (table.name, column) in PHOTOS and cell != NOTHING:
        return Gaps(["", ""], [f"file:{PHOTO}"])
    if column == "request_hash":
        return Gaps([r"\\x", ""], ["request"])
    if column == "proof":
        counted = finder.gaps(row.get("due_at") or row["until"], where).names
        return Gaps(["", ""], [counted[0].replace(":row", ":proof")])
    if column == "year" and table.name in NUMBERED and cell != NOTHING:
        number = finder.gaps(row["number"], where).names[0]
        return Gaps(["", ""], [number.replace(":n", ":year")])
    return finder.gaps(cell, where)
